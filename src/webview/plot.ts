import uPlot from 'uplot';
import type { Span } from '../protocol/page';
import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { readChartTheme } from './chartTheme';
import { setAttribute } from './element';
import { DRAG_DISTANCE, plotOptions } from './plotOptions';
import { STAY_ROW_CAP } from './stayRows';
import type { TickFormat } from './tickFormat';

const NOWHERE = { left: -10, top: -10 };
const NO_SELECTION = { left: 0, top: 0, width: 0, height: 0 };
/** How much thicker the line is that somebody has chosen. */
const EMPHASIS = 2;

/** What uPlot's types leave out: the last argument moves the cursors of the other charts along. */
interface SharedCursor {
  valToPos(value: number, scale: string): number;
  setCursor(to: { left: number; top: number }, fireHook: boolean, publish: boolean): void;
}

/** Draws one chart with uPlot; makes it anew when other lines are to be drawn or the theme has changed. */
export class Plot {
  #plot: uPlot | undefined;
  #drawnLines = '';
  #data: ChartData | undefined;
  #label = '';
  #emphasis: number | null = null;
  /** Where the mouse went down in this chart, and where it went up. */
  #drag: { readonly from: number; readonly to: number } | undefined;

  constructor(
    readonly target: HTMLElement,
    readonly kind: ChartKind,
    readonly ticks: TickFormat,
    readonly onCursor: (index: number | null) => void,
    /** Somebody has drawn a stretch of time with the mouse. */
    readonly onDrag: (span: Span) => void,
  ) {
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(target);
    // uPlot moves the stretch along in the other charts, and with every cursor that is moved while the button is down.
    target.addEventListener('pointerdown', ({ clientX }) => (this.#drag = { from: clientX, to: clientX }));
    addEventListener('pointerup', ({ clientX }) => {
      if (this.#drag !== undefined) this.#drag = { from: this.#drag.from, to: clientX };
    });
  }

  /** The picture as it is now, for a copy of it. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.#plot?.ctx.canvas;
  }

  draw(data: ChartData): void {
    this.#data = data;
    const lines = JSON.stringify([
      data.lines.map(({ label: name, style, side, shape }) => [name, style, side, shape]),
      data.lanes.length,
    ]);
    if (this.#plot === undefined || lines !== this.#drawnLines) {
      this.#drawnLines = lines;
      return this.#make(data);
    }
    this.#plot.setData(columns(data));
  }

  /** Says in words what is drawn. */
  describe(words: string): void {
    this.#label = words;
    this.#labelCanvas();
  }

  /** Draws again with the colours and the font of the theme as it is now. */
  retheme(): void {
    if (this.#plot !== undefined && this.#data !== undefined) this.#make(this.#data);
  }

  /** Puts the cursor of all charts on a time; `undefined` takes it away. */
  moveCursor(atMs: number | undefined): void {
    const plot: SharedCursor | undefined = this.#plot;
    if (atMs === undefined) plot?.setCursor(NOWHERE, true, true);
    else plot?.setCursor({ left: plot.valToPos(atMs, 'x'), top: 0 }, true, true);
  }

  /** Draws one of the lines thicker than the others. */
  emphasize(line: number | null): void {
    this.#emphasis = line;
    this.#setWidths();
    this.#plot?.redraw(false, false);
  }

  /** The time below a place on the screen, and how many milliseconds a pixel is; `undefined` beside the plot. */
  timeAt(clientX: number): { readonly atMs: number; readonly msPerPixel: number } | undefined {
    const plot = this.#plot;
    if (plot === undefined || this.#data === undefined) return undefined;
    const { left, width } = plot.over.getBoundingClientRect();
    if (clientX < left || clientX > left + width || width === 0) return undefined;
    const { fromMs, toMs } = this.#data.span;
    const msPerPixel = (toMs - fromMs) / width;
    return { atMs: fromMs + (clientX - left) * msPerPixel, msPerPixel };
  }

  /** The row of the strip of stays at a place on the screen, counted from the first one that is seen. */
  rowAt(clientY: number): number {
    const { top, height } = this.#plot?.over.getBoundingClientRect() ?? { top: 0, height: 1 };
    return Math.floor(((clientY - top) / height) * STAY_ROW_CAP);
  }

  #make(data: ChartData): void {
    this.target.style.setProperty('--lanes', String(data.lanes.length));
    this.#plot?.destroy();
    const options = plotOptions({
      kind: this.kind,
      ticks: this.ticks,
      theme: readChartTheme(),
      ...this.#size(),
      data: () => this.#data ?? data,
      onCursor: this.onCursor,
      onDrag: (plot) => this.#dragged(plot),
    });
    this.#plot = new uPlot(options, columns(data), this.target);
    this.#setWidths();
    this.#labelCanvas();
  }

  #dragged(plot: uPlot): void {
    const drag = this.#drag;
    this.#drag = undefined;
    plot.setSelect(NO_SELECTION, false);
    if (drag === undefined || Math.abs(drag.to - drag.from) < DRAG_DISTANCE) return;
    const { left, width } = plot.over.getBoundingClientRect();
    const [from = 0, to = 0] = [drag.from, drag.to]
      .sort((a, b) => a - b)
      .map((clientX) => plot.posToVal(Math.min(width, Math.max(0, clientX - left)), 'x'));
    this.onDrag({ fromMs: from, toMs: to });
  }

  #setWidths(): void {
    for (const [i, { style }] of (this.#data?.lines ?? []).entries()) {
      const series = this.#plot?.series[i + 1];
      if (series !== undefined) series.width = style.width * (i === this.#emphasis ? EMPHASIS : 1);
    }
  }

  #labelCanvas(): void {
    const { canvas } = this;
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
  const values = lines.map(({ values: column, shape }) =>
    shape === 'down' ? column.map((value) => value && -value) : (column as (number | null)[]),
  );
  return [atMs as number[], ...values];
}
