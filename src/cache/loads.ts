import type { CacheCounters } from './cacheCounters';
import type { CacheRuntime } from './runtime';

/** Makes the value of a key. */
export type Loader<K, V> = (key: K) => PromiseLike<V> | V;

class Load<V> {
  readonly promise: Promise<V>;
  resolve!: (value: PromiseLike<V>) => void;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.resolve = resolve;
    });
    // Each caller gets a promise of its own, whose rejection is reported when nobody handles it.
    this.promise.catch(() => undefined);
  }
}

/**
 * The loads that are under way, by key: one for each, shared by all who ask. They are kept apart from the entries, so
 * that nothing that leaves the cache ends a load.
 */
export class Loads<K, V> {
  // Made by the first load: every `set` of a cache asks for it, and that of one which never loads must cost nothing.
  #running: Map<K, Load<V>> | undefined;
  readonly #counters: CacheCounters;
  readonly #runtime: CacheRuntime | undefined;
  readonly #store: (key: K, value: V) => void;

  /** `store` is called with what was loaded, unless that was forgotten meanwhile. */
  constructor(counters: CacheCounters, runtime: CacheRuntime | undefined, store: (key: K, value: V) => void) {
    this.#counters = counters;
    this.#runtime = runtime;
    this.#store = store;
  }

  /** The load of `key` that is under way, or a new one by `load`. */
  join(key: K, load: Loader<K, V>): Promise<V> {
    this.#running ??= new Map();
    const running = this.#running.get(key);
    if (running !== undefined) return running.promise;
    const own = new Load<V>();
    // Put down before `load` is called, which may ask for the same key.
    this.#running.set(key, own);
    own.resolve(this.#run(own, key, load));
    return own.promise;
  }

  /** What is being loaded under `key` still reaches those who wait for it, and is not stored. */
  forget(key: K): void {
    if (this.#running !== undefined) this.#running.delete(key);
  }

  /** The same for all keys. */
  forgetAll(): void {
    this.#running?.clear();
  }

  async #run(own: Load<V>, key: K, load: Loader<K, V>): Promise<V> {
    try {
      const value = await this.#counted(key, load);
      if (this.#end(key, own)) this.#store(key, value);
      return value;
    } finally {
      this.#end(key, own);
    }
  }

  async #counted(key: K, load: Loader<K, V>): Promise<V> {
    const startedMs = this.#nowMs();
    this.#counters.loads++;
    try {
      const value = await load(key);
      this.#counters.loadTimeMs += this.#nowMs() - startedMs;
      return value;
    } catch (error) {
      this.#counters.loadTimeMs += this.#nowMs() - startedMs;
      this.#counters.loadFailures++;
      throw error;
    }
  }

  /** The time; always the same where there is no clock, so that loads take none. */
  #nowMs(): number {
    return this.#runtime === undefined ? 0 : this.#runtime.now();
  }

  /** Whether the load was wanted still. */
  #end(key: K, own: Load<V>): boolean {
    return this.#running?.get(key) === own && this.#running.delete(key);
  }
}
