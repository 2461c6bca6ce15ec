import { throwAfter } from './callEach';
import { PoolError } from './poolError';
import type { PoolFactory } from './poolFactory';
import type { ObjectPoolOptions } from './poolOptions';
import type { PoolSlot } from './poolSlot';
import type { PoolStock, StockKeeper } from './poolStock';
import { PoolWaiters } from './poolWaiters';
import { steadyRuntimeOf } from './steadyRuntime';
import type { WaitSignal } from './waitSignal';

/** What a supply tells its pool. */
export interface SupplyKeeper<T extends object> extends StockKeeper<T> {
  /** An object goes to an acquisition that waited. */
  lend(slot: PoolSlot<T>, trace: Error | undefined): void;
  /** The pool was to end, and nothing is left in it. */
  onEnded(): void;
}

/**
 * Brings the objects of a pool and the acquisitions that wait together, and knows when a pool that is to end has ended.
 *
 * As many objects are created, or validated, at a time as acquisitions wait, if there is room. Which of them gets which
 * is decided when an object is there: the first one that waits gets it. So an object whose acquisition gave up meanwhile
 * is not lost, and when creating fails, the first one that waits fails with it.
 */
export class PoolSupply<T extends object> {
  declare private readonly options: ObjectPoolOptions<T>;
  declare private readonly factory: PoolFactory<T>;
  declare private readonly stock: PoolStock<T>;
  declare private readonly keeper: SupplyKeeper<T>;
  declare private readonly maxWaiters: number;
  /** Whether what an acquisition gets may have to be made or validated while it waits. */
  declare private readonly isAsync: boolean;
  #waiters: PoolWaiters<T> | undefined;
  // How many objects are being validated, and created, for those that wait.
  #validating = 0;
  #creating = 0;
  #isGoingOn = false;
  #isEnding = false;
  #hasEnded = false;

  constructor(options: ObjectPoolOptions<T>, factory: PoolFactory<T>, stock: PoolStock<T>, keeper: SupplyKeeper<T>) {
    this.options = options;
    this.maxWaiters = options.maxWaiters ?? Infinity;
    this.isAsync = factory.createsAsync || factory.validatesAsync;
    this.factory = factory;
    this.stock = stock;
    this.keeper = keeper;
  }

  /** How many acquisitions wait. */
  get waiting(): number {
    return this.#waiters === undefined ? 0 : this.#waiters.size;
  }

  /** Whether it may still give objects to new acquisitions. */
  get isOpen(): boolean {
    return !this.#isEnding;
  }

  /** Where acquisitions wait, which may take the time. Throws when there is no runtime. */
  open(): PoolWaiters<T> {
    return (this.#waiters ??= this.#newWaiters());
  }

  /** Takes an idle object that can still be lent, or creates one; `undefined` when there is no room for that. */
  takeNow(): PoolSlot<T> | undefined {
    const usable = this.stock.takeUsable();
    if (usable !== undefined || !this.stock.hasRoom) return usable;
    this.factory.checkCreates();
    try {
      return this.stock.create();
    } catch (error) {
      return this.#failCreating(error);
    }
  }

  /** The same for an acquisition that can wait; `undefined` when it has to. */
  takeAtOnce(): PoolSlot<T> | undefined {
    if (!this.isAsync) return this.takeNow();
    return this.factory.validatesAsync ? undefined : this.stock.takeUsable();
  }

  /**
   * Lets an acquisition wait that could not be served at once, `timeoutMs` at most; `trace` tells where it was made, if
   * that was asked for. What it gets is what `handOut` makes of an object that was lent to it. Rejects when too many wait.
   *
   * Apart from what serves an acquisition at once, as variables that an inner function uses are allocated at each call.
   */
  wait<R>(
    handOut: (slot: PoolSlot<T>) => R,
    timeoutMs: number,
    signal: WaitSignal | undefined,
    trace: Error | undefined,
  ): Promise<R> {
    const waiters = this.open();
    const sinceMs = waiters.sinceMs(timeoutMs);
    return new Promise((resolve, reject) => {
      // Otherwise it would have been served at once.
      const canGoOn = this.isAsync && (this.stock.idle > 0 || this.stock.hasRoom);
      if (!canGoOn) this.#checkQueue();
      waiters.add({
        before: undefined,
        after: undefined,
        stopListening: undefined,
        handOut,
        resolve,
        reject,
        sinceMs,
        timeoutMs,
        signal,
        trace,
      });
      if (canGoOn) this.goOn();
    });
  }

  /** Gives an object that came back to whoever waits first, after validation, or to nobody. */
  takeBack(slot: PoolSlot<T>): void {
    if (slot.isDoomed || this.waiting === 0 || !this.factory.validates) this.offer(slot);
    else {
      this.stock.put(slot);
      this.goOn();
    }
  }

  /** Gives an object that is as good as new to whoever waits first; else it is idle, or ends when the pool is to end. */
  offer(slot: PoolSlot<T>): void {
    if (slot.isDoomed) {
      this.stock.remove([slot], 'explicit');
      return;
    }
    const waiter = this.#waiters?.take();
    if (waiter !== undefined) {
      try {
        this.keeper.lend(slot, waiter.trace);
        waiter.resolve(waiter.handOut(slot) as never);
      } catch (error) {
        // An observer threw, and the object came back.
        waiter.reject(error);
      }
      if (this.#isEnding) this.goOn();
    } else if (this.#isEnding) this.stock.remove([slot], 'explicit');
    else this.stock.put(slot);
  }

  /**
   * Does what can be done now. To be called when there is room. Not when one gives up waiting: it waited for something, at
   * whose end this is called.
   */
  goOn(): void {
    // From within: whoever is at it looks again when that has returned.
    if (this.#isGoingOn) return;
    this.#isGoingOn = true;
    try {
      while (this.#canUseIdle || this.#canCreate) this.#supplyOne();
      if (this.#isEnding && this.waiting === 0 && this.stock.idle > 0) this.stock.clear();
    } finally {
      this.#isGoingOn = false;
      this.#checkEnded();
    }
  }

  /** Gives objects only to those that wait already, and ends as soon as everything is back. */
  end(): void {
    this.#isEnding = true;
    this.goOn();
  }

  /** Rejects those that wait. */
  rejectAll(describe: () => Error): void {
    this.#waiters?.rejectAll(describe);
  }

  /** How many wait for whom nothing is being made or validated. */
  get #unserved(): number {
    return this.waiting - this.#validating - this.#creating;
  }

  get #canUseIdle(): boolean {
    return this.stock.idle > 0 && this.waiting > this.#validating;
  }

  get #canCreate(): boolean {
    return this.stock.hasRoom && this.#unserved > 0;
  }

  #checkEnded(): void {
    if (!this.#isEnding || this.#hasEnded) return;
    if (this.waiting + this.stock.size + this.stock.creating > 0) return;
    this.#hasEnded = true;
    this.#waiters?.end();
    this.stock.end();
    this.keeper.onEnded();
  }

  #checkQueue(): void {
    if (this.maxWaiters === Infinity || this.#unserved < this.maxWaiters) return;
    throw new PoolError(
      'queue-full',
      `${this.keeper.name}: maxWaiters (${this.maxWaiters}) acquisitions wait already; ${this.#state()}`,
    );
  }

  #newWaiters(): PoolWaiters<T> {
    return new PoolWaiters(
      steadyRuntimeOf(this.options.runtime, 'ObjectPool'),
      this.keeper.counters,
      this.options.measureWaits ?? false,
      (timeoutMs) =>
        new PoolError('timed-out', `${this.keeper.name}: no object within ${timeoutMs} ms; ${this.#state()}`),
    );
  }

  /** Somebody may have begun to wait meanwhile, as `create` can do anything. */
  #failCreating(error: unknown): never {
    throwAfter(error, () => this.goOn());
  }

  #supplyOne(): void {
    try {
      const slot = this.#next();
      if (slot !== undefined) this.offer(slot);
    } catch (error) {
      const waiter = this.#waiters?.take();
      if (waiter === undefined) throw error;
      waiter.reject(error);
    }
  }

  #next(): PoolSlot<T> | undefined {
    if (!this.#canUseIdle) {
      if (!this.factory.createsAsync) return this.stock.create();
      this.#creating++;
      this.#prepare(this.stock.createAsync(), () => this.#creating--);
      return undefined;
    }
    if (!this.factory.validatesAsync) return this.stock.takeUsable();
    this.#validating++;
    this.#prepare(this.stock.checkIdle(), () => this.#validating--);
    return undefined;
  }

  #prepare(prepared: Promise<PoolSlot<T> | undefined>, onEnd: () => void): void {
    void prepared.then(
      (slot) => {
        onEnd();
        if (slot === undefined) this.goOn();
        else this.offer(slot);
      },
      (error: unknown) => {
        onEnd();
        this.#waiters?.take()?.reject(error);
        this.goOn();
      },
    );
  }

  #state(): string {
    const { size, idle, creating } = this.stock;
    return (
      `${size - idle} of at most ${this.options.max} objects are in use, ${creating} are being created, and ` +
      `${this.waiting} other acquisitions wait; loans() tells who holds them`
    );
  }
}
