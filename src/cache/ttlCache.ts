import { checkCapacity } from './checkCapacity';
import { type Deadlined, DeadlineHeap } from './deadlineHeap';
import { announceCache } from './observation';
import { ObservedCache } from './observedCache';
import { RecencyEntry } from './recencyList';
import { RecencyMap } from './recencyMap';
import type { RemovalCause } from './removalCause';

export interface TtlCacheOptions {
  /** How long an entry lives, in milliseconds, unless `set` says otherwise: greater than 0, or `Infinity`. */
  readonly ttlMs: number;
  /**
   * The time in milliseconds, never going back; where it starts has no meaning. For example `() => performance.now()`.
   * It is read at each operation, so a test can turn it by hand.
   */
  readonly clock: () => number;
  /** The most entries held, a positive integer, or `Infinity`, which is the default. */
  readonly capacity?: number;
  /** For people; `TtlCache` by default. */
  readonly name?: string;
}

class TtlEntry<K, V> extends RecencyEntry<K, V> implements Deadlined {
  heapIndex = 0;

  constructor(
    key: K,
    value: V,
    public deadlineMs: number,
  ) {
    super(key, value);
  }
}

/**
 * A cache whose entries live for a time, counted from when they were set; reading does not prolong it. Every read looks
 * at the clock, and a read exactly at the deadline finds nothing. There is no timer: an entry whose time has passed is
 * held until an operation comes upon it or `expire()` is called, and it is counted in `size` until then.
 *
 * When it is bounded and full, a new key drives out the entry whose deadline passed first; when none has passed, the
 * least recently used one. So no live entry goes while an expired one is held.
 *
 * Keys and values are as in `LruCache`: any key of a `Map`, any value. Observers are told `expired`, also when the end of
 * an entry is noticed by `set`, `delete` or `clear`, and `size`, `replaced` and `explicit` of live entries.
 *
 * @throws RangeError when `ttlMs` is not greater than 0, or `capacity` is neither a positive integer nor `Infinity`.
 * @throws TypeError when there is no `clock`.
 */
export class TtlCache<K, V> extends ObservedCache<K, V> {
  readonly capacity: number;
  /** How long an entry lives unless `set` says otherwise. */
  readonly ttlMs: number;
  readonly #clock: () => number;
  readonly #entries = new RecencyMap<K, TtlEntry<K, V>>();
  readonly #deadlines = new DeadlineHeap<TtlEntry<K, V>>();

  constructor(options: TtlCacheOptions) {
    super(options.name ?? 'TtlCache', 'ttl');
    this.ttlMs = checkTtl(options.ttlMs);
    this.capacity = checkCapacity('TtlCache', 'capacity', options.capacity ?? Infinity);
    if (typeof options.clock !== 'function') {
      throw new TypeError('TtlCache: clock must be a function that returns milliseconds, as () => performance.now()');
    }
    this.#clock = options.clock;
    announceCache(this);
  }

  /** How many entries are held, with those whose time has passed and which no operation came upon yet. O(1). */
  get size(): number {
    return this.#entries.size;
  }

  /**
   * The live value under `key`, or `undefined`. Counts a hit or a miss, makes a hit the most recently used, and removes
   * an entry whose time has passed. O(1), and O(log size) when it removes.
   */
  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined && entry.deadlineMs > this.#clock()) {
      this.counters.hits++;
      this.#entries.touch(entry);
      return entry.value;
    }
    this.counters.misses++;
    if (entry !== undefined) this.#remove(entry, 'expired');
    return undefined;
  }

  /** The live value under `key`, or `undefined`; changes nothing, not even what has expired. O(1). */
  peek(key: K): V | undefined {
    return this.#live(key)?.value;
  }

  /** Whether a live entry is held under `key`; changes nothing. O(1). */
  has(key: K): boolean {
    return this.#live(key) !== undefined;
  }

  /** How long the entry under `key` still lives, in milliseconds; `undefined` when there is no live one. O(1). */
  remainingTtlMs(key: K): number | undefined {
    const nowMs = this.#clock();
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.deadlineMs > nowMs ? entry.deadlineMs - nowMs : undefined;
  }

  /**
   * Stores a value that lives for `ttlMs` from now on, as the most recently used. A live old value is told as `replaced`
   * unless it is the same (`Object.is`). O(1) when deadlines rise, as with one `ttlMs` for all; O(log size) otherwise.
   *
   * @throws RangeError when `ttlMs` is not greater than 0.
   */
  set(key: K, value: V, ttlMs: number = this.ttlMs): this {
    checkTtl(ttlMs);
    const nowMs = this.#clock();
    const entry = this.#entries.get(key);
    if (entry === undefined) this.#insert(new TtlEntry(key, value, nowMs + ttlMs), nowMs);
    else this.#replace(entry, value, nowMs, ttlMs);
    return this;
  }

  /** Removes `key`; `false` when no live entry was held. O(log size). */
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    const isLive = entry.deadlineMs > this.#clock();
    this.#remove(entry, isLive ? 'explicit' : 'expired');
    return isLive;
  }

  /** Removes every entry, each told as `explicit`, or as `expired` if it was; hits and misses stay. O(size). */
  clear(): void {
    const nowMs = this.#clock();
    this.#deadlines.clear();
    this.removedAll(this.#entries.takeAll(), (entry) => (entry.deadlineMs > nowMs ? 'explicit' : 'expired'));
  }

  /** Removes all entries whose time has passed and returns how many. O(log size) for each of them, O(1) for none. */
  expire(): number {
    const nowMs = this.#clock();
    const expired: TtlEntry<K, V>[] = [];
    for (let entry = this.#expired(nowMs); entry !== undefined; entry = this.#expired(nowMs)) {
      this.#drop(entry);
      expired.push(entry);
    }
    this.removedAll(expired, () => 'expired');
    return expired.length;
  }

  /**
   * The live entries that are held when the iteration begins, most recently used first; changes nothing. The cache may
   * be used and changed meanwhile: an entry that left or expired before its turn is skipped, one that came later is not
   * visited, and a value is the one held at its turn. The first step is O(size), all others O(1).
   */
  *entries(): Generator<[K, V], void> {
    for (const { key, value, deadlineMs } of this.#entries.entries()) {
      if (deadlineMs > this.#clock()) yield [key, value];
    }
  }

  #live(key: K): TtlEntry<K, V> | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.deadlineMs > this.#clock() ? entry : undefined;
  }

  #expired(nowMs: number): TtlEntry<K, V> | undefined {
    const first = this.#deadlines.first;
    return first !== undefined && first.deadlineMs <= nowMs ? first : undefined;
  }

  #insert(entry: TtlEntry<K, V>, nowMs: number): void {
    const isFull = this.#entries.size >= this.capacity;
    const expired = isFull ? this.#expired(nowMs) : undefined;
    const victim = expired ?? (isFull ? this.#entries.oldest : undefined);
    this.#entries.add(entry);
    this.#deadlines.add(entry);
    if (victim !== undefined) this.#remove(victim, expired === undefined ? 'size' : 'expired');
  }

  #replace(entry: TtlEntry<K, V>, value: V, nowMs: number, ttlMs: number): void {
    const { value: old, deadlineMs } = entry;
    entry.value = value;
    this.#entries.touch(entry);
    this.#deadlines.move(entry, nowMs + ttlMs);
    if (deadlineMs <= nowMs) this.removed(entry.key, old, 'expired');
    else if (!Object.is(old, value)) this.removed(entry.key, old, 'replaced');
  }

  #remove(entry: TtlEntry<K, V>, cause: RemovalCause): void {
    this.#drop(entry);
    this.removed(entry.key, entry.value, cause);
  }

  #drop(entry: TtlEntry<K, V>): void {
    this.#entries.remove(entry);
    this.#deadlines.remove(entry);
  }
}

function checkTtl(ttlMs: number): number {
  if (ttlMs > 0) return ttlMs;
  throw new RangeError(`TtlCache: ttlMs must be greater than 0, or Infinity for no end, not ${String(ttlMs)}`);
}
