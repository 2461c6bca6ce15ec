import { element } from './element';
import type { Plot } from './plot';

/** Keys that are held down would otherwise be read out one by one. */
const READOUT_DELAY_MS = 250;
const PAGE = 10;

/** Goes along a chart's points with the keyboard, and tells a screen reader where it has come to rest. */
export class DataCursor {
  readonly readout = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  #times: readonly number[] = [];
  #atMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    target: HTMLElement,
    readonly plot: Plot,
    readonly describe: (index: number) => string,
  ) {
    target.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.#handle(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    target.addEventListener('blur', () => this.#leave());
  }

  /** Takes in the points that are to be drawn. */
  update(times: readonly number[]): void {
    this.#times = times;
  }

  /** Keeps the cursor at its time after newer points were drawn. */
  hold(): void {
    if (this.#atMs !== undefined) this.plot.moveCursor(this.#atMs);
  }

  #handle(key: string): boolean {
    if (key === 'Escape' && this.#atMs !== undefined) {
      this.#leave();
      return true;
    }
    const last = this.#times.length - 1;
    const from = this.#index();
    const to = destination(key, from, last);
    if (to === undefined || last < 0) return false;
    const index = Math.min(last, Math.max(0, to));
    this.#atMs = this.#times[index];
    this.plot.moveCursor(this.#atMs);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.readout.textContent = this.describe(index)), READOUT_DELAY_MS);
    return true;
  }

  /** The last point that is not newer than the cursor; beyond the newest one while there is no cursor. */
  #index(): number {
    const atMs = this.#atMs;
    if (atMs === undefined) return this.#times.length;
    return Math.max(0, this.#times.filter((time) => time <= atMs).length - 1);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#atMs = undefined;
    this.plot.moveCursor(undefined);
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
