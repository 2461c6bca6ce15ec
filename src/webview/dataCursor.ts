import { element } from './element';

/** Keys that are held down would otherwise be read out one by one. */
const READOUT_DELAY_MS = 250;
const PAGE = 10;

/** What the cursor does to its chart. */
export interface CursorTarget {
  /** Shows the cursor at a time, or takes it away. */
  move(atMs: number | undefined): void;
  /** Chooses the next line in a direction. */
  choose(by: -1 | 1): void;
  /** Says what is there. */
  describe(index: number): string;
  /** Selects what is there. */
  enter(atMs: number | undefined): void;
}

/** Goes along a chart's points with the keyboard, and tells a screen reader where it has come to rest. */
export class DataCursor {
  readonly readout = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  #times: readonly number[] = [];
  #newest = -1;
  #atMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    target: HTMLElement,
    readonly chart: CursorTarget,
  ) {
    target.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !this.#handle(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    target.addEventListener('blur', () => this.#leave());
  }

  /** `undefined` while there is none. */
  get atMs(): number | undefined {
    return this.#atMs;
  }

  /** Takes in the points that are to be drawn; `newest` is the place of the last one that is seen. */
  update(times: readonly number[], newest: number): void {
    this.#times = times;
    this.#newest = newest;
  }

  /** Keeps the cursor at its time after newer points were drawn. */
  hold(): void {
    if (this.#atMs !== undefined) this.chart.move(this.#atMs);
  }

  goTo(atMs: number): void {
    this.#atMs = atMs;
    this.chart.move(atMs);
    this.#sayLater();
  }

  #handle(key: string): boolean {
    if (key === 'Escape') return this.#atMs !== undefined && (this.#leave(), true);
    if (key === 'Enter') return (this.chart.enter(this.#atMs), true);
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      this.chart.choose(key === 'ArrowUp' ? -1 : 1);
      this.#sayLater();
      return true;
    }
    const last = this.#times.length - 1;
    const to = destination(key, this.#index(), last);
    if (to === undefined || last < 0) return false;
    const atMs = this.#times[Math.min(last, Math.max(0, to))];
    if (atMs !== undefined) this.goTo(atMs);
    return true;
  }

  #sayLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const index = Math.min(this.#index(), this.#times.length - 1);
      this.readout.textContent = this.chart.describe(index);
    }, READOUT_DELAY_MS);
  }

  /** The last point that is not newer than the cursor; beyond the newest one while there is no cursor. */
  #index(): number {
    const atMs = this.#atMs;
    if (atMs === undefined) return this.#newest + 1;
    return Math.max(0, this.#times.filter((time) => time <= atMs).length - 1);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#atMs = undefined;
    this.chart.move(undefined);
    this.readout.textContent = '';
  }
}

function destination(key: string, from: number, last: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    PageUp: from - PAGE,
    PageDown: from + PAGE,
    Home: 0,
    End: last,
  };
  return moves[key];
}
