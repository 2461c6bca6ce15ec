import uPlot from 'uplot';
import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { readChartTheme } from './chartTheme';
import { setAttribute } from './element';
import type { Locale } from './locale';
import { plotOptions } from './plotOptions';

const HEIGHT = 150;

/** Draws one chart with uPlot; makes it anew when other lines are to be drawn or the theme has changed. */
export class Plot {
  #plot: uPlot | undefined;
  #drawnLines = '';
  #data: ChartData = { atMs: [], lines: [] };
  #label = '';

  constructor(
    readonly target: HTMLElement,
    readonly kind: ChartKind,
    readonly locale: Locale,
    readonly onCursor: (index: number | null) => void,
  ) {
    new ResizeObserver(() => this.#plot?.setSize({ width: this.#width(), height: HEIGHT })).observe(target);
  }

  /** Draws `data`; `label` says the same in words, in place of the picture. */
  draw(data: ChartData, label: string): void {
    this.#data = data;
    this.#label = label;
    const lines = JSON.stringify(data.lines.map(({ label: name, style }) => [name, style]));
    if (this.#plot === undefined || lines !== this.#drawnLines) {
      this.#drawnLines = lines;
      return this.#make();
    }
    this.#plot.setData(columns(data));
    this.#labelCanvas();
  }

  /** Draws again with the colours and the font of the theme as it is now. */
  retheme(): void {
    if (this.#plot !== undefined) this.#make();
  }

  /** Puts the cursor of all charts on a time; `undefined` takes it away. */
  moveCursor(atMs: number | undefined): void {
    // The third argument, which uPlot's types leave out, moves the cursors of the other charts along.
    const plot = this.#plot as (uPlot & { setCursor(to: object, fire: boolean, publish: boolean): void }) | undefined;
    const left = atMs === undefined ? -10 : (plot?.valToPos(atMs, 'x') ?? 0);
    plot?.setCursor({ left, top: atMs === undefined ? -10 : 0 }, true, true);
  }

  #make(): void {
    this.#plot?.destroy();
    const options = plotOptions({
      kind: this.kind,
      locale: this.locale,
      theme: readChartTheme(),
      width: this.#width(),
      height: HEIGHT,
      data: () => this.#data,
      onCursor: this.onCursor,
    });
    this.#plot = new uPlot(options, columns(this.#data), this.target);
    this.#labelCanvas();
  }

  #labelCanvas(): void {
    const canvas = this.#plot?.ctx.canvas;
    if (canvas === undefined) return;
    setAttribute(canvas, 'role', 'img');
    setAttribute(canvas, 'aria-label', this.#label);
  }

  #width(): number {
    return Math.max(1, this.target.clientWidth);
  }
}

function columns({ atMs, lines }: ChartData): uPlot.AlignedData {
  return [atMs as number[], ...lines.map(({ values }) => values as (number | null)[])];
}
