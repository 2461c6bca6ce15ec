import type { EvictionPolicyName } from './evictionPolicy';
import type { Loader } from './loads';
import type { RemovalCause } from './removalCause';
import type { CacheRuntime } from './runtime';

/** Bounded by the number of entries. */
interface CountBound {
  /** The most entries held, a positive integer, or `Infinity`. Memory is taken as entries come, not in advance. */
  readonly capacity: number;
  readonly maxWeight?: undefined;
  readonly weigh?: undefined;
}

/** Bounded by what the entries weigh, and by their number too if `capacity` is given. */
interface WeightBound<K, V> {
  readonly capacity?: number;
  /**
   * The most that all entries may weigh together, in the unit of `weigh`: greater than 0. Weights are added as numbers
   * are, so fractions round (0.1 + 0.2 + 0.3 is more than 0.6): a unit in which they are whole, such as bytes, is exact.
   */
  readonly maxWeight: number;
  /** What an entry weighs, from 0 on; asked once when it is stored. What it throws reaches the caller of `set`. */
  readonly weigh: (value: V, key: K) => number;
}

interface LruCacheBehaviour<K, V> {
  /** Which entry has to go when the cache is full; `lru` by default. */
  readonly policy?: EvictionPolicyName;
  /**
   * Is told of every entry that leaves, before observers and under the same rules: the cache is in its new state, and
   * may be used. What it throws reaches the caller of the operation that removed the entry, which has taken place.
   */
  readonly onRemoval?: (key: K, value: V, cause: RemovalCause) => void;

  /** Makes the value of a key for `fetch`. */
  readonly load?: Loader<K, V>;
  /** How long `fetch` takes a value as it is, in milliseconds from when it was stored; `Infinity` by default. */
  readonly freshMs?: number;
  /** For how long after that `fetch` hands it out while it loads a new one; 0 by default. Needs `freshMs`. */
  readonly staleWhileRevalidateMs?: number;
  /**
   * For how long after `freshMs` `fetch` hands it out when loading a new one fails, also when it is still fresh and a new
   * one was asked for; 0 by default. Needs `freshMs`.
   */
  readonly staleIfErrorMs?: number;
  /**
   * Is told once why a load failed for which nobody waited: one that was started for a stale value, or whose callers have
   * all been aborted. It is counted in any case. What it throws is an unhandled rejection, and so is then what `weigh`
   * or an observer throws when the new value is stored.
   */
  readonly onRefreshError?: (error: unknown, key: K) => void;

  /** The clock. Needed for `freshMs`; with it, the time of loads is counted. */
  readonly runtime?: CacheRuntime;
  /** For people; `LruCache` by default. */
  readonly name?: string;
}

/** What an {@link LruCache} is told at its construction; a bound of either kind is needed. */
export type LruCacheOptions<K = unknown, V = unknown> = (CountBound | WeightBound<K, V>) & LruCacheBehaviour<K, V>;

/** New bounds for a cache; what is left out stays as it is. */
export interface CacheBounds {
  readonly capacity?: number;
  readonly maxWeight?: number;
}
