const FIRST_STEP = 0.0625;
/** A step that changed the hit rate that much means that the workload is another one. */
const RESTART = 0.05;
const DECAY = 0.98;
const LEAST_SHARE = 0.01;
const MOST_SHARE = 0.8;
const EVENTS_PER_ENTRY = 10;
const FEWEST_EVENTS = 500;

/**
 * Finds the share of a window at which the hit rate is best, by hill climbing (Einziger, Eytan, Friedman and Manes, 2018;
 * as in Caffeine): after each so many reads it takes a step on, or back when the hit rate fell, and each is a little
 * smaller than the one before.
 */
export class WindowClimber {
  #share: number;
  #step = FIRST_STEP;
  #hits = 0;
  #misses = 0;
  #lastRate: number | undefined;

  constructor(share: number) {
    this.#share = share;
  }

  /** The share of the window at present. */
  get share(): number {
    return this.#share;
  }

  /** Notes a read in a cache of `size` entries. */
  note(isHit: boolean, size: number): void {
    if (isHit) this.#hits++;
    else this.#misses++;
    if (this.#hits + this.#misses >= Math.max(FEWEST_EVENTS, EVENTS_PER_ENTRY * size)) this.#climb();
  }

  #climb(): void {
    const rate = this.#hits / (this.#hits + this.#misses);
    const gain = rate - (this.#lastRate ?? rate);
    this.#lastRate = rate;
    this.#hits = 0;
    this.#misses = 0;
    const direction = Math.sign(this.#step) * (gain < 0 ? -1 : 1);
    this.#step = direction * (Math.abs(gain) >= RESTART ? FIRST_STEP : Math.abs(this.#step) * DECAY);
    this.#share = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, this.#share + this.#step));
  }
}
