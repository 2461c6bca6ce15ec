import { CacheCounters } from './cacheCounters';
import { callEach } from './callEach';
import type { CacheObserver, CacheType, LeakDetails, ObservableCache } from './observation';
import type { RemovalCause } from './removalCause';

/**
 * What all caches here have in common: a name, counters, and observers that cost one comparison a removal while nobody
 * listens.
 *
 * Whoever extends it directly ends its constructor with `announceCache(this)`: only there is the cache complete. In a
 * subclass of a program's own the announcement comes when `super()` returns, so an overridden member may be called
 * before that subclass has its fields.
 */
export abstract class ObservedCache<K, V> implements ObservableCache {
  readonly counters = new CacheCounters();
  // Replaced and never changed, so that observing and unobserving while observers are being told is safe.
  #observers: readonly CacheObserver<K, V>[] | undefined;

  protected constructor(
    readonly name: string,
    readonly type: CacheType,
  ) {}

  abstract get size(): number;
  abstract readonly capacity: number;

  /**
   * Adds an observer, told from the next removal on; one that is added twice is told twice. Calling the returned function
   * removes it again, and calling that twice is harmless; it holds the cache weakly, so that keeping it keeps no cache
   * alive. O(observers).
   */
  observe(observer: CacheObserver<K, V>): () => void {
    const own: CacheObserver<K, V> = {
      onRemoval: (key, value, cause) => observer.onRemoval(key, value, cause),
      onLeak: (key, value, leak) => observer.onLeak?.(key, value, leak),
    };
    this.#observers = [...(this.#observers ?? []), own];
    const self = new WeakRef(this);
    return () => {
      const cache = self.deref();
      if (cache !== undefined) cache.#unobserve(own);
    };
  }

  /** Counts one removal and tells it. To be called last, when the cache is in its new state: observers may re-enter. */
  protected removed(key: K, value: V | undefined, cause: RemovalCause): void {
    this.counters.removals[cause]++;
    if (this.#observers !== undefined) this.#tell(key, value, cause);
  }

  /** The same for many that left at once: all are counted before the first one is told. */
  protected removedAll<E extends { readonly key: K; readonly value: V | undefined }>(
    entries: readonly E[],
    causeOf: (entry: E) => RemovalCause,
  ): void {
    for (const entry of entries) this.counters.removals[causeOf(entry)]++;
    if (this.#observers === undefined) return;
    callEach(entries, (entry) => this.#tell(entry.key, entry.value, causeOf(entry)));
  }

  /** Tells a leak. */
  protected leaked(key: K, value: V, leak: LeakDetails): void {
    callEach(this.#observers ?? [], (observer) => observer.onLeak?.(key, value, leak));
  }

  #tell(key: K, value: V | undefined, cause: RemovalCause): void {
    callEach(this.#observers ?? [], (observer) => observer.onRemoval(key, value, cause));
  }

  #unobserve(observer: CacheObserver<K, V>): void {
    const others = this.#observers?.filter((other) => other !== observer);
    this.#observers = others?.length === 0 ? undefined : others;
  }
}
