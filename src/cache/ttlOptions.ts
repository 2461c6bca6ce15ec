import type { Loader } from './loads';
import type { RemovalCause } from './removalCause';
import type { CacheRuntime } from './runtime';

/** What a {@link TtlCache} is told at its construction; `ttlMs` is needed. */
export interface TtlCacheOptions<K = unknown, V = unknown> {
  /** How long an entry lives, in milliseconds, unless `set` says otherwise: greater than 0, or `Infinity` for no end. */
  readonly ttlMs: number;
  /** Whether a read that finds an entry lets its life begin anew; `false` by default. */
  readonly sliding?: boolean;
  /**
   * The share of a life, from 0 to 1, by which it is shortened at most, at random, so that entries that were stored
   * together do not all end together; 0 by default. It is drawn when an entry is stored, not at each read.
   */
  readonly jitter?: number;
  /** A number from 0 up to, but not including, 1, for `jitter`; `Math.random` by default. */
  readonly random?: () => number;
  /** The most entries held, a positive integer, or `Infinity`, which is the default. */
  readonly capacity?: number;
  /**
   * Whether a timer removes entries when their time has passed; `true` by default. Without it they are held until an
   * operation comes upon them or `expire()` is called.
   */
  readonly timer?: boolean;
  /**
   * Is told of every entry that leaves, before observers and under the same rules: the cache is in its new state, and
   * may be used. What it throws reaches the caller of the operation that removed the entry, which has taken place; when
   * the timer removed it, it is an uncaught exception.
   */
  readonly onRemoval?: (key: K, value: V, cause: RemovalCause) => void;
  /** Makes the value of a key for `fetch`. */
  readonly load?: Loader<K, V>;
  /** The clock and the timer; the one of `provideRuntime` by default. */
  readonly runtime?: CacheRuntime;
  /** For people; `TtlCache` by default. */
  readonly name?: string;
}

/** An entry as `TtlCache.dump` returns it; the last number, by how much a read prolongs it, only with `sliding`. */
export type TtlDumpEntry<K, V> = readonly [key: K, value: V, remainingTtlMs: number, slidingMs?: number];
