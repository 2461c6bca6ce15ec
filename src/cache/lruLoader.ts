import type { CacheCounters } from './cacheCounters';
import { checkDuration } from './checkDuration';
import type { FetchOptions } from './fetchOptions';
import { Freshness } from './freshness';
import { loaderOf } from './loaderOf';
import { type Loader, Loads } from './loads';
import type { LruStore } from './lruStore';
import type { LruCacheOptions } from './lruOptions';
import { runtimeOf } from './runtime';

/** The freshness that the options ask for; `undefined` when values stay fresh for ever. */
export function freshnessOf<K, V>(options: LruCacheOptions<K, V>): Freshness | undefined {
  const { freshMs = Infinity, staleWhileRevalidateMs = 0, staleIfErrorMs = 0, runtime } = options;
  checkDuration('LruCache', 'freshMs', freshMs);
  if (staleWhileRevalidateMs !== 0) checkDuration('LruCache', 'staleWhileRevalidateMs', staleWhileRevalidateMs);
  if (staleIfErrorMs !== 0) checkDuration('LruCache', 'staleIfErrorMs', staleIfErrorMs);
  if (freshMs === Infinity) return undefined;
  return new Freshness({ freshMs, staleWhileRevalidateMs, staleIfErrorMs }, runtimeOf(runtime, 'LruCache'));
}

/** Brings values into an `LruCache` for `fetch`, and knows which of those held are good enough. */
export class LruLoader<K, V> {
  readonly #store: LruStore<K, V>;
  readonly #freshness: Freshness | undefined;
  readonly #load: Loader<K, V> | undefined;
  readonly #onRefreshError: ((error: unknown, key: K) => void) | undefined;
  readonly #loads: Loads<K, V>;

  constructor(
    store: LruStore<K, V>,
    freshness: Freshness | undefined,
    counters: CacheCounters,
    { load, onRefreshError, runtime }: LruCacheOptions<K, V>,
  ) {
    this.#store = store;
    this.#freshness = freshness;
    this.#load = load;
    this.#onRefreshError = onRefreshError;
    this.#loads = new Loads(counters, runtime, (key, value) => store.set(key, value));
  }

  /** The slot whose value can be handed out as it is; 0 when it has to be loaded. Starts a load when it is stale. */
  usable(key: K, options: FetchOptions<K, V>): number {
    const slot = this.#store.find(key);
    if (slot === 0 || this.#freshness === undefined) return slot;
    const storedAtMs = this.#freshness.storedAtMs(slot);
    if (this.#freshness.isFresh(storedAtMs)) return slot;
    if (!this.#freshness.mayBridge(storedAtMs)) return 0;
    this.#refresh(key, loaderOf('LruCache', options.load, this.#load));
    return slot;
  }

  /** Loads a value, or joins the load of it that is under way. */
  async load(key: K, options: FetchOptions<K, V>): Promise<V> {
    const load = loaderOf('LruCache', options.load, this.#load);
    const slot = this.#store.find(key);
    if (slot === 0 || this.#freshness === undefined) return this.#loads.join(key, load);
    const stale = this.#store.valueAt(slot);
    const storedAtMs = this.#freshness.storedAtMs(slot);
    try {
      return await this.#loads.join(key, load);
    } catch (error) {
      if (this.#freshness.mayReplaceError(storedAtMs)) return stale;
      throw error;
    }
  }

  /** Does not store what is being loaded under a key. */
  forget(key: K): void {
    this.#loads.forget(key);
  }

  /** The same for all keys. */
  forgetAll(): void {
    this.#loads.forgetAll();
  }

  #refresh(key: K, load: Loader<K, V>): void {
    this.#loads.join(key, load).catch((error: unknown) => this.#onRefreshError?.(error, key));
  }
}
