import { callEach } from './callEach';
import { checkDuration } from './checkDuration';
import { checkOptions } from './checkOptions';
import { announceCache, type EntryView, type LeakDetails } from './observation';
import { ObservedCache } from './observedCache';
import { PoolCounters } from './poolCounters';
import { refusals } from './poolError';
import { isPromiseLike } from './isPromiseLike';
import { Lease, releaseWhenSettled, throwAfterRelease } from './poolLease';
import { type Loan, PoolLending } from './poolLending';
import { type AcquireOptions, checkPoolOptions, type ObjectPoolOptions } from './poolOptions';
import type { PoolSlot } from './poolSlot';
import type { PoolStock } from './poolStock';
import { within } from './poolWithin';
import { steadyRuntimeOf } from './steadyRuntime';

/**
 * Keeps objects that are dear to make and lends them out, the last one returned first: that one is most likely still in
 * the processor's caches, and the others can age. Releasing an object twice, or one of another pool, is an error and not
 * a shared object.
 *
 * When all `max` objects are lent, `acquire` fails and `acquireAsync` waits, first come first served. Hits are
 * acquisitions served by an object that was there, misses those served by one created for it. Observers are told when an
 * object leaves, its key being a serial number: `expired` when it was idle too long, too old, or used too often;
 * `collected` when its lease was lost; `explicit` otherwise. The pool holds lent objects too, so one that is never
 * released stays; `leakAfterMs`, `detectLostLeases` and `loans()` show those.
 *
 * When the clock goes back, which it should not, time goes on from where it was: nothing lives, or waits, longer by that.
 *
 * All callbacks may use the pool. Its timers never keep the process alive; nor does an acquisition that waits.
 *
 * @throws RangeError or TypeError about the first of the options that makes no sense, or when those that take time are
 * given and there is no runtime; and what `create` throws during `prefill`, after the objects made so far were destroyed.
 */
export class ObjectPool<T extends object> extends ObservedCache<number, T> {
  declare readonly counters: PoolCounters;
  /** `max`: the most objects, idle and lent together. */
  readonly capacity: number;
  readonly #options: ObjectPoolOptions<T>;
  readonly #lending: PoolLending<T>;
  readonly #stock: PoolStock<T>;

  constructor(options: ObjectPoolOptions<T>) {
    super(
      checkOptions('ObjectPool', options, 'create: () => new Thing(), max: 10').name ?? 'ObjectPool',
      'pool',
      new PoolCounters(),
    );
    checkPoolOptions(options);
    this.capacity = options.max;
    this.#options = options;
    this.#lending = new PoolLending(options, {
      name: this.name,
      counters: this.counters,
      audience: this.audience,
      onLeak: ({ key, value }, leak) => this.#tellLeak(key, value, leak),
    });
    this.#stock = this.#lending.stock;
    announceCache(this);
  }

  /** How many objects there are, idle and lent. O(1). */
  get size(): number {
    return this.#stock.size;
  }

  /** How many objects wait to be lent. O(1). */
  get idle(): number {
    return this.#stock.idle;
  }

  /** How many objects are lent, or being validated for that. O(1). */
  get inUse(): number {
    return this.#stock.size - this.#stock.idle;
  }

  /** How many acquisitions wait. O(1). */
  get waiting(): number {
    return this.#lending.supply.waiting;
  }

  /**
   * Lends an object: the idle one that was released last, else a new one. To be given back with `release`. O(1) besides
   * the callbacks. An acquisition that throws counts neither as hit nor as miss.
   *
   * @throws PoolError `exhausted` when `max` objects are lent, `closed` when the pool is draining or closed; TypeError or
   * Error when `create` returns no object or a known one; and what `create` and `validate` throw.
   */
  acquire(): T {
    return this.#lending.lendNow().value;
  }

  /**
   * The same, but waits while `max` objects are lent, first come first served. O(1) besides the callbacks, and no timer
   * is touched unless it waits. An object that can itself be awaited (it has a `then`) cannot be had this way, as a
   * promise would wait for it: use `leaseAsync`.
   *
   * @throws PoolError, as a rejection: `timed-out` after `timeoutMs`, `queue-full`, `closed`; the reason of the `signal`;
   * what `createAsync`, `validateAsync` and the callbacks of `acquire` throw; TypeError when there is no runtime.
   */
  acquireAsync(options?: AcquireOptions): Promise<T> {
    return this.#lending.request(objectOf, options);
  }

  /**
   * Takes a lent object back, through `reset`, for whoever waits first. O(1) besides that. When `reset` throws, the
   * object is destroyed and told as `explicit`, and the error reaches the caller.
   *
   * @throws PoolError `released` when the object is not lent, `foreign` when it is not of this pool.
   */
  release(object: T): void {
    const slot = this.#stock.find(object);
    if (slot === undefined) throw refusals.foreign(this.name, 'released');
    if (!slot.isLent) throw refusals.released(this.name);
    this.#lending.takeBack(slot);
  }

  /**
   * Destroys an object of this pool instead of keeping it, as it turned out to be broken; it is told as `explicit`. To be
   * called instead of `release`, or for an idle object. One that is just being reset or validated is destroyed when that
   * is done. O(1), for an idle one O(idle).
   *
   * @throws PoolError `foreign` when the object is not of this pool.
   */
  discard(object: T): void {
    const slot = this.#stock.find(object);
    if (slot === undefined) throw refusals.foreign(this.name, 'discarded');
    this.#lending.discard(slot);
  }

  /**
   * Lends an object to `callback` and takes it back when that has returned, thrown, or settled its promise. Returns what
   * the callback returns. The callback may `discard` the object. Throws what `acquire` and the callback throw; when
   * releasing fails as well, an `AggregateError` of both.
   */
  use<R>(callback: (object: T) => PromiseLike<R>): Promise<R>;
  use<R>(callback: (object: T) => R): R;
  use<R>(callback: (object: T) => R | PromiseLike<R>): R | Promise<R> {
    const slot = this.#lending.lendNow();
    const lease = new Lease(this.#lending, slot);
    let result: R | PromiseLike<R>;
    try {
      result = callback(slot.value);
    } catch (error) {
      return throwAfterRelease(error, lease);
    }
    if (isPromiseLike(result)) {
      const settled = releaseWhenSettled(result, lease);
      this.#lending.track(lease, slot);
      return settled;
    }
    lease.release();
    return result;
  }

  /** The same, but waits for an object as `acquireAsync` does, and for what the callback returns. */
  async useAsync<R>(callback: (object: T) => R | PromiseLike<R>, options?: AcquireOptions): Promise<R> {
    const lease = await this.leaseAsync(options);
    let result: R | PromiseLike<R>;
    try {
      result = callback(lease.value);
    } catch (error) {
      return throwAfterRelease(error, lease);
    }
    return releaseWhenSettled(result, lease);
  }

  /** As `acquire`, with the object in a lease for `using`, which is released by itself, and knows when it has ended. */
  lease(): Lease<T> {
    return this.#lending.leaseOf(this.#lending.lendNow());
  }

  /** As `acquireAsync`, with the object in a lease. */
  leaseAsync(options?: AcquireOptions): Promise<Lease<T>> {
    return this.#lending.request(this.#lending.leaseOf, options);
  }

  /** Who holds objects now, in no particular order; to be asked when none come back. O(size) for all. */
  loans(): Generator<Loan<T>, void> {
    return this.#lending.loans();
  }

  /**
   * At most `limit` objects by their serial numbers: the idle ones first, those before the others that are idle longest,
   * then the lent ones, the oldest object first, with how long the loan has lasted where the pool looks for leaks; each with
   * the object as its value. Changes nothing. O(limit).
   */
  inspect(limit: number): EntryView[] {
    return this.#lending.inspect(limit);
  }

  /** Destroys the idle objects, each told as `explicit`; lent ones come back as usual. O(idle). */
  clear(): void {
    this.#stock.clear();
  }

  /**
   * Lends nothing more, except to acquisitions that wait already, and destroys the idle objects and those that come back.
   * Resolves when none is left and the promises that `destroy` returned have settled; so it never does while an object is
   * not released. May be called again.
   *
   * @throws What destroying the idle objects throws, and what those promises were rejected with, as a rejection.
   */
  drain(): Promise<void> {
    return this.#lending.drain();
  }

  /**
   * As `drain`, but rejects the acquisitions that wait, and itself after `timeoutMs` (`Infinity` by default). What comes
   * back later is destroyed all the same. May be called again, and after `drain`.
   *
   * @throws PoolError `timed-out`, as a rejection; RangeError for a bad `timeoutMs`; TypeError when it is given and there
   * is no runtime; and as `drain`.
   */
  async close(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    const timeoutMs = checkDuration(this.name, 'timeoutMs', options.timeoutMs ?? Infinity);
    const runtime = timeoutMs === Infinity ? undefined : steadyRuntimeOf(this.#options.runtime, 'ObjectPool');
    this.#lending.supply.rejectAll(() => refusals.closed(this.name));
    const drained = this.drain();
    if (runtime === undefined) await drained;
    else
      await within(drained, timeoutMs, runtime, () =>
        refusals.notClosed(this.name, timeoutMs, this.#lending.unfinished),
      );
  }

  /** As `close()`: for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #tellLeak(key: number, value: T, leak: LeakDetails): void {
    const steps = [() => this.#options.onLeak?.(value, leak), () => this.audience.leaked(key, value, leak)];
    callEach(steps, (step) => step());
  }
}

function objectOf<T extends object>(slot: PoolSlot<T>): T {
  return slot.value;
}
