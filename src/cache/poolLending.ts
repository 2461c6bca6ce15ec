import type { Audience } from './audience';
import { callEach, throwAfter } from './callEach';
import { checkDuration } from './checkDuration';
import type { EntryView, LeakDetails } from './observation';
import type { PoolCounters } from './poolCounters';
import { refusals, type Unfinished } from './poolError';
import { PoolFactory } from './poolFactory';
import { PoolLeaks, watchesLoans } from './poolLeaks';
import { Lease, type LeaseHome } from './poolLease';
import type { AcquireOptions, ObjectPoolOptions } from './poolOptions';
import type { PoolSlot } from './poolSlot';
import { PoolStock } from './poolStock';
import { PoolSupply, type SupplyKeeper } from './poolSupply';
import type { RemovalCause } from './removalCause';

/** An object that is lent, and what is known about that. */
export interface Loan<T extends object> {
  /** The object's serial number. */
  readonly key: number;
  readonly object: T;
  /** How long it has been lent, in milliseconds; `undefined` when the pool does not look for leaks. */
  readonly ageMs: number | undefined;
  /** The stack of the acquisition, when `captureStacks` had it noted. */
  readonly stack: string | undefined;
}

/** Who is told what happens in a pool. */
export interface PoolReporter<T extends object> {
  readonly name: string;
  readonly counters: PoolCounters;
  readonly audience: Audience<number, T>;
  onLeak(slot: PoolSlot<T>, leak: LeakDetails): void;
}

/**
 * Lends the objects of a pool and takes them back: what {@link ObjectPool} does, without being observable itself. Here and
 * in what brings objects and acquisitions together fields are declared, for the reason that `ObservedCache` gives.
 */
export class PoolLending<T extends object> implements LeaseHome<T>, SupplyKeeper<T> {
  declare readonly name: string;
  declare readonly counters: PoolCounters;
  declare readonly stock: PoolStock<T>;
  declare readonly supply: PoolSupply<T>;
  declare private readonly options: ObjectPoolOptions<T>;
  declare private readonly waitTimeoutMs: number;
  declare private readonly reporter: PoolReporter<T>;
  declare private readonly audience: Audience<number, T>;
  declare private readonly factory: PoolFactory<T>;
  declare private readonly leaks: PoolLeaks<T> | undefined;
  declare private readonly ended: Promise<void>;
  #finish!: () => void;

  constructor(options: ObjectPoolOptions<T>, reporter: PoolReporter<T>) {
    this.name = reporter.name;
    this.counters = reporter.counters;
    this.options = options;
    this.waitTimeoutMs = options.waitTimeoutMs ?? Infinity;
    this.reporter = reporter;
    this.audience = reporter.audience;
    this.leaks = watchesLoans(options) ? new PoolLeaks(options, (slot, leak) => this.#onLeak(slot, leak)) : undefined;
    this.factory = new PoolFactory(this.name, options);
    this.ended = new Promise((resolve) => (this.#finish = resolve));
    this.stock = new PoolStock(options, this.factory, this);
    this.supply = new PoolSupply(options, this.factory, this.stock, this);
    this.#prefill(options.prefill ?? 0);
  }

  /** What has not ended yet. */
  get unfinished(): Unfinished {
    const { size, idle, creating } = this.stock;
    return { inUse: size - idle, creating, ending: this.factory.ending };
  }

  lendNow(): PoolSlot<T> {
    if (!this.supply.isOpen) throw refusals.closed(this.name);
    // Before there is an object to lose: the program's `random` may throw.
    const trace = this.leaks?.trace();
    const slot = this.supply.takeNow();
    if (slot === undefined) throw refusals.exhausted(this.name, this.options.max);
    this.lend(slot, trace);
    return slot;
  }

  readonly leaseOf = (slot: PoolSlot<T>): Lease<T> => {
    const lease = new Lease(this, slot);
    try {
      this.track(lease, slot);
    } catch (error) {
      throwAfter(error, () => lease.release());
    }
    return lease;
  };

  /** Watches whether a lease is lost, if that was asked for. */
  track(lease: Lease<T>, slot: PoolSlot<T>): void {
    this.leaks?.track(lease, slot);
  }

  request<R>(handOut: (slot: PoolSlot<T>) => R, options: AcquireOptions | undefined): Promise<R> {
    try {
      const timeoutMs = options?.timeoutMs ?? this.waitTimeoutMs;
      const signal = options?.signal;
      if (timeoutMs !== this.waitTimeoutMs) checkDuration(this.name, 'timeoutMs', timeoutMs);
      if (signal?.aborted === true) throw signal.reason;
      if (!this.supply.isOpen) throw refusals.closed(this.name);
      // Also when it need not wait, so that a missing runtime is found at the first call and not under load.
      this.supply.open();
      const trace = this.leaks?.trace();
      const slot = this.supply.takeAtOnce();
      if (slot === undefined) return this.supply.wait(handOut, timeoutMs, signal, trace);
      this.lend(slot, trace);
      return Promise.resolve(handOut(slot));
    } catch (error) {
      return new Promise(() => {
        throw error;
      });
    }
  }

  takeBack(slot: PoolSlot<T>): void {
    // First of all, so that a second release from within `reset` is found out too.
    this.endLoan(slot);
    if (this.stock.restore(slot)) this.supply.takeBack(slot);
  }

  /** Destroys an object of this pool: at once when it is lent or idle. */
  discard(slot: PoolSlot<T>): void {
    if (!slot.isLent) {
      this.stock.discard(slot);
      return;
    }
    slot.discardedLoan = slot.uses;
    this.endLoan(slot);
    this.stock.remove([slot], 'explicit');
  }

  *loans(): Generator<Loan<T>, void> {
    for (const slot of this.stock.all()) {
      if (!slot.isLent) continue;
      yield { key: slot.key, object: slot.value, ageMs: this.leaks?.ageMs(slot), stack: slot.trace?.stack };
    }
  }

  /** At most `limit` objects, as {@link PoolStock.first} orders them. O(limit). */
  inspect(limit: number): EntryView[] {
    return this.stock.first(limit).map(({ slot, isIdle }) => {
      const { key, value } = slot;
      if (isIdle) return { key, value, state: 'idle' };
      if (this.leaks === undefined || !slot.isLent) return { key, value, state: 'lent' };
      return { key, value, state: 'lent', ageMs: this.leaks.ageMs(slot) };
    });
  }

  async drain(): Promise<void> {
    const errors: unknown[] = [];
    try {
      this.supply.end();
    } catch (error) {
      errors.push(error);
    }
    await this.ended;
    errors.push(...(await this.factory.settled()));
    callEach(errors, (error) => {
      throw error;
    });
  }

  lend(slot: PoolSlot<T>, trace: Error | undefined): void {
    const isHit = !slot.isFresh;
    if (isHit) this.counters.hits++;
    else this.counters.misses++;
    slot.isFresh = false;
    slot.isLent = true;
    slot.uses++;
    this.stock.lastLent = slot;
    if (this.leaks !== undefined) this.leaks.begin(slot, trace);
    if (this.audience.hearsReads) this.#tellRead(slot, isHit);
  }

  onCreated({ key, value }: PoolSlot<T>): void {
    if (this.audience.hearsInsertions) this.audience.inserted(key, value);
  }

  /** Notes that an object is not lent any more. */
  endLoan(slot: PoolSlot<T>): void {
    slot.isLent = false;
    if (this.leaks !== undefined) this.leaks.end(slot);
  }

  onRemoved(slots: readonly PoolSlot<T>[], cause: RemovalCause): void {
    this.audience.removedAll(slots.map(({ key, value }) => ({ key, value, cause })));
  }

  onRoom(): void {
    this.supply.goOn();
  }

  onEnded(): void {
    this.leaks?.stop();
    this.#finish();
  }

  /** Tells an acquisition. When that fails, nobody gets the object, and it comes back. */
  #tellRead(slot: PoolSlot<T>, isHit: boolean): void {
    const loan = slot.uses;
    try {
      this.audience.read(slot.key, isHit);
    } catch (error) {
      throwAfter(error, () => {
        if (slot.isOnLoan(loan)) this.takeBack(slot);
      });
    }
  }

  #onLeak(slot: PoolSlot<T>, leak: LeakDetails): void {
    this.counters.leaks[leak.reason]++;
    const steps = [() => this.reporter.onLeak(slot, leak)];
    if (leak.reason === 'collected') {
      this.endLoan(slot);
      steps.unshift(() => this.stock.remove([slot], 'collected'));
    }
    callEach(steps, (step) => step());
  }

  #prefill(count: number): void {
    try {
      while (this.stock.size < count) this.stock.put(this.stock.create());
    } catch (error) {
      throwAfter(error, () => this.stock.clear());
    }
  }
}
