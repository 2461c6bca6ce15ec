import { CacheCounters } from './cacheCounters';
import type { CacheObserver, CacheType, ObservableCache } from './observation';
import { Observers } from './observers';

/**
 * What all caches here have in common: a name, counters, and observers that cost one comparison a removal while nobody
 * listens.
 *
 * Whoever extends it directly ends its constructor with `announceCache(this)`: only there is the cache complete. In a
 * subclass of a program's own the announcement comes when `super()` returns, so an overridden member may be called
 * before that subclass has its fields.
 */
export abstract class ObservedCache<K, V> implements ObservableCache {
  /** Counts and tells what leaves. */
  protected readonly observers: Observers<K, V>;

  protected constructor(
    readonly name: string,
    readonly type: CacheType,
    readonly counters: CacheCounters = new CacheCounters(),
  ) {
    this.observers = new Observers(counters);
  }

  abstract get size(): number;
  abstract readonly capacity: number;

  /**
   * Adds an observer, told from the next removal on; one that is added twice is told twice. Calling the returned function
   * removes it again, and calling that twice is harmless; it holds the cache weakly, so that keeping it keeps no cache
   * alive. O(observers).
   */
  observe(observer: CacheObserver<K, V>): () => void {
    return this.observers.add(observer);
  }
}
