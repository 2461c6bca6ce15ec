import { checkCapacity } from './checkCapacity';
import { announceCache } from './observation';
import { ObservedCache } from './observedCache';
import { RecencyEntry } from './recencyList';
import { RecencyMap } from './recencyMap';

export interface LruCacheOptions {
  /**
   * The most entries held, a positive integer, or `Infinity`. Memory is taken as entries come, not in advance. V8 itself
   * ends a `Map` that keeps changing at about 8.3 million entries, with a `RangeError`.
   */
  readonly capacity: number;
  /** For people; `LruCache` by default. */
  readonly name?: string;
}

/**
 * A cache that holds at most `capacity` entries and gives up the least recently used one. The bound and the order are
 * exact at every moment.
 *
 * Keys are compared like those of a `Map` (`NaN` equals itself, 0 equals -0, objects by identity). Every value can be
 * stored, `undefined` and `null` too: `has` tells a stored `undefined` from none.
 *
 * Observers are told `size` for an entry that had to go, `replaced`, and `explicit` (`delete`, `clear`).
 *
 * @throws RangeError when `capacity` is neither a positive integer nor `Infinity`.
 */
export class LruCache<K, V> extends ObservedCache<K, V> {
  readonly capacity: number;
  readonly #entries = new RecencyMap<K, RecencyEntry<K, V>>();

  constructor(options: LruCacheOptions) {
    super(options.name ?? 'LruCache', 'lru');
    this.capacity = checkCapacity('LruCache', 'capacity', options.capacity);
    announceCache(this);
  }

  /** How many entries are held. O(1). */
  get size(): number {
    return this.#entries.size;
  }

  /** The value under `key`, or `undefined`; counts a hit or a miss, and makes a hit the most recently used. O(1). */
  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.counters.misses++;
      return undefined;
    }
    this.counters.hits++;
    this.#entries.touch(entry);
    return entry.value;
  }

  /** The value under `key`, or `undefined`; changes neither order nor counters. O(1). */
  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Whether `key` is held; changes neither order nor counters. O(1). */
  has(key: K): boolean {
    return this.#entries.get(key) !== undefined;
  }

  /**
   * Stores a value as the most recently used. A new key in a full cache drives the least recently used one out. A held
   * key gets the new value, and the old one is told as `replaced` unless it is the same (`Object.is`). O(1).
   */
  set(key: K, value: V): this {
    const entry = this.#entries.get(key);
    if (entry === undefined) this.#insert(key, value);
    else this.#replace(entry, value);
    return this;
  }

  /** Removes `key`; `false` when it was not held. O(1). */
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#entries.remove(entry);
    this.removed(entry.key, entry.value, 'explicit');
    return true;
  }

  /** Removes every entry and tells each as `explicit`; hits and misses stay as they are. O(size). */
  clear(): void {
    this.removedAll(this.#entries.takeAll(), () => 'explicit');
  }

  /**
   * The entries that are held when the iteration begins, most recently used first; changes neither order nor counters.
   * The cache may be used and changed meanwhile: an entry that left before its turn is skipped, one that came later is
   * not visited, and a value is the one held at its turn. The first step is O(size), all others O(1).
   */
  *entries(): Generator<[K, V], void> {
    for (const { key, value } of this.#entries.entries()) yield [key, value];
  }

  #insert(key: K, value: V): void {
    const victim = this.#entries.size < this.capacity ? undefined : this.#entries.oldest;
    this.#entries.add(new RecencyEntry(key, value));
    if (victim === undefined) return;
    this.#entries.remove(victim);
    this.removed(victim.key, victim.value, 'size');
  }

  #replace(entry: RecencyEntry<K, V>, value: V): void {
    const old = entry.value;
    entry.value = value;
    this.#entries.touch(entry);
    if (!Object.is(old, value)) this.removed(entry.key, old, 'replaced');
  }
}
