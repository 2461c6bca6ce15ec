import { callEach } from './callEach';
import { collectionRegistry } from './collectionRegistry';
import type { LeakDetails, LeakReason } from './observation';
import type { Lease } from './poolLease';
import type { ObjectPoolOptions } from './poolOptions';
import type { PoolSlot } from './poolSlot';
import { PoolTimer } from './poolTimer';
import { randomOf } from './randomOf';
import type { CacheRuntime } from './runtime';
import { steadyRuntimeOf } from './steadyRuntime';

/**
 * The loan that a lease stands for. The engine holds it as long as the lease lives, so it must lead neither to the lease
 * nor, as that is held by the program's own objects maybe, to the pool.
 */
class TrackedLoan<T extends object> {
  readonly #leaks: WeakRef<PoolLeaks<T>>;
  readonly #slot: WeakRef<PoolSlot<T>>;
  readonly #loan: number;

  constructor(leaks: PoolLeaks<T>, slot: PoolSlot<T>) {
    this.#leaks = new WeakRef(leaks);
    this.#slot = new WeakRef(slot);
    this.#loan = slot.uses;
  }

  /** To be called by the engine. */
  onCollected(): void {
    const slot = this.#slot.deref();
    // Without its pool nobody is left to be told.
    if (slot?.isOnLoan(this.#loan) === true) this.#leaks.deref()?.reportLost(slot);
  }
}

/** Whether a pool with such options has to watch its loans. */
export function watchesLoans<T extends object>(options: ObjectPoolOptions<T>): boolean {
  const { leakAfterMs = Infinity, detectLostLeases = 0, captureStacks = 0 } = options;
  return leakAfterMs !== Infinity || Number(detectLostLeases) + Number(captureStacks) > 0;
}

/**
 * Watches the loans of a pool: when they began and where, whether one lasts too long (one timer for all), and whether a
 * lease was collected before it was released.
 */
export class PoolLeaks<T extends object> {
  readonly #runtime: CacheRuntime;
  readonly #random: () => number;
  readonly #leakAfterMs: number;
  readonly #leaseShare: number;
  readonly #stackShare: number;
  readonly #report: (slot: PoolSlot<T>, leak: LeakDetails) => void;
  readonly #timer: PoolTimer;
  // Those that were not reported, in the order in which they were lent, so in the order of their deadlines.
  #oldest: PoolSlot<T> | undefined;
  #newest: PoolSlot<T> | undefined;

  /** Calls `report` for each leak; a lost object has to be taken back by that. */
  constructor(options: ObjectPoolOptions<T>, report: (slot: PoolSlot<T>, leak: LeakDetails) => void) {
    this.#runtime = steadyRuntimeOf(options.runtime, 'ObjectPool');
    this.#random = randomOf('ObjectPool', options.random);
    this.#leakAfterMs = options.leakAfterMs ?? Infinity;
    this.#leaseShare = Number(options.detectLostLeases ?? 0);
    this.#stackShare = Number(options.captureStacks ?? 0);
    this.#report = report;
    this.#timer = new PoolTimer(this.#runtime, (nowMs) => this.#reportAged(nowMs));
  }

  /** Notes where an object is being acquired, if this is one of those for which that was asked. */
  trace(): Error | undefined {
    return this.#isChosen(this.#stackShare) ? new Error('acquired here') : undefined;
  }

  /** To be called when an object was lent. O(1). */
  begin(slot: PoolSlot<T>, trace: Error | undefined): void {
    slot.trace = trace;
    slot.lentAtMs = this.#runtime.now();
    if (this.#leakAfterMs === Infinity) return;
    slot.lentBefore = this.#newest;
    if (this.#newest === undefined) this.#oldest = slot;
    else this.#newest.lentAfter = slot;
    this.#newest = slot;
    this.#timer.ensure(slot.lentAtMs + this.#leakAfterMs);
  }

  /** To be called when a loan ended. O(1). */
  end(slot: PoolSlot<T>): void {
    slot.trace = undefined;
    this.#unlink(slot);
  }

  /** Watches whether `lease` is collected, if it is one of those for which that was asked. */
  track(lease: Lease<T>, slot: PoolSlot<T>): void {
    if (this.#isChosen(this.#leaseShare)) collectionRegistry.register(lease, new TrackedLoan(this, slot));
  }

  /** The lease of the loan was collected and never released. */
  reportLost(slot: PoolSlot<T>): void {
    this.#report(slot, this.#details(slot, 'collected'));
  }

  /** How long the object has been lent, in milliseconds. */
  ageMs(slot: PoolSlot<T>): number {
    return this.#runtime.now() - slot.lentAtMs;
  }

  /** Calls the timer off. */
  stop(): void {
    this.#timer.cancel();
  }

  #isChosen(share: number): boolean {
    return share === 1 || (share > 0 && this.#random() < share);
  }

  #reportAged(nowMs: number): void {
    const aged: PoolSlot<T>[] = [];
    while (this.#oldest !== undefined && this.#oldest.lentAtMs + this.#leakAfterMs <= nowMs) {
      aged.push(this.#oldest);
      this.#unlink(this.#oldest);
    }
    if (this.#oldest !== undefined) this.#timer.ensure(this.#oldest.lentAtMs + this.#leakAfterMs);
    const leaks = aged.map((slot) => ({ slot, details: this.#details(slot, 'age') }));
    callEach(leaks, ({ slot, details }) => this.#report(slot, details));
  }

  #details(slot: PoolSlot<T>, reason: LeakReason): LeakDetails {
    return { reason, ageMs: this.ageMs(slot), stack: slot.trace?.stack };
  }

  #unlink(slot: PoolSlot<T>): void {
    const { lentBefore, lentAfter } = slot;
    if (lentBefore !== undefined) lentBefore.lentAfter = lentAfter;
    else if (this.#oldest === slot) this.#oldest = lentAfter;
    if (lentAfter !== undefined) lentAfter.lentBefore = lentBefore;
    else if (this.#newest === slot) this.#newest = lentBefore;
    slot.lentBefore = undefined;
    slot.lentAfter = undefined;
  }
}
