import type { ObjectPoolOptions } from './poolOptions';
import type { PoolSlot } from './poolSlot';
import { PoolTimer } from './poolTimer';
import { randomOf } from './randomOf';
import type { CacheRuntime } from './runtime';
import { steadyRuntimeOf } from './steadyRuntime';

/** Whether a pool with such options has to look at how long its objects are kept. */
export function limitsLives<T extends object>(options: ObjectPoolOptions<T>): boolean {
  const { maxUses = Infinity, maxLifetimeMs = Infinity, idleTimeoutMs = Infinity } = options;
  return Math.min(maxUses, maxLifetimeMs, idleTimeoutMs) !== Infinity;
}

/**
 * How long the objects of a pool are kept: `maxUses`, `maxLifetimeMs` and `idleTimeoutMs`, with one timer for all. It is
 * set while an idle object has a deadline, and not called off when that object is lent: it comes and finds nothing.
 */
export class PoolLifetime<T extends object> {
  readonly #runtime: CacheRuntime | undefined;
  readonly #timer: PoolTimer | undefined;
  readonly #random: () => number;
  readonly #min: number;
  readonly #maxUses: number;
  readonly #maxLifetimeMs: number;
  readonly #jitter: number;
  readonly #idleTimeoutMs: number;

  /** Calls `onDue` when idle objects may have to go: what that does is to be decided by `over`. */
  constructor(options: ObjectPoolOptions<T>, onDue: (lifetime: PoolLifetime<T>) => void) {
    this.#min = options.min ?? 0;
    this.#maxUses = options.maxUses ?? Infinity;
    this.#maxLifetimeMs = options.maxLifetimeMs ?? Infinity;
    this.#idleTimeoutMs = options.idleTimeoutMs ?? Infinity;
    this.#jitter = options.lifetimeJitter ?? 0;
    this.#random = randomOf('ObjectPool', options.random);
    if (Math.min(this.#maxLifetimeMs, this.#idleTimeoutMs) === Infinity) return;
    this.#runtime = steadyRuntimeOf(options.runtime, 'ObjectPool');
    this.#timer = new PoolTimer(this.#runtime, () => onDue(this));
  }

  /** To be called once for each object that is created. */
  begin(slot: PoolSlot<T>): void {
    if (this.#maxLifetimeMs === Infinity) return;
    slot.expiresAtMs = this.#now() + this.#maxLifetimeMs * (1 - this.#jitter * this.#random());
  }

  /** Whether the object must not be lent again. O(1). */
  isOver(slot: PoolSlot<T>): boolean {
    return slot.uses >= this.#maxUses || (slot.expiresAtMs !== Infinity && slot.expiresAtMs <= this.#now());
  }

  /** To be called when an object has become idle, as the last of `idle`; `size` counts all objects. O(1). */
  rest(idle: readonly PoolSlot<T>[], size: number): void {
    const slot = idle.at(-1) as PoolSlot<T>;
    if (this.#timer === undefined) return;
    if (this.#idleTimeoutMs !== Infinity) {
      slot.idleSinceMs = this.#now();
      // The first one waits longest: it may have stayed only because there were no more than `min`.
      if (size > this.#min) this.#timer.ensure((idle[0] as PoolSlot<T>).idleSinceMs + this.#idleTimeoutMs);
    }
    this.#timer.ensure(slot.expiresAtMs);
  }

  /** Of `idle`, longest first, those that have to go by now; asks for the timer for the next one. O(idle). */
  over(idle: readonly PoolSlot<T>[], size: number): Set<PoolSlot<T>> {
    const nowMs = this.#now();
    // Ends of lifetimes first: they do not ask for `min`, and count.
    const over = new Set(idle.filter((slot) => slot.expiresAtMs <= nowMs));
    let nextMs = Infinity;
    for (const slot of idle) {
      if (over.has(slot)) continue;
      const idleUntilMs = size - over.size > this.#min ? slot.idleSinceMs + this.#idleTimeoutMs : Infinity;
      if (idleUntilMs <= nowMs) over.add(slot);
      else nextMs = Math.min(nextMs, idleUntilMs, slot.expiresAtMs);
    }
    this.#timer?.ensure(nextMs);
    return over;
  }

  /** Calls the timer off. */
  end(): void {
    this.#timer?.cancel();
  }

  #now(): number {
    return (this.#runtime as CacheRuntime).now();
  }
}
