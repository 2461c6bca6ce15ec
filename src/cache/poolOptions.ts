import { checkCapacity } from './checkCapacity';
import { checkDuration } from './checkDuration';
import { checkShare } from './checkShare';
import type { LeakDetails } from './observation';
import type { CacheRuntime } from './runtime';
import type { WaitSignal } from './waitSignal';

/** What an {@link ObjectPool} is told at its construction; `max`, and `create` or `createAsync`, are needed. */
export interface ObjectPoolOptions<T extends object> {
  /** Makes an object; it must be a new one each time. Needed unless there is `createAsync`. */
  readonly create?: () => T;
  /**
   * The same for `acquireAsync` and its relatives, which then do not use `create`. When it fails, one acquisition that
   * waits fails with it; nothing is tried again.
   */
  readonly createAsync?: () => PromiseLike<T>;
  /**
   * Whether an object that was idle or released can be lent. One that cannot is destroyed, and another one taken. When
   * this throws, the object is destroyed too, and the acquisition fails with the error.
   */
  readonly validate?: (object: T) => boolean;
  /** The same for `acquireAsync` and its relatives, which then do not use `validate`. */
  readonly validateAsync?: (object: T) => PromiseLike<boolean>;
  /**
   * Makes a released object as good as new, before it returns. When it throws, the object is destroyed instead of being
   * kept.
   */
  readonly reset?: (object: T) => void;
  /** Ends an object that leaves the pool. When it returns a promise, `drain` and `close` wait for that. */
  readonly destroy?: (object: T) => unknown;

  /** The most objects, idle and lent together: a positive integer, or `Infinity`. */
  readonly max: number;
  /** The fewest objects that `idleTimeoutMs` leaves, idle and lent together; 0 by default. */
  readonly min?: number;
  /** How many objects to create at once, at most `max`; none by default. They do not count as misses. */
  readonly prefill?: number;
  /** An object is destroyed when it comes back from its `maxUses`th loan; `Infinity` by default. */
  readonly maxUses?: number;
  /** An object of that age is not lent any more; `Infinity` by default. One that is lent may grow older. */
  readonly maxLifetimeMs?: number;
  /**
   * The share of `maxLifetimeMs`, from 0 to 1, by which a lifetime is shortened at most, at random, so that objects that
   * were created together do not end together; 0 by default.
   */
  readonly lifetimeJitter?: number;
  /** An object that was idle for so long is destroyed, unless only `min` are left; `Infinity` by default. */
  readonly idleTimeoutMs?: number;

  /** The most acquisitions that may wait, besides those for which objects are being made; `Infinity` by default. */
  readonly maxWaiters?: number;
  /** How long an acquisition waits unless it says otherwise; `Infinity` by default. */
  readonly waitTimeoutMs?: number;
  /**
   * Whether to count in `waitTimeMs` how long acquisitions wait; `false` by default. Each looks at the clock twice then,
   * which costs about as much as the rest of it.
   */
  readonly measureWaits?: boolean;

  /** A loan that lasts so long is reported as a leak, once; `Infinity` by default. */
  readonly leakAfterMs?: number;
  /**
   * Whether a lease that was collected before it was released is reported as a leak, and its object destroyed; or the
   * share of leases that are watched so, up to 1. Each costs a registration, about as much as ten acquisitions.
   */
  readonly detectLostLeases?: boolean | number;
  /** Whether to note where objects are acquired, or for which share of loans. Each costs microseconds. */
  readonly captureStacks?: boolean | number;
  /** Is told of leaks, before observers. What it throws is an uncaught exception. */
  readonly onLeak?: (object: T, leak: LeakDetails) => void;

  /** A number from 0 up to, but not including, 1, for `lifetimeJitter` and shares; `Math.random` by default. */
  readonly random?: () => number;
  /** The clock and timer; needed for waiting, for whatever is given in milliseconds, and for leaks. */
  readonly runtime?: CacheRuntime;
  /** For people; `ObjectPool` by default. */
  readonly name?: string;
}

/** How one acquisition that can wait differs. */
export interface AcquireOptions {
  /** How long to wait at most, in milliseconds: greater than 0, or `Infinity`; else `waitTimeoutMs` of the pool. */
  readonly timeoutMs?: number;
  /** Ends the waiting with its reason; an object that was handed over already stays lent. */
  readonly signal?: WaitSignal;
}

/** Throws a sentence about the first option that makes no sense. */
export function checkPoolOptions<T extends object>(options: ObjectPoolOptions<T>): void {
  const { max, min = 0, prefill = 0, create, createAsync } = options;
  checkCapacity('ObjectPool', 'max', max);
  if (typeof create !== 'function' && typeof createAsync !== 'function') {
    throw new TypeError('ObjectPool: create must be a function that returns a new object');
  }
  checkCount('prefill', prefill, max);
  if (prefill > 0 && create === undefined) {
    throw new TypeError(
      'ObjectPool: prefill needs create; with createAsync alone, acquire and release objects instead',
    );
  }
  checkCount('min', min, max);
  checkCapacity('ObjectPool', 'maxUses', options.maxUses ?? Infinity);
  if (options.maxWaiters !== 0) checkCapacity('ObjectPool', 'maxWaiters', options.maxWaiters ?? Infinity);
  for (const name of ['maxLifetimeMs', 'idleTimeoutMs', 'waitTimeoutMs', 'leakAfterMs'] as const) {
    checkDuration('ObjectPool', name, options[name] ?? Infinity);
  }
  for (const name of ['lifetimeJitter', 'detectLostLeases', 'captureStacks'] as const) {
    checkShare('ObjectPool', name, Number(options[name] ?? 0));
  }
}

function checkCount(option: string, count: number, max: number): void {
  if (Number.isSafeInteger(count) && count >= 0 && count <= max) return;
  throw new RangeError(`ObjectPool: ${option} must be an integer from 0 to max, not ${String(count)}`);
}
