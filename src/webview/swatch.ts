import { CAUSE_GLYPHS, glyphPath, type RemovalCause } from './causeGlyph';
import type { LineColour } from './chartTheme';
import { CAPACITY_DASH, type LineStyle } from './lineStyle';
import { COLLECTION_LINES } from './paintCollections';

/** A sample of what a legend names; in the page it becomes SVG, in a copied picture it is painted. */
export interface Swatch {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly colour: LineColour;
  readonly lineWidth: number;
  readonly dash: readonly number[];
  readonly isFilled: boolean;
}

/** A short piece of the line. */
export function lineSwatch({ colour, dash, width }: LineStyle): Swatch {
  return { width: 24, height: 6, path: 'M0 3H24', colour, lineWidth: width + 0.5, dash, isFilled: false };
}

export const CAPACITY_SWATCH = lineSwatch({ colour: 'foreground', dash: CAPACITY_DASH, width: 0.5 });

/** Points where the bars go. */
export function barSwatch({ colour }: LineStyle, shape: 'up' | 'down'): Swatch {
  const path = shape === 'up' ? 'M5 2L9.5 10H0.5Z' : 'M0.5 2H9.5L5 10Z';
  return { width: 10, height: 12, path, colour, lineWidth: 1, dash: [], isFilled: true };
}

export function glyphSwatch(cause: RemovalCause): Swatch {
  const { colour, isFilled } = CAUSE_GLYPHS[cause];
  return { width: 10, height: 10, path: glyphPath(cause), colour, lineWidth: 1.25, dash: [], isFilled };
}

export function collectionSwatch(kind: keyof typeof COLLECTION_LINES): Swatch {
  const { width, dash } = COLLECTION_LINES[kind];
  const path = `M2 14V${kind === 'major' ? 0 : 5}`;
  return { width: 4, height: 14, path, colour: 'foreground', lineWidth: width, dash, isFilled: false };
}

const SVG = 'http://www.w3.org/2000/svg';

/** The swatch in the page; its colour comes from the style sheet. */
export function swatchElement({ width, height, path, colour, lineWidth, dash, isFilled }: Swatch): Element {
  const drawing = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  const attributes = {
    class: `swatch ${colour}${isFilled ? ' filled' : ''}`,
    viewBox: `0 0 ${width} ${height}`,
    width: String(width),
    height: String(height),
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  line.setAttribute('d', path);
  line.setAttribute('stroke-width', String(lineWidth));
  if (dash.length > 0) line.setAttribute('stroke-dasharray', dash.join(' '));
  drawing.append(line);
  return drawing;
}
