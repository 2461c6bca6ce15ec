import type { CacheCounters } from './cacheCounters';
import { checkDuration } from './checkDuration';
import type { FetchOptions } from './fetchOptions';
import { Freshness, type FreshnessState } from './freshness';
import { loaderOf } from './loaderOf';
import { type Loader, Loads } from './loads';
import type { LruStore } from './lruStore';
import type { LruCacheOptions } from './lruOptions';
import type { CacheRuntime } from './runtime';
import { steadyRuntimeOf } from './steadyRuntime';

/**
 * The freshness that the options ask for; `undefined` when it makes no difference.
 *
 * @throws RangeError and TypeError as `LruCache` promises.
 */
export function freshnessOf<K, V>(options: LruCacheOptions<K, V>): Freshness | undefined {
  const { freshMs, staleWhileRevalidateMs = 0, staleIfErrorMs = 0, runtime } = options;
  if (freshMs !== undefined) checkDuration('LruCache', 'freshMs', freshMs);
  for (const [name, durationMs] of Object.entries({ staleWhileRevalidateMs, staleIfErrorMs })) {
    if (durationMs === 0) continue;
    checkDuration('LruCache', name, durationMs);
    if (freshMs === undefined) {
      throw new TypeError(`LruCache: ${name} begins when a value is not fresh any more; give freshMs, too`);
    }
  }
  // What is fresh for ever can still stand in for a load that was asked for, and failed.
  if (freshMs === undefined || (freshMs === Infinity && staleIfErrorMs === 0)) return undefined;
  return new Freshness({ freshMs, staleWhileRevalidateMs, staleIfErrorMs }, steadyRuntimeOf(runtime, 'LruCache'));
}

/** Brings values into an `LruCache` for `fetch`, and knows which of those held are good enough. */
export class LruLoader<K, V> {
  readonly #store: LruStore<K, V>;
  readonly #freshness: Freshness | undefined;
  readonly #load: Loader<K, V> | undefined;
  readonly #loads: Loads<K, V>;

  constructor(
    store: LruStore<K, V>,
    freshness: Freshness | undefined,
    counters: CacheCounters,
    clock: CacheRuntime | undefined,
    { load, onRefreshError }: LruCacheOptions<K, V>,
  ) {
    this.#store = store;
    this.#freshness = freshness;
    this.#load = load;
    this.#loads = new Loads(counters, clock, (key, value) => store.set(key, value), onRefreshError);
  }

  /** How good the value of a slot is. */
  stateOf(slot: number): FreshnessState {
    return this.#freshness === undefined ? 'fresh' : this.#freshness.stateOf(slot);
  }

  /**
   * What starts, or joins, the load of a value in place of a stale one.
   *
   * @throws TypeError when there is nothing to load with.
   */
  refreshOf(key: K, options: FetchOptions<K, V>): () => void {
    const load = loaderOf('LruCache', options.load, this.#load);
    return () => void this.#loads.join(key, load);
  }

  /** Loads a value, or joins the load of it that is under way, and waits for that. */
  load(key: K, options: FetchOptions<K, V>): Promise<V> {
    const load = loaderOf('LruCache', options.load, this.#load);
    const slot = this.#store.find(key);
    const freshness = this.#freshness;
    if (slot === 0 || freshness === undefined) return this.#loads.join(key, load).wait(options.signal);
    // Looked at first: the loader may change the cache.
    const stale = this.#store.valueAt(slot);
    const storedAtMs = freshness.storedAtMs(slot);
    return this.#loads.join(key, load).wait(options.signal, (error) => {
      if (freshness.mayReplaceError(storedAtMs)) return stale;
      throw error;
    });
  }

  /** Does not store what is being loaded under a key. */
  forget(key: K): void {
    this.#loads.forget(key);
  }

  /** The same for all keys. */
  forgetAll(): void {
    this.#loads.forgetAll();
  }
}
