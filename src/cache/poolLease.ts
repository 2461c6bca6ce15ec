import { throwAfter } from './callEach';
import { PoolError } from './poolError';
import type { PoolSlot } from './poolSlot';

/** What a lease needs of the pool it comes from. */
export interface LeaseHome<T extends object> {
  readonly name: string;
  takeBack(slot: PoolSlot<T>): void;
  discard(slot: PoolSlot<T>): void;
}

/**
 * The right to use an object of an {@link ObjectPool} until it is released, once. It does not let go of the object by
 * itself: declare it with `using`, or release it in a `finally`. Keep the lease for as long as you use its `value`: when
 * the pool looks for lost leases, the object of a lease that was collected is destroyed.
 */
export class Lease<T extends object> {
  readonly #home: LeaseHome<T>;
  readonly #slot: PoolSlot<T>;
  readonly #loan: number;

  /** To be created by the pool, when it has lent the object of `slot`. */
  constructor(home: LeaseHome<T>, slot: PoolSlot<T>) {
    this.#home = home;
    this.#slot = slot;
    this.#loan = slot.uses;
  }

  /** Whether the object can still be used. O(1). */
  get isActive(): boolean {
    return this.#slot.isOnLoan(this.#loan);
  }

  /**
   * The object. O(1).
   *
   * @throws PoolError `lease-ended` after the release.
   */
  get value(): T {
    this.#checkActive();
    return this.#slot.value;
  }

  /**
   * Gives the object back, as `release` of the pool. Harmless when the object was discarded, so that it can stand in a
   * `finally`.
   *
   * @throws PoolError `released` when it was released before; and what `reset` throws.
   */
  release(): void {
    if (this.isActive) this.#home.takeBack(this.#slot);
    else if (this.#slot.discardedLoan !== this.#loan) {
      throw new PoolError('released', `${this.#home.name}: the lease was released already; release it once`);
    }
  }

  /**
   * Lets the pool destroy the object, as it turned out to be broken.
   *
   * @throws PoolError `lease-ended` when the lease has ended.
   */
  discard(): void {
    this.#checkActive();
    this.#home.discard(this.#slot);
  }

  /** Gives the object back; harmless when the lease has ended. */
  [Symbol.dispose](): void {
    if (this.isActive) this.release();
  }

  /** The same for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => {
      this[Symbol.dispose]();
      resolve();
    });
  }

  #checkActive(): void {
    if (this.isActive) return;
    throw new PoolError(
      'lease-ended',
      `${this.#home.name}: the lease has ended and its object may be in use elsewhere; take a new lease`,
    );
  }
}

/** Throws `error` after releasing; when that throws as well, an `AggregateError` of both. */
export function throwAfterRelease<T extends object>(error: unknown, lease: Lease<T>): never {
  throwAfter(error, () => lease.release());
}

/** Releases when `result` has settled, and then passes it on. */
export async function releaseWhenSettled<T extends object, R>(result: R | PromiseLike<R>, lease: Lease<T>): Promise<R> {
  let value: R;
  try {
    value = await result;
  } catch (error) {
    return throwAfterRelease(error, lease);
  }
  lease.release();
  return value;
}
