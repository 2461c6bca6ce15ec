import type { CacheCounters } from './cacheCounters';
import type { RemovalCause } from './removalCause';

/** What kind of structure it is, as shown to people. */
export type CacheType = 'lru' | 'ttl' | 'weak-value' | 'weak-set' | 'pool' | 'memoize';

/** Is told what happens in a cache. Called synchronously, after the cache has reached its new state. */
export interface CacheObserver<K = unknown, V = unknown> {
  /**
   * An entry has left. `value` is `undefined` when the garbage collector took it. The cache may be used and changed from
   * here; those removals are told before this call returns.
   *
   * What it throws reaches the caller of the operation that removed the entry, after all other observers were told; when
   * several throw, as an `AggregateError`. The cache itself stays consistent. An entry that the garbage collector took
   * has no such caller: there it is an uncaught exception.
   */
  onRemoval(key: K, value: V | undefined, cause: RemovalCause): void;
  /**
   * An entry has come in, or has got another value; of the latter, `onRemoval` with `replaced` came before. A pool has
   * created an object. What it throws goes where that of `onRemoval` goes.
   */
  onInsertion?(key: K, value: V): void;
  /**
   * A read was counted: as a hit when `hit`, else as a miss; a pool's `key` of a hit is the object's serial number. Called
   * once for each `hits++` and `misses++` of which the key is known, after the read has taken place. It must not use the
   * cache. What it throws reaches the reader.
   */
  onRead?(key: K, hit: boolean): void;
  /**
   * A pool has noticed that a lent object did not come back; `key` is its serial number. Only pools call it, and only
   * those that were told to look for leaks. It is called by a timer or by the engine, so what it throws is an uncaught
   * exception, after all others were told.
   */
  onLeak?(key: K, value: V, leak: LeakDetails): void;
}

/**
 * Why a loan is taken for a leak:
 *
 * - `age`: it has lasted for `leakAfterMs`, and may still end;
 * - `collected`: its lease was collected and never released, so that nobody can; the object has left the pool.
 */
export type LeakReason = 'age' | 'collected';

/** What a pool knows about a loan that it takes for a leak. */
export interface LeakDetails {
  readonly reason: LeakReason;
  /** How long the loan has lasted, in milliseconds. */
  readonly ageMs: number;
  /** The stack of the acquisition, when `captureStacks` had it noted. */
  readonly stack: string | undefined;
}

/** Whether an object of a pool can be lent, or is lent (or being made ready for that). */
export type EntryState = 'idle' | 'lent';

/** One entry, as whoever looks at a cache sees it; a member is missing where the cache knows nothing of the kind. */
export interface EntryView {
  /** The key itself, of a pool the serial number: to be shown, not to be kept. */
  readonly key: unknown;
  /** The value itself: to be shown, not to be kept. Missing where it is held weakly. */
  readonly value?: unknown;
  /** Milliseconds until the deadline; negative when it has passed and the entry was not removed yet. */
  readonly remainingTtlMs?: number;
  readonly weight?: number;
  /** Pools only. */
  readonly state?: EntryState;
  /** Milliseconds since it came; of a lent object, since it was lent. */
  readonly ageMs?: number;
}

/** What an observer may know about a cache without holding any of its keys or values. Every member is O(1). */
export interface ObservableCache {
  /** The name given at construction, for people; not unique. */
  readonly name: string;
  readonly type: CacheType;
  /** How many entries are held now. */
  readonly size: number;
  /** The greatest `size`; `Infinity` when unbounded. */
  readonly capacity: number;
  /** What the entries weigh together, and the greatest that may be; missing where a cache does not weigh them. */
  readonly weight?: number;
  readonly maxWeight?: number;
  /** Of a pool: objects that can be lent, objects that are lent, and acquisitions that wait. */
  readonly idle?: number;
  readonly inUse?: number;
  readonly waiting?: number;
  /** The live counters themselves, not a copy: they can be read after the cache was collected. */
  readonly counters: CacheCounters;
  /**
   * Adds an observer, told from the next removal on; one that is added twice is told twice. Calling the returned function
   * removes it again, and calling that twice is harmless; it holds the cache weakly. One that is removed while a removal
   * is being told may still hear of that one.
   */
  observe(observer: CacheObserver): () => void;
  /**
   * At most `limit` entries as they are now, the next victim first; changes nothing, neither order nor counters, and
   * removes nothing. O(limit). Missing where a cache has no such order to tell.
   */
  inspect?(limit: number): EntryView[];
}

/**
 * Is called with each cache at the end of its construction. What it throws reaches the program that constructs the
 * cache. In a subclass of a program's own it is called when `super()` returns.
 */
export type CacheCreatedHook = (cache: ObservableCache) => void;

/**
 * Where a probe that was loaded before the program leaves its {@link CacheCreatedHook} on `globalThis`. A registered
 * symbol, so that one probe finds the caches of every copy of this library in the process.
 */
export const CACHE_CREATED_HOOK = Symbol.for('hitrate.cacheCreated');

/** Tells the probe, where there is one, that `cache` exists. One property read when there is none. */
export function announceCache(cache: ObservableCache): void {
  const hook = (globalThis as { [CACHE_CREATED_HOOK]?: CacheCreatedHook })[CACHE_CREATED_HOOK];
  if (hook !== undefined) hook(cache);
}
