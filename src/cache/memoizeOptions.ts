import type { MemoSettings } from './memoCache';
import { type CacheRuntime, runtimeOf } from './runtime';

/** How a memoized function remembers. `L` are the parameters of the function. */
export interface MemoizeOptions<L extends readonly unknown[] = never[]> {
  /**
   * The most results held, an integer; 128 by default, `Infinity` for no bound (hits are cheaper then, as nobody needs to
   * know which result was used last). 0, and all below, never caches.
   */
  readonly maxSize?: number;
  /**
   * `true`, the default: arguments are compared like the keys of a `Map`, so that 10, 10n and '10' are three.
   *
   * `false`: a number and a bigint that are exactly equal are one (10 and 10n, though not '10' nor `true`), as `10 == 10n`
   * says, and the result of whichever came first answers both. The counterpart of `typed=False` in Python, where 10 and
   * 10.0 are one; it is not the default here, as numbers and bigints do not mix in JavaScript. Looks at the arguments
   * only, not into them. Costs a list a call.
   */
  readonly typed?: boolean;
  /**
   * What a result is remembered under, in place of all the arguments; compared like an argument. It is called once for
   * each call, with its arguments. What it throws reaches the caller, and the call is not counted.
   */
  readonly key?: (...list: L) => unknown;
  /**
   * How long a result lives, in milliseconds from when it was there (a promise from when it was fulfilled): greater than
   * 0, or `Infinity`, the default. A read exactly at the end finds nothing. Needs a `runtime`. One timer for all results,
   * which holds neither the process nor the cache, removes those that have ended; when it is bounded and full, one that
   * has ended goes first. What an observer throws in the timer is an uncaught exception.
   */
  readonly ttlMs?: number;
  /**
   * The clock and the timer for `ttlMs`; the one of `provideRuntime` by default. Given one, `loadTimeMs` is counted. It
   * must not go back, as results would live longer by as much.
   */
  readonly runtime?: CacheRuntime;
  /**
   * `true`: arguments (and what `key` returns) that are objects or functions are held weakly. When one is collected, its
   * results go, told as `collected` with `undefined` in its place and for the result; a result may refer to its own
   * arguments and keeps none alive. Primitives, symbols too, are held strongly. As collection is seen late, `size` counts
   * results whose collection was not seen yet. A hit costs about half as much again, a result that comes several times.
   */
  readonly weak?: boolean;
  /** For people; the function's own name by default, and `memoize` for a function without one. */
  readonly name?: string;
}

/**
 * What the options mean, for a cache of this name. `owner` is who speaks in messages.
 *
 * @throws RangeError and TypeError as `memoize` promises.
 */
export function settingsOf(owner: string, name: string, options: MemoizeOptions<never>): MemoSettings {
  const { maxSize = 128, key, ttlMs = Infinity, runtime, weak = false } = options;
  if (!(maxSize < 0 || maxSize === Infinity || Number.isSafeInteger(maxSize))) {
    throw new RangeError(`${owner}: maxSize must be an integer, or Infinity for no bound, not ${String(maxSize)}`);
  }
  if (!(ttlMs > 0)) {
    throw new RangeError(`${owner}: ttlMs must be greater than 0, or Infinity for no end, not ${String(ttlMs)}`);
  }
  if (key !== undefined && typeof key !== 'function') {
    throw new TypeError(`${owner}: key must be a function of the arguments`);
  }
  return {
    name: name === '' ? 'memoize' : name,
    maxSize: Math.max(maxSize, 0),
    isWeak: weak,
    ttlMs: ttlMs === Infinity ? undefined : ttlMs,
    runtime: ttlMs === Infinity ? runtime : runtimeOf(runtime, owner),
  };
}
