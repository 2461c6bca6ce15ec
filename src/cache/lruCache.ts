import { checkCompute } from './checkCompute';
import { checkOptions } from './checkOptions';
import type { EvictionPolicyName } from './evictionPolicy';
import type { FetchOptions } from './fetchOptions';
import type { Freshness } from './freshness';
import { freshnessOf, LruLoader } from './lruLoader';
import type { CacheBounds, LruCacheOptions } from './lruOptions';
import { LruStore } from './lruStore';
import { announceCache, type EntryView } from './observation';
import { OrderedCache } from './orderedCache';
import { SteadyRuntime } from './steadyRuntime';
import { abortedBy } from './waitSignal';

/**
 * A cache that is bounded by the number of its entries or by what they weigh, and gives up the least recently used one,
 * or the one that another `policy` chooses. The bound and, with `lru`, the order are exact at every moment.
 *
 * Keys are compared like those of a `Map` (`NaN` equals itself, 0 equals -0, objects by identity), and stay as they were
 * given first: -0 is shown as -0. Every value can be
 * stored, `undefined` and `null` too: `has` tells a stored `undefined` from none. An entry takes about 40 bytes besides
 * its key and value, 26 when the key is an integer of 32 bits; there is no limit to the number of entries but memory.
 *
 * `onRemoval` and observers are told `size` for an entry that had to go, `replaced`, and `explicit` (`delete`, `clear`).
 * They are told when the operation has taken place, and may use the cache.
 *
 * The design (numbered slots, doubly linked by index) is that of lru-cache and mnemonist; the table for integers and the
 * separation of loads from entries are its own.
 *
 * @throws RangeError when a bound, a duration or the name of the policy makes no sense, or there is no bound at all.
 * @throws TypeError when `maxWeight` comes without `weigh`, `staleWhileRevalidateMs` or `staleIfErrorMs` without `freshMs`,
 * or `freshMs` without a runtime.
 */
export class LruCache<K, V> extends OrderedCache<K, V> {
  /** Which entry goes when the cache is full. */
  readonly policy: EvictionPolicyName;
  declare private readonly store: LruStore<K, V>;
  readonly #freshness: Freshness | undefined;
  readonly #options: LruCacheOptions<K, V>;
  // Made by the first `fetch`: a cache that never loads has no loads to forget.
  #loader: LruLoader<K, V> | undefined;

  constructor(options: LruCacheOptions<K, V>) {
    const { runtime } = checkOptions('LruCache', options, 'capacity: 100');
    const loadClock = runtime === undefined ? undefined : new SteadyRuntime(runtime);
    super(options.name ?? 'LruCache', 'lru', loadClock, options.onRemoval);
    this.#options = options;
    this.#freshness = freshnessOf(options);
    this.policy = options.policy ?? 'lru';
    this.store = new LruStore<K, V>(options, this.#freshness, this.audience);
    announceCache(this);
  }

  /** How many entries are held. O(1). */
  get size(): number {
    return this.store.size;
  }

  /** The most entries held. */
  get capacity(): number {
    return this.store.capacity;
  }

  /** What the entries weigh together, in the unit of `weigh`; how many there are when they are not weighed. O(1). */
  get weight(): number {
    return this.store.weight;
  }

  /** The most that the entries may weigh together; `Infinity` when they are not weighed. */
  get maxWeight(): number {
    return this.store.maxWeight;
  }

  /** The value under `key`, or `undefined`; counts a hit or a miss, and makes a hit the most recently used. O(1). */
  get(key: K): V | undefined {
    const slot = this.store.find(key);
    if (slot === 0) {
      this.counters.misses++;
      if (this.hearsReads) this.audience.read(key, false);
      return undefined;
    }
    this.counters.hits++;
    const value = this.store.use(slot);
    if (this.hearsReads) this.audience.read(key, true);
    return value;
  }

  /** The value under `key`, or `undefined`; changes neither order nor counters. O(1). */
  peek(key: K): V | undefined {
    const slot = this.store.find(key);
    return slot === 0 ? undefined : this.store.valueAt(slot);
  }

  /** Whether `key` is held; changes neither order nor counters. O(1). */
  has(key: K): boolean {
    return this.store.find(key) !== 0;
  }

  /**
   * Stores a value as the most recently used. A new key in a full cache drives another entry out. A held key gets the new
   * value, and the old one is told as `replaced` unless it is the same (`Object.is`). A load of that key that is under
   * way is not stored. O(1); with weights, O(entries that go).
   *
   * An entry that alone weighs more than `maxWeight` is not held: it is told as `size`, and drives no other one out.
   *
   * @throws What `weigh` throws; then nothing that is held has changed.
   */
  set(key: K, value: V): this {
    if (this.#loader !== undefined) this.#loader.forget(key);
    this.store.set(key, value);
    return this;
  }

  /**
   * The value under `key`; when there is none, the one that `compute` returns is stored and returned. Counts a hit, or a
   * miss and a load (with its time if the cache has a `runtime`). `compute` may use the cache; what it stored under the same key is replaced. What it throws reaches
   * the caller, and nothing is stored. O(1).
   *
   * @throws TypeError when there is none and `compute` is not a function; then nothing is counted.
   */
  getOrCompute(key: K, compute: (key: K) => V): V {
    const slot = this.store.find(key);
    if (slot !== 0) {
      this.counters.hits++;
      const held = this.store.use(slot);
      if (this.hearsReads) this.audience.read(key, true);
      return held;
    }
    checkCompute('LruCache', compute);
    this.counters.misses++;
    // Before anybody is told, who may store something under that key.
    const { changes } = this.store;
    if (this.hearsReads) this.audience.read(key, false);
    const value = this.computed(key, compute);
    // As long as nothing came or went, the key need not be looked up again.
    if (this.#loader !== undefined) this.#loader.forget(key);
    if (this.store.changes === changes) this.store.insert(key, value);
    else this.store.set(key, value);
    return value;
  }

  /**
   * A promise of the value under `key`: of the one that is held while that is fresh, else of one that is loaded.
   *
   * - Callers that ask for the same key while it is being loaded share that load.
   * - A clock that goes back, which it should not, makes nothing fresher: time goes on from where it was.
   * - A stale value is handed out at once within `staleWhileRevalidateMs`, which counts as a hit, and one load is started.
   * - When a load fails within `staleIfErrorMs`, the value that was stale when it was asked for is handed out instead of
   *   the error, whatever has become of the key. What an observer throws when the new value is stored is no such failure.
   * - No load ends before it is done, whatever is evicted or aborted meanwhile. What it loaded is stored, unless the
   *   key was set, deleted or cleared in the meantime: then only the callers get it.
   * - A load that asks for its own key with `fetch` and waits for that waits for ever.
   *
   * `get`, `peek`, `has` and `entries` take a value for what it is, fresh or stale.
   *
   * @throws TypeError, as a rejection, when there is nothing to load with.
   * @throws The reason of `signal` when that is aborted, and what the load throws, as rejections.
   */
  async fetch(key: K, options: FetchOptions<K, V> = {}): Promise<V> {
    if (options.signal?.aborted === true) return abortedBy(options.signal);
    this.#loader ??= new LruLoader(this.store, this.#freshness, this.counters, this.loadClock, this.#options);
    const slot = options.refresh === true ? 0 : this.store.find(key);
    const state = slot === 0 ? 'too old' : this.#loader.stateOf(slot);
    if (state === 'too old') {
      this.counters.misses++;
      if (this.hearsReads) this.audience.read(key, false);
      return this.#loader.load(key, options);
    }
    const refresh = state === 'stale' ? this.#loader.refreshOf(key, options) : undefined;
    this.counters.hits++;
    const value = this.store.use(slot);
    if (this.hearsReads) this.audience.read(key, true);
    // Last of all: the program's loader may change the cache, so from here on the slot may be another entry's.
    refresh?.();
    return value;
  }

  /** Removes `key`; `false` when it was not held. A load of it that is under way is not stored. O(1). */
  delete(key: K): boolean {
    if (this.#loader !== undefined) this.#loader.forget(key);
    const slot = this.store.find(key);
    if (slot === 0) return false;
    this.store.delete(slot);
    return true;
  }

  /** Removes every entry and tells each as `explicit`; hits and misses stay as they are. O(size). */
  clear(): void {
    this.#loader?.forgetAll();
    this.store.clear();
  }

  /**
   * Gives the cache other bounds. What does not fit any more goes, told as `size`. O(entries that go).
   *
   * @throws RangeError when a bound makes no sense, or `maxWeight` is given to a cache that does not weigh.
   */
  resize(bounds: CacheBounds): void {
    this.store.resize(bounds);
  }

  /**
   * At most `limit` entries in the order in which they would go now, the next victim first, each with its value and, if it
   * has one, its weight: for whoever shows the cache. Changes nothing. O(limit), each at the cost of an eviction.
   */
  inspect(limit: number): EntryView[] {
    return this.store.inspect(limit);
  }

  /** All entries as they stand, in the order of `entries`: what `load` takes. O(size). */
  dump(): [K, V][] {
    return [...this.entries()];
  }

  /**
   * Stores entries that `dump` returned, on top of what is held, so that they are in that order again. Each is as good as
   * new from now on, however old it was: a dump does not say that. O(entries).
   */
  load(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of [...entries].reverse()) this.set(key, value);
  }

  protected keysFromVictim(): K[] {
    return this.store.keysFromVictim(Infinity);
  }

  protected entryOf(key: K): [K, V] | undefined {
    const slot = this.store.find(key);
    return slot === 0 ? undefined : [key, this.store.valueAt(slot)];
  }
}
