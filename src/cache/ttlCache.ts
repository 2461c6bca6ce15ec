import { checkCompute } from './checkCompute';
import { checkDuration } from './checkDuration';
import { checkOptions } from './checkOptions';
import type { FetchOptions } from './fetchOptions';
import { loaderOf } from './loaderOf';
import { type Loader, Loads } from './loads';
import { announceCache, type EntryView } from './observation';
import { OrderedCache } from './orderedCache';
import { steadyRuntimeOf } from './steadyRuntime';
import type { TtlCacheOptions, TtlDumpEntry } from './ttlOptions';
import { TtlStore } from './ttlStore';
import { abortedBy } from './waitSignal';

/**
 * A cache whose entries live for a time, counted from when they were set; with `sliding`, from when they were last read
 * by `get`, `getOrCompute` or `fetch`. Every read looks at the clock, once, and a read exactly at the deadline finds
 * nothing.
 *
 * Entries whose time has passed are removed by one timer for all, armed while there is a deadline, which keeps neither
 * the cache nor the process alive; by `expire()`; and by every operation that comes upon one. A new key takes the place
 * of the entry that ended first, if one has. Until then they are held, and counted in `size`, and no read shows them.
 *
 * When it is bounded and full, and no entry has ended, the least recently used one goes. So no live entry goes while one
 * that has ended is held.
 *
 * When the clock jumps forward, what has ended by then is gone for every read at once, and leaves as above: the timer may
 * come later than that. When it goes back, which it should not, time goes on from where it was.
 *
 * Keys and values are as in `LruCache`: any key of a `Map`, any value. An entry takes about 70 bytes besides its key and
 * value, 60 when the key is an integer of 32 bits, and 8 more each with `sliding` and where deadlines do not come in
 * order. `onRemoval` and observers are told `expired`, also when the end of an entry is noticed by `set`, `delete` or
 * `clear`, and `size`, `replaced` and `explicit` of live entries.
 *
 * @throws RangeError when `ttlMs`, `capacity`, `jitter`, or later what `random` returns, makes no sense.
 * @throws TypeError when there is no runtime.
 */
export class TtlCache<K, V> extends OrderedCache<K, V> {
  /** How long an entry lives unless `set` says otherwise. */
  readonly ttlMs: number;
  declare private readonly store: TtlStore<K, V>;
  readonly #loads: Loads<K, V>;
  readonly #load: Loader<K, V> | undefined;

  constructor(options: TtlCacheOptions<K, V>) {
    checkOptions('TtlCache', options, 'ttlMs: 60_000');
    const runtime = steadyRuntimeOf(options.runtime, 'TtlCache');
    super(options.name ?? 'TtlCache', 'ttl', runtime, options.onRemoval);
    this.ttlMs = checkDuration('TtlCache', 'ttlMs', options.ttlMs);
    this.store = new TtlStore<K, V>(options, runtime, this.audience);
    this.#loads = new Loads(this.counters, runtime, (key, value) => this.store.set(key, value, this.ttlMs));
    this.#load = options.load;
    announceCache(this);
  }

  /** How many entries are held, with those whose time has passed and that have not left yet. O(1). */
  get size(): number {
    return this.store.size;
  }

  /** The most entries held. */
  get capacity(): number {
    return this.store.capacity;
  }

  /**
   * The live value under `key`, or `undefined`. Counts a hit or a miss, makes a hit the most recently used, and removes
   * an entry whose time has passed. O(1); O(log size) where deadlines do not come in order.
   */
  get(key: K): V | undefined {
    const slot = this.#hit(key);
    if (slot === 0) return undefined;
    const value = this.store.valueAt(slot);
    if (this.hearsReads) this.audience.read(key, true);
    return value;
  }

  /** The live value under `key`, or `undefined`; changes nothing, not even what has expired. O(1). */
  peek(key: K): V | undefined {
    const slot = this.store.findLive(key);
    return slot === 0 ? undefined : this.store.valueAt(slot);
  }

  /** Whether a live entry is held under `key`; changes nothing. O(1). */
  has(key: K): boolean {
    return this.store.findLive(key) !== 0;
  }

  /** How long the entry under `key` still lives, in milliseconds; `undefined` when there is no live one. O(1). */
  remainingTtlMs(key: K): number | undefined {
    const slot = this.store.find(key);
    const remainingMs = slot === 0 ? 0 : this.store.remainingMs(slot);
    return remainingMs > 0 ? remainingMs : undefined;
  }

  /**
   * Stores a value that lives for `ttlMs` from now on, as the most recently used. A live old value is told as `replaced`
   * unless it is the same (`Object.is`). A load of that key that is under way is not stored. O(1) when deadlines rise, as
   * with up to four different times to live; O(log size) otherwise, as with jitter.
   *
   * @throws RangeError when `ttlMs` is not greater than 0.
   */
  set(key: K, value: V, ttlMs: number = this.ttlMs): this {
    checkDuration('TtlCache', 'ttlMs', ttlMs);
    this.#loads.forget(key);
    this.store.set(key, value, ttlMs);
    return this;
  }

  /**
   * The live value under `key`; when there is none, the one that `compute` returns is stored, for `ttlMs` from then on,
   * and returned. Counts a hit, or a miss and a load with its time. `compute` may use the cache; what it stored under the same key is
   * replaced. What it throws reaches the caller, and nothing is stored. Costs what `get` and `set` cost.
   *
   * @throws RangeError when `ttlMs` is not greater than 0; TypeError when `compute` is not a function.
   */
  getOrCompute(key: K, compute: (key: K) => V, ttlMs: number = this.ttlMs): V {
    checkCompute('TtlCache', compute);
    checkDuration('TtlCache', 'ttlMs', ttlMs);
    const slot = this.#hit(key);
    if (slot !== 0) return this.#read(key, slot);
    const value = this.computed(key, compute);
    this.#loads.forget(key);
    this.store.set(key, value, ttlMs);
    return value;
  }

  /**
   * A promise of the live value under `key`; when there is none, of one that is loaded, and stored for the `ttlMs` of the
   * cache from when it is there.
   *
   * - Callers that ask for the same key while it is being loaded share that load.
   * - No load ends before it is done, whatever expires, is evicted or aborted meanwhile. What it loaded is stored, unless
   *   the key was set, deleted or cleared in the meantime: then only the callers get it. What fails is not stored.
   * - A load that asks for its own key with `fetch` and waits for that waits for ever.
   *
   * @throws TypeError, as a rejection, when there is nothing to load with.
   * @throws The reason of `signal` when that is aborted, and what the load throws, as rejections.
   */
  async fetch(key: K, options: FetchOptions<K, V> = {}): Promise<V> {
    const { signal, refresh = false } = options;
    if (signal?.aborted === true) return abortedBy(signal);
    const slot = refresh ? this.#miss(key) : this.#hit(key);
    if (slot !== 0) return this.#read(key, slot);
    return this.#loads.join(key, loaderOf('TtlCache', options.load, this.#load)).wait(signal);
  }

  /** Removes `key`; `false` when no live entry was held. A load of it that is under way is not stored. Costs as `get`. */
  delete(key: K): boolean {
    this.#loads.forget(key);
    const slot = this.store.find(key);
    return slot !== 0 && this.store.delete(slot);
  }

  /** Removes every entry, each told as `explicit`, or as `expired` if it was; hits and misses stay. O(size). */
  clear(): void {
    this.#loads.forgetAll();
    this.store.clear();
  }

  /** Removes all entries whose time has passed and returns how many. O(1) for each, or as `get`. */
  expire(): number {
    return this.store.expire();
  }

  /**
   * Gives the cache another bound. What does not fit any more goes, as if it had to make room. O(entries that go).
   *
   * @throws RangeError when the bound makes no sense.
   */
  resize({ capacity }: { readonly capacity: number }): void {
    this.store.resize(capacity);
  }

  /** All live entries as they stand, in the order of `entries`, with the time they have left. O(size). */
  dump(): TtlDumpEntry<K, V>[] {
    const dumped: TtlDumpEntry<K, V>[] = [];
    for (const key of this.keysFromVictim().reverse()) {
      const slot = this.store.find(key);
      const remainingMs = this.store.remainingMs(slot);
      if (remainingMs <= 0) continue;
      const slidingMs = this.store.slidingMs(slot);
      const value = this.store.valueAt(slot);
      dumped.push(slidingMs === undefined ? [key, value, remainingMs] : [key, value, remainingMs, slidingMs]);
    }
    return dumped;
  }

  /**
   * Stores entries that `dump` returned, on top of what is held, so that they are in that order again. Each lives for the
   * time that it had left, counted from now: the time in between does not count, and jitter does not shorten it again.
   * What a read prolongs by is `ttlMs` where the dump does not say it. O(entries), and as `set`.
   *
   * @throws RangeError when a time is not greater than 0; then nothing is stored.
   */
  load(entries: Iterable<TtlDumpEntry<K, V>>): void {
    const dumped = [...entries].reverse();
    for (const [, , remainingTtlMs, slidingMs = this.ttlMs] of dumped) {
      checkDuration('TtlCache', 'remainingTtlMs', remainingTtlMs);
      checkDuration('TtlCache', 'slidingMs', slidingMs);
    }
    for (const [key, value, remainingTtlMs, slidingMs = this.ttlMs] of dumped) {
      this.#loads.forget(key);
      this.store.restore(key, value, remainingTtlMs, slidingMs);
    }
  }

  /**
   * At most `limit` entries in the order in which they would go now, each with its value and the time it has left, unless
   * it has no end: for whoever shows the cache. Those whose time has passed and that nothing came upon yet are the first,
   * with a time not greater than 0; then comes the least recently used one. Changes nothing. O(limit), and O(n log n) of
   * those whose time has passed: with a timer, none or next to none.
   */
  inspect(limit: number): EntryView[] {
    return this.store.inspect(limit);
  }

  protected keysFromVictim(): K[] {
    return this.store.keysFromVictim();
  }

  protected entryOf(key: K): [K, V] | undefined {
    const slot = this.store.findLive(key);
    return slot === 0 ? undefined : [key, this.store.valueAt(slot)];
  }

  /**
   * The slot of the live entry under `key`, which is counted as a hit and used, and yet to be told; 0 for none: that is
   * told, and an entry that has ended goes.
   */
  #hit(key: K): number {
    const slot = this.store.find(key);
    if (slot === 0) return this.#miss(key);
    if (this.store.use(slot)) {
      this.counters.hits++;
      return slot;
    }
    this.counters.misses++;
    this.store.drop(slot, key);
    return 0;
  }

  /** Counts a miss, and tells it. */
  #miss(key: K): 0 {
    this.counters.misses++;
    if (this.hearsReads) this.audience.read(key, false);
    return 0;
  }

  /** The value of a hit, which is told. */
  #read(key: K, slot: number): V {
    const value = this.store.valueAt(slot);
    if (this.hearsReads) this.audience.read(key, true);
    return value;
  }
}
