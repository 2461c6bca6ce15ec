import { type CacheRuntime, LONGEST_DELAY_MS } from './runtime';

/**
 * One timer for many deadlines, of which it is set to the earliest. It may come too early, when that deadline does not
 * matter any more or is too far away for one timer: so whoever is called looks at the time and asks again.
 *
 * While it is set, it keeps its pool alive, unlike the timer of a cache: an acquisition that nobody else knows must time
 * out, and the objects of a forgotten pool must be destroyed and not just dropped.
 */
export class PoolTimer {
  readonly #runtime: CacheRuntime;
  readonly #onDue: (nowMs: number) => void;
  #dueMs = Infinity;
  #cancel: (() => void) | undefined;

  constructor(runtime: CacheRuntime, onDue: (nowMs: number) => void) {
    this.#runtime = runtime;
    this.#onDue = onDue;
  }

  /** Makes sure that the timer comes by `deadlineMs`; `Infinity` asks for nothing. */
  ensure(deadlineMs: number): void {
    if (deadlineMs >= this.#dueMs) return;
    this.#cancel?.();
    this.#dueMs = deadlineMs;
    // Whole milliseconds, as timers count: rounded down it would come in vain.
    const delayMs = Math.min(Math.max(Math.ceil(deadlineMs - this.#runtime.now()), 0), LONGEST_DELAY_MS);
    this.#cancel = this.#runtime.after(delayMs, this.#fire);
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#dueMs = Infinity;
  }

  readonly #fire = (): void => {
    this.#cancel = undefined;
    this.#dueMs = Infinity;
    this.#onDue(this.#runtime.now());
  };
}
