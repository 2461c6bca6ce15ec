import type { ChartData, ChartInput, ChartLine } from './chartData';
import type { ChartFigure } from './chartFigure';
import { ChartTurns, type TurnReason } from './chartTurns';
import { setHidden } from './element';

/** When no update has come for so long, what the last one left is drawn. */
const REST_MS = 150;

/** Draws the charts, each when it is its turn. */
export class ChartDrawing {
  readonly #turns: ChartTurns<ChartFigure>;
  #input: ChartInput | undefined;
  #view = '';
  #frame: number | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly figures: readonly ChartFigure[],
    /** Whether one of them waits for its turn. */
    readonly onWaiting: (isWaiting: boolean) => void,
  ) {
    this.#turns = new ChartTurns(figures);
  }

  /** `view` is what is to be seen beside the numbers: where that is another than before, no chart waits. */
  update(input: ChartInput, view: string): void {
    const before = this.#input?.state;
    const isOtherView = view !== this.#view || before?.points !== input.state.points;
    const hasNews = before !== input.state;
    // Not earlier: as long as there is nothing to show, the page is hidden.
    if (before === undefined) for (const figure of this.figures) figure.onSight(() => this.#draw('sight'));
    this.#input = input;
    this.#view = view;
    if (isOtherView || hasNews) this.#draw(isOtherView ? 'view' : 'numbers');
  }

  #draw(reason: TurnReason): void {
    const input = this.#input;
    if (input === undefined) return;
    for (const figure of this.#turns.take(performance.now(), reason)) {
      const data = figure.kind.data(input);
      setHidden(figure.root, isEmpty(data, input));
      if (!figure.root.hidden) figure.draw(data);
    }
    // uPlot takes new data in a microtask, so this one comes after those of all charts; the cursor of one is in all of them.
    queueMicrotask(() => {
      for (const figure of this.figures) figure.holdCursor();
    });
    this.onWaiting(this.#turns.hasStale);
    clearTimeout(this.#rest);
    if (this.#turns.isBeginning) this.#goOn();
    else if (this.#turns.hasStale) this.#rest = setTimeout(() => this.#draw('rest'), REST_MS);
  }

  #goOn(): void {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw('sight');
    });
  }
}

/** Whether there was time to show something and nothing was known: no hit rate where nobody reads. */
function isEmpty({ atMs, lines, stays }: ChartData, { state, chosen }: ChartInput): boolean {
  if (stays !== null) return state.residencies.all.length === 0;
  if (atMs.length === 0 || lines.some(isKnown)) return false;
  // A cache that has just been chosen: its points are on their way.
  return chosen.length === 0 || chosen.some(({ cache }) => state.points.caches.has(cache.id));
}

/** Nothing read is 0 a second, which says nothing. */
function isKnown({ shape, values }: ChartLine): boolean {
  return shape !== 'up' && shape !== 'down' && values.some((value) => value !== null);
}
