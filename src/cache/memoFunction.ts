import { MemoCache, type MemoSettings } from './memoCache';
import type { Arguments } from './memoEntry';
import { foldNumbers } from './memoFold';
import type { MemoizeOptions } from './memoizeOptions';
import { wrapperOf } from './memoWrapper';
import type { ObservableCache } from './observation';

/** How well a memoized function's cache does. The field names are those of Python's `cache_info()`, in camel case. */
export interface CacheInfo {
  /** Calls that were answered without calling the function. */
  readonly hits: number;
  /** Calls that called it. */
  readonly misses: number;
  readonly maxSize: number;
  readonly currentSize: number;
}

/** What a memoized function was told, as Python's `cache_parameters()`. */
export interface CacheParameters {
  /** 0 for one that never caches, also when it was told less. */
  readonly maxSize: number;
  readonly typed: boolean;
}

/** What can be asked of a memory. `L` are the parameters of the function that has it. */
export interface MemoControls<L extends readonly unknown[]> {
  /** The numbers as they are now; a copy. O(1). */
  cacheInfo(): CacheInfo;
  /** What it was told; a copy. O(1). */
  cacheParameters(): CacheParameters;
  /**
   * Forgets all results, each told to observers as `explicit` (or `expired`, when its time had passed), and begins to
   * count hits and misses from 0. A promise that is not settled is forgotten too: nothing is told, and its result will
   * not be remembered. A result that is being computed by a function under way will. O(results).
   */
  cacheClear(): void;
  /** Forgets the result of this call, and whether there was one; as `cacheClear` does, but for the counts. O(arguments). */
  cacheDelete(...list: L): boolean;
  /** Whether this call would be answered without calling the function; changes nothing. O(arguments). */
  cacheHas(...list: L): boolean;
  /** What holds the results, for observers; a key is the list of arguments as compared, or a list of what `key` returned. */
  readonly cache: ObservableCache;
}

/** A memory, and the function that answers from it. */
export interface MemoFunction {
  readonly call: (this: void, ...list: Arguments) => unknown;
  readonly controls: MemoControls<Arguments>;
}

type Keying = (list: Arguments) => Arguments;

/** Gives a function that declares `length` parameters a memory. The options are checked already. */
export function memoFunctionOf(
  compute: MemoFunction['call'],
  length: number,
  settings: MemoSettings,
  options: MemoizeOptions<Arguments>,
): MemoFunction {
  const cache = new MemoCache(compute, settings);
  const keying = keyingOf(options);
  const keyOf = keying ?? ((list: Arguments) => list);
  return {
    call: callOf(cache, keying, length),
    controls: {
      cacheInfo: () => ({
        hits: cache.counters.hits,
        misses: cache.counters.misses,
        maxSize: cache.capacity,
        currentSize: cache.size,
      }),
      cacheParameters: () => ({ maxSize: cache.capacity, typed: options.typed !== false }),
      cacheClear: () => {
        cache.counters.hits = 0;
        cache.counters.misses = 0;
        cache.clear();
      },
      cacheDelete: (...list) => cache.delete(keyOf(list)),
      cacheHas: (...list) => cache.has(keyOf(list)),
      cache,
    },
  };
}

/** How arguments become what results are remembered under; `undefined` when they are that themselves. */
function keyingOf({ key, typed }: MemoizeOptions<Arguments>): Keying | undefined {
  const fold = typed === false ? foldNumbers : undefined;
  if (key === undefined) return fold;
  return fold === undefined ? (list) => [key(...list)] : (list) => fold([key(...list)]);
}

function callOf(cache: MemoCache<unknown>, keying: Keying | undefined, length: number): MemoFunction['call'] {
  if (keying !== undefined) return (...list) => cache.callBy(keying(list), list);
  if (cache.trie === undefined) return (...list) => cache.callBy(list, list);
  return wrapperOf(cache, cache.trie, length);
}

/** What a function has of the engine, and not of its own to give away. */
const OF_THE_ENGINE: ReadonlySet<PropertyKey> = new Set(['prototype', 'caller', 'arguments']);

/**
 * Copies `name`, `length` and what the program added, in place of what is there. The copies can be replaced again, also
 * those of a frozen function.
 */
export function copyProperties(from: object, to: object): void {
  for (const key of Reflect.ownKeys(from)) {
    if (OF_THE_ENGINE.has(key)) continue;
    Object.defineProperty(to, key, { ...Reflect.getOwnPropertyDescriptor(from, key), configurable: true });
  }
}
