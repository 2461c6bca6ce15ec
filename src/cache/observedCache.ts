import { Audience } from './audience';
import { CacheCounters } from './cacheCounters';
import type { CacheObserver, CacheType, ObservableCache } from './observation';

/**
 * What all caches here have in common: a name, counters, and observers that cost one comparison an operation while nobody
 * listens.
 *
 * Whoever extends it directly ends its constructor with `announceCache(this)`: only there is the cache complete. In a
 * subclass of a program's own the announcement comes when `super()` returns, so an overridden member may be called
 * before that subclass has its fields.
 *
 * Fields that every operation goes through are declared and set in constructors, here and in what extends this: a field
 * that begins as `undefined`, as `#private` ones do, may hold anything for V8, which then looks at the object's shape each
 * time (measured: 7 % of the instructions of a hit, and of an insertion into a full cache).
 */
export abstract class ObservedCache<K, V> implements ObservableCache {
  /** What the cache has counted since it was created. */
  declare readonly counters: CacheCounters;
  /** Whom to tell what happens. */
  declare protected readonly audience: Audience<K, V>;
  /** Whether `audience` hears reads: each read looks at it, so it is found without a detour. */
  protected hearsReads = false;

  protected constructor(
    readonly name: string,
    readonly type: CacheType,
    counters = new CacheCounters(),
  ) {
    this.counters = counters;
    this.audience = new Audience(counters);
  }

  abstract get size(): number;
  abstract readonly capacity: number;

  /**
   * Adds an observer, told what happens from now on; one that is added twice is told twice. Which of its members are there
   * is looked at now. Calling the returned function removes it again, and calling that twice is harmless; it holds the
   * cache weakly, so that keeping it keeps no cache alive. O(observers).
   */
  observe(observer: CacheObserver<K, V>): () => void {
    const seat = this.audience.add(observer);
    this.hearsReads = this.audience.hearsReads;
    const self = new WeakRef(this);
    return () => {
      const cache = self.deref();
      if (cache === undefined) return;
      cache.audience.remove(seat);
      cache.hearsReads = cache.audience.hearsReads;
    };
  }
}
