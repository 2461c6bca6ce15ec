import type { CacheCounters } from './cacheCounters';
import { callEach } from './callEach';
import type { CacheObserver, LeakDetails } from './observation';
import type { RemovalCause } from './removalCause';
import type { Departed, RemovalListener } from './removalListener';

/**
 * Counts what leaves a cache, and tells it to those who observe that; while nobody does, a removal costs one comparison.
 *
 * A class, and no callbacks that the cache hands out: V8 calls the methods of all caches as one, and inlines them.
 */
export class Observers<K, V> implements RemovalListener<K, V> {
  readonly #counters: CacheCounters;
  // Replaced and never changed, so that observing and unobserving while observers are being told is safe.
  #observers: readonly CacheObserver<K, V>[] | undefined;

  constructor(counters: CacheCounters) {
    this.#counters = counters;
  }

  /** Adds an observer; the returned function takes it out, and holds the others weakly. O(observers). */
  add(observer: CacheObserver<K, V>): () => void {
    const own: CacheObserver<K, V> = {
      onRemoval: (key, value, cause) => observer.onRemoval(key, value, cause),
      onLeak: (key, value, leak) => observer.onLeak?.(key, value, leak),
    };
    this.#observers = [...(this.#observers ?? []), own];
    const self = new WeakRef(this);
    return () => self.deref()?.take(own);
  }

  /** Takes out one that is in. */
  take(own: CacheObserver<K, V>): void {
    const others = this.#observers?.filter((other) => other !== own);
    this.#observers = others?.length === 0 ? undefined : others;
  }

  /** Counts one removal and tells it. To be called last, when the cache is in its new state: observers may re-enter. */
  removed(key: K, value: V | undefined, cause: RemovalCause): void {
    this.#counters.countRemoval(cause);
    if (this.#observers !== undefined) this.tell(key, value, cause);
  }

  /** The same for many that left at once: all are counted before the first one is told. */
  removedAll(departed: readonly Departed<K, V | undefined>[]): void {
    for (const { cause } of departed) this.#counters.countRemoval(cause);
    if (this.#observers !== undefined) callEach(departed, ({ key, value, cause }) => this.tell(key, value, cause));
  }

  /** Tells a removal that is counted. */
  tell(key: K, value: V | undefined, cause: RemovalCause): void {
    callEach(this.#observers ?? [], (observer) => observer.onRemoval(key, value, cause));
  }

  /** Tells a leak. */
  leaked(key: K, value: V, leak: LeakDetails): void {
    callEach(this.#observers ?? [], (observer) => observer.onLeak?.(key, value, leak));
  }
}
