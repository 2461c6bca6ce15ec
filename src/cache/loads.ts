import type { CacheCounters } from './cacheCounters';
import type { CacheRuntime } from './runtime';
import { type WaitSignal, waitUntil } from './waitSignal';

/** Makes the value of a key. */
export type Loader<K, V> = (key: K) => PromiseLike<V> | V;

/** A load that is under way, or has ended. */
export class Load<V> {
  // Whether the loader failed; else a rejection is what an observer of the stored value threw.
  #hasFailed = false;
  readonly #promise: Promise<V>;
  #resolve!: (value: PromiseLike<V>) => void;
  #waiting = 0;

  /** `onUnheard` is called with why it failed when nobody waits for it. */
  constructor(onUnheard: (error: unknown) => void) {
    this.#promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    // Each caller gets a promise of its own, whose rejection is reported when nobody handles it. What is thrown here is
    // reported too.
    this.#promise.catch((error: unknown) => {
      if (this.#waiting > 0) return;
      if (!this.#hasFailed) throw error;
      onUnheard(error);
    });
  }

  /** Ends as `value` does. */
  follow(value: PromiseLike<V>): void {
    this.#resolve(value);
  }

  /** Notes that its rejection, which is to come, is the failure of the loader. */
  fail(): void {
    this.#hasFailed = true;
  }

  /**
   * What was loaded, when it has been stored if that is still wanted; when the loader fails, what `instead` returns or
   * throws; a rejection with the reason of `signal` if that is aborted first.
   */
  wait(signal: WaitSignal | undefined, instead?: (error: unknown) => V): Promise<V> {
    this.#waiting++;
    const promise =
      instead === undefined
        ? this.#promise
        : this.#promise.catch((error: unknown) => {
            if (this.#hasFailed) return instead(error);
            throw error;
          });
    return signal === undefined ? promise : waitUntil(promise, signal, () => this.#waiting--);
  }
}

/** What to do with a failure for which nobody waited. */
export type OnUnheard<K> = (error: unknown, key: K) => void;

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
  readonly #onUnheard: OnUnheard<K> | undefined;

  /**
   * `store` is called with what was loaded, unless that was forgotten meanwhile. What that throws reaches those who wait;
   * when nobody does, it is an unhandled rejection, as what `onUnheard` throws.
   */
  constructor(
    counters: CacheCounters,
    runtime: CacheRuntime | undefined,
    store: (key: K, value: V) => void,
    onUnheard?: OnUnheard<K>,
  ) {
    this.#counters = counters;
    this.#runtime = runtime;
    this.#store = store;
    this.#onUnheard = onUnheard;
  }

  /** The load of `key` that is under way, or a new one by `load`. */
  join(key: K, load: Loader<K, V>): Load<V> {
    this.#running ??= new Map();
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const own = new Load<V>((error) => this.#onUnheard?.(error, key));
    // Put down before `load` is called, which may ask for the same key.
    this.#running.set(key, own);
    own.follow(this.#run(own, key, load));
    return own;
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
    let value: V;
    try {
      value = await this.#counted(key, load);
    } catch (error) {
      own.fail();
      this.#end(key, own);
      throw error;
    }
    if (this.#end(key, own)) this.#store(key, value);
    return value;
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
