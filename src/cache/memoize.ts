import { MemoCache } from './memoCache';
import type { ObservableCache } from './observation';

export interface MemoizeOptions {
  /** The most results held, an integer; 128 by default, `Infinity` for no bound. 0, and all below, never caches. */
  readonly maxSize?: number;
  /** For people; the function's own name by default, and `memoize` for a function without one. */
  readonly name?: string;
}

/** How well a memoized function's cache does. The field names are those of Python's `cache_info()`, in camel case. */
export interface CacheInfo {
  readonly hits: number;
  readonly misses: number;
  readonly maxSize: number;
  readonly currentSize: number;
}

/** `F` with a memory. */
export type MemoizedFunction<F> = F & {
  /** The numbers as they are now; a copy. O(1). */
  cacheInfo(): CacheInfo;
  /** Forgets all results, each told to observers as `explicit`, and begins to count hits and misses from 0. O(results). */
  cacheClear(): void;
  /** The function that was memoized. */
  readonly wrapped: F;
  /** What holds the results, for observers; a key is the list of arguments. */
  readonly cache: ObservableCache;
};

/**
 * Returns a function that remembers what `fn` returned for the same arguments, as Python's `functools.lru_cache`. When
 * `maxSize` results are held, the least recently used one goes. A call costs O(arguments) besides `fn`.
 *
 * - All arguments count, and how many there are: `f(1)` and `f(1, undefined)` are remembered apart.
 * - They are compared like the keys of a `Map`: 1 and '1' differ, `NaN` equals itself, 0 equals -0, objects by identity.
 * - Every result is remembered, `undefined` too; the promise of an async function is its result, also when it rejects.
 * - What `fn` throws reaches the caller and is not remembered; the call counts as a miss.
 * - `fn` may call itself through the memoized function. When that answers the very call that is going on, the inner
 *   result is the one remembered.
 * - `fn` is called without `this`, so methods are to be memoized as functions of their object.
 * - Arguments and results are held strongly.
 *
 * The signature stays as it is, and so do `name`, `length` and properties of the function's own.
 *
 * @throws RangeError when `maxSize` is neither an integer nor `Infinity`.
 * @throws TypeError when `fn` is not a function.
 */
export function memoize<F extends (this: void, ...list: never[]) => unknown>(
  fn: F,
  options: MemoizeOptions = {},
): MemoizedFunction<F> {
  if (typeof fn !== 'function') throw new TypeError('memoize: the first argument must be the function to memoize');
  const cache = new MemoCache(
    fn as unknown as (...list: readonly unknown[]) => unknown,
    maxSizeOf(options),
    nameOf(fn, options),
  );
  const memoized = (...list: unknown[]): unknown => cache.call(list);
  copyProperties(fn, memoized);
  return Object.assign(memoized as unknown as F, {
    cacheInfo: () => ({
      hits: cache.counters.hits,
      misses: cache.counters.misses,
      maxSize: cache.capacity,
      currentSize: cache.size,
    }),
    cacheClear: () => {
      cache.counters.hits = 0;
      cache.counters.misses = 0;
      cache.clear();
    },
    wrapped: fn,
    cache,
  });
}

function maxSizeOf({ maxSize = 128 }: MemoizeOptions): number {
  if (maxSize < 0) return 0;
  if (maxSize === Infinity || Number.isSafeInteger(maxSize)) return maxSize;
  throw new RangeError(`memoize: maxSize must be an integer, or Infinity for no bound, not ${String(maxSize)}`);
}

function nameOf(fn: { readonly name: string }, options: MemoizeOptions): string {
  return options.name ?? (fn.name || 'memoize');
}

/** Copies `name`, `length` and what the program added. What is not configurable is the engine's (`prototype`, `caller`). */
function copyProperties(from: object, to: object): void {
  for (const key of Reflect.ownKeys(from)) {
    const property = Reflect.getOwnPropertyDescriptor(from, key);
    if (property?.configurable) Object.defineProperty(to, key, property);
  }
}
