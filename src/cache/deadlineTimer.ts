import { collectionRegistry } from './collectionRegistry';
import { type CacheRuntime, LONGEST_DELAY_MS } from './runtime';

/**
 * The one timer of an owner that has many deadlines. It keeps neither the owner nor the process alive: it holds the owner
 * weakly, the runtime promises the other, and when the owner is collected its timer is cancelled.
 *
 * It may fire too early: a delay has a greatest length, and a deadline may have moved away meanwhile. Whoever is called
 * looks at the clock and arms it again.
 */
export class DeadlineTimer<T extends object> {
  readonly #runtime: CacheRuntime;
  readonly #owner: WeakRef<T>;
  readonly #onDue: (owner: T) => void;
  readonly #fire = (): void => {
    this.#cancel = undefined;
    this.#dueMs = Infinity;
    const owner = this.#owner.deref();
    if (owner !== undefined) this.#onDue(owner);
  };
  #dueMs = Infinity;
  #cancel: (() => void) | undefined;

  /** `onDue` must not hold the owner. */
  constructor(runtime: CacheRuntime, owner: T, onDue: (owner: T) => void) {
    this.#runtime = runtime;
    this.#owner = new WeakRef(owner);
    this.#onDue = onDue;
    collectionRegistry.register(owner, this);
  }

  /** When it is going to fire, or up to a millisecond earlier; `Infinity` when it is not armed. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Lets it fire at `deadlineMs`, or on the way there, instead of whenever it was going to. */
  arm(deadlineMs: number, nowMs: number): void {
    this.disarm();
    // Whole milliseconds, as timers count: rounded down it would fire in vain.
    const delayMs = Math.min(Math.max(Math.ceil(deadlineMs - nowMs), 0), LONGEST_DELAY_MS);
    this.#cancel = this.#runtime.after(delayMs, this.#fire);
    this.#dueMs = Math.min(deadlineMs, nowMs + LONGEST_DELAY_MS);
  }

  /** To be called by the engine when it has collected the owner. */
  onCollected(): void {
    this.disarm();
  }

  disarm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#dueMs = Infinity;
  }
}
