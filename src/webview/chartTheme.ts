/** The colours of lines, by the words of VS Code's own chart colours. Its orange is nearly transparent in dark themes. */
export const LINE_COLOURS = ['blue', 'green', 'purple', 'yellow', 'red', 'foreground'] as const;
export type LineColour = (typeof LINE_COLOURS)[number];

/** What a canvas needs of the user's theme: it cannot read style sheets itself. */
export interface ChartTheme {
  readonly lines: Readonly<Record<LineColour, string>>;
  readonly text: string;
  readonly capacity: string;
  readonly grid: string;
  /** High contrast has no half-transparent colours, so there the grid steps back by being dotted. */
  readonly gridDash: number[];
  readonly font: string;
  /** The height of that font in CSS pixels. */
  readonly fontSize: number;
}

/** Reads VS Code's variables as they are now. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  const read = (name: string): string => style.getPropertyValue(name).trim() || style.color;
  const lines = Object.fromEntries(LINE_COLOURS.map((colour) => [colour, read(`--vscode-charts-${colour}`)]));
  const fontSize = Math.round(0.85 * Number.parseFloat(style.fontSize));
  const gridLine = read('--vscode-charts-lines');
  const highContrast = document.body.classList.contains('vscode-high-contrast');
  return {
    lines: lines as Record<LineColour, string>,
    text: read('--vscode-descriptionForeground'),
    capacity: read('--vscode-charts-foreground'),
    grid: highContrast ? gridLine : `color-mix(in srgb, ${gridLine} 35%, transparent)`,
    gridDash: highContrast ? [1, 4] : [],
    font: `${fontSize}px ${style.fontFamily}`,
    fontSize,
  };
}

/** Calls back when VS Code has put another theme into the page: it names every theme anew on the body. */
export function onThemeChange(callback: () => void): void {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}
