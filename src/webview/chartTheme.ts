import { LETTERS } from './chartLayout';

/** The colours of lines, by the words of VS Code's own chart colours. Its orange is nearly transparent in dark themes. */
export const LINE_COLOURS = ['blue', 'green', 'purple', 'yellow', 'red', 'foreground'] as const;
export type LineColour = (typeof LINE_COLOURS)[number];

/** What a canvas needs of the user's theme: it cannot read style sheets itself. */
export interface ChartTheme {
  readonly lines: Readonly<Record<LineColour, string>>;
  /** The same for what is filled, stepping back behind the lines. */
  readonly fills: Readonly<Record<LineColour, string>>;
  readonly isHighContrast: boolean;
  readonly background: string;
  readonly foreground: string;
  readonly text: string;
  readonly capacity: string;
  /** Of what is selected. */
  readonly focus: string;
  readonly grid: string;
  /** High contrast has no half-transparent colours, so there the grid steps back by being dotted. */
  readonly gridDash: number[];
  readonly fontFamily: string;
  readonly font: string;
  /** The height of that font in CSS pixels. */
  readonly fontSize: number;
}

/** Reads VS Code's variables as they are now. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  const read = (name: string): string => style.getPropertyValue(`--vscode-${name}`).trim() || style.color;
  const isHighContrast = document.body.classList.contains('vscode-high-contrast');
  const background = style.getPropertyValue('--vscode-editor-background').trim() || style.backgroundColor;
  const each = (colour: (name: LineColour) => string): Record<LineColour, string> =>
    Object.fromEntries(LINE_COLOURS.map((name) => [name, colour(name)])) as Record<LineColour, string>;
  const lines = each((name) => read(`charts-${name}`));
  const fontSize = Math.round(LETTERS * Number.parseFloat(style.fontSize));
  const gridLine = read('charts-lines');
  return {
    lines,
    fills: isHighContrast ? lines : each((name) => `color-mix(in srgb, ${lines[name]} 60%, ${background})`),
    isHighContrast,
    background,
    foreground: style.color,
    text: read('descriptionForeground'),
    capacity: read('charts-foreground'),
    focus: read('focusBorder'),
    grid: isHighContrast ? gridLine : `color-mix(in srgb, ${gridLine} 35%, transparent)`,
    gridDash: isHighContrast ? [1, 4] : [],
    fontFamily: style.fontFamily,
    font: `${fontSize}px ${style.fontFamily}`,
    fontSize,
  };
}

/** Calls back when VS Code has put another theme into the page: it names every theme anew on the body. */
export function onThemeChange(callback: () => void): void {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}
