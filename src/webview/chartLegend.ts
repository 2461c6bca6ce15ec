import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { element, setText } from './element';
import { CAPACITY_DASH, type LineStyle } from './lineStyle';
import type { Locale } from './locale';

const SVG = 'http://www.w3.org/2000/svg';

/** The collections that a chart may mark, and how high their marks are in the legend. */
const MARKED = [
  { kind: 'minor', word: 'minorCollection', height: 5 },
  { kind: 'major', word: 'majorCollection', height: 14 },
] as const;

/** Names the lines of a chart, each with its value at the cursor, or its newest one. */
export class ChartLegend {
  readonly root = element('ul', { class: 'legend' });
  #values: readonly HTMLElement[] = [];
  #shown = '';

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
  ) {}

  update({ lines, marks }: ChartData, index: number): void {
    const kinds = MARKED.filter(({ kind }) => marks.some((mark) => mark.kind === kind));
    const shown = JSON.stringify([lines.map(({ label, style, capacity }) => [label, style, capacity]), kinds]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#values = lines.map(() => element('span', { class: 'value' }));
      const items = lines.map(({ label, style }, i) => entry(swatch(style), label, this.#values[i] ?? ''));
      const marked = kinds.map(({ word, height }) => entry(markSwatch(height), this.locale.strings[word], ''));
      this.root.replaceChildren(...items, ...this.#capacity(lines), ...marked);
    }
    for (const [i, { values }] of lines.entries()) {
      const value = this.#values[i];
      if (value !== undefined) setText(value, this.kind.text(values[index], this.locale.format));
    }
  }

  #capacity(lines: ChartData['lines']): HTMLElement[] {
    const bounds = [...new Set(lines.flatMap(({ capacity }) => capacity ?? []))];
    if (bounds.length === 0) return [];
    const text = bounds.map((bound) => this.kind.text(bound, this.locale.format)).join(' · ');
    return [entry(swatch(undefined), this.locale.strings.capacity, element('span', { class: 'value' }, text))];
  }
}

function entry(sample: Element, label: string, value: HTMLElement | string): HTMLElement {
  return element('li', {}, sample, element('span', { class: 'label' }, label), value);
}

/** The mark of a collection, standing on the line of the text. */
function markSwatch(height: number): Element {
  return drawn('swatch mark', '0 0 3 14', `M1.5 14V${14 - height}`);
}

/** A short piece of the line; without a style, of the line that shows a capacity. */
function swatch(style: LineStyle | undefined): Element {
  const drawing = drawn(`swatch ${style?.colour ?? 'capacity'}`, '0 0 24 6', 'M0 3H24');
  drawing.firstElementChild?.setAttribute('stroke-dasharray', (style?.dash ?? CAPACITY_DASH).join(' '));
  return drawing;
}

function drawn(className: string, viewBox: string, path: string): Element {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', className);
  drawing.setAttribute('viewBox', viewBox);
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}
