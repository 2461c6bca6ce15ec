import uPlot from 'uplot';
import { NO_CHART_DATA, type ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { readChartTheme } from './chartTheme';
import { setAttribute } from './element';
import type { Locale } from './locale';
import { plotOptions } from './plotOptions';

const NOWHERE = { left: -10, top: -10 };

/** What uPlot's types leave out: the last argument moves the cursors of the other charts along. */
interface SharedCursor {
  valToPos(value: number, scale: string): number;
  setCursor(to: { left: number; top: number }, fireHook: boolean, publish: boolean): void;
}

/** Draws one chart with uPlot; makes it anew when other lines are to be drawn or the theme has changed. */
export class Plot {
  #plot: uPlot | undefined;
  #drawnLines = '';
  #data: ChartData = NO_CHART_DATA;
  #label = '';

  constructor(
    readonly target: HTMLElement,
    readonly kind: ChartKind,
    readonly locale: Locale,
    readonly onCursor: (index: number | null) => void,
  ) {
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(target);
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
    const plot: SharedCursor | undefined = this.#plot;
    if (atMs === undefined) plot?.setCursor(NOWHERE, true, true);
    else plot?.setCursor({ left: plot.valToPos(atMs, 'x'), top: 0 }, true, true);
  }

  #make(): void {
    this.#plot?.destroy();
    const options = plotOptions({
      kind: this.kind,
      locale: this.locale,
      theme: readChartTheme(),
      ...this.#size(),
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

  #size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.target;
    return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
  }
}

function columns({ atMs, lines }: ChartData): uPlot.AlignedData {
  return [atMs as number[], ...lines.map(({ values }) => values as (number | null)[])];
}
