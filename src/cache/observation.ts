import type { CacheCounters } from './cacheCounters';
import type { RemovalCause } from './removalCause';

/** What kind of structure it is, as shown to people. */
export type CacheType = 'lru' | 'ttl' | 'weak-value' | 'weak-set' | 'pool' | 'memoize';

/**
 * Is told what happens in a cache: synchronously, after the cache has reached its new state, and everything in the order
 * in which it happened. So whoever adds the keys of insertions to those of {@link ObservableCache.inspect} at the beginning
 * and takes those of removals away always has the keys that are held.
 *
 * The cache may be used and changed from every member. What that brings about is told to the others at once, after all
 * that happened before, and to the observer itself when it has returned.
 *
 * What an observer throws reaches the caller of the operation in which it was called, after everything was told to all;
 * when several throw, as an `AggregateError`. The cache itself stays consistent. An entry that the garbage collector took
 * has no such caller: there it is an uncaught exception.
 */
export interface CacheObserver<K = unknown, V = unknown> {
  /** An entry has left. `value` is `undefined` when the garbage collector took it. */
  onRemoval(key: K, value: V | undefined, cause: RemovalCause): void;
  /**
   * An entry has come in, or has got another value; a pool has created an object. The removals that this took come before:
   * of what it drove out, and with `replaced`, or `expired`, of the old value. An entry that had to go at once, as it weighs
   * too much, is told as a removal only.
   */
  onInsertion?(key: K, value: V): void;
  /**
   * A read was counted: as a hit when `hit`, else as a miss; in a pool `key` is the serial number of the object that was
   * lent, or created for that. Called once for each `hits++` and `misses++` of which the key is known (all but a set's
   * misses): of a hit when the read has taken place, of a miss before anything that it leads to, a computation or a load.
   * Of a pool that cannot tell it, nobody gets the object: it comes back.
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
  /** The key itself, of a pool and of a set the serial number: to be shown, not to be kept. */
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
  /** How the entry is found that leaves when it is full, where that was chosen: the name of an eviction policy. */
  readonly policy?: string;
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
   * Adds an observer, told what happens from now on; one that is added twice is told twice. Which of its members are there
   * is looked at now. Calling the returned function removes it again, and calling that twice is harmless; it holds the
   * cache weakly. One that is removed while something is being told may still hear of that.
   */
  observe(observer: CacheObserver): () => void;
  /**
   * At most `limit` entries as they are now, the next victim first; where entries have to go for no other, in the order in
   * which they came. Changes nothing, neither order nor counters, removes nothing, and keeps nothing alive that is held
   * weakly. O(limit).
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
