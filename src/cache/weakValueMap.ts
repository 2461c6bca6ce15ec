import { announceCache } from './observation';
import { checkWeaklyHeld, WeakCollection, type WeakCollectionOptions } from './weakCollection';

/** What a {@link WeakValueMap} can be told at its construction. */
export type WeakValueMapOptions<K = unknown> = WeakCollectionOptions<K>;

const NAME = 'WeakValueMap';

/**
 * A map that does not keep its values alive: when nothing else holds a value, the garbage collector may take it, and its
 * entry leaves the map. As Python's `weakref.WeakValueDictionary`, with the methods of a `Map`.
 *
 * Keys are held strongly and compared like those of a `Map`; a key that leads to its own value keeps it alive. Values are
 * objects or functions. Symbols are refused too: those registered are never collected, and older engines cannot hold the
 * others weakly. A value that was replaced or deleted is never heard of again, nor does its collection touch the entry
 * that is there now.
 */
export class WeakValueMap<K, V extends object> extends WeakCollection<K, V> implements Iterable<[K, V]> {
  /** @throws TypeError when content is given instead of options. */
  constructor(options: WeakValueMapOptions<K> = {}) {
    super('weak-value', NAME, options);
    announceCache(this);
  }

  /** A map with these entries, for example those of another one. O(entries). */
  static from<K, V extends object>(
    entries: Iterable<readonly [K, V]>,
    options: WeakValueMapOptions<K> = {},
  ): WeakValueMap<K, V> {
    return new WeakValueMap<K, V>(options).setAll(entries);
  }

  get [Symbol.toStringTag](): string {
    return NAME;
  }

  /** The value under `key`, or `undefined`; counts a hit or a miss, and removes the entry of a dead value. O(1). */
  get(key: K): V | undefined {
    const cell = this.held.find(key);
    const value = cell?.deref();
    if (value !== undefined || cell === undefined) return this.#read(key, value);
    this.counters.misses++;
    this.left(this.held.drop(cell), undefined, 'collected', this.audience.miss(key));
    return undefined;
  }

  /** Whether a living value is held under `key`; changes nothing. O(1). */
  has(key: K): boolean {
    return this.held.find(key)?.deref() !== undefined;
  }

  /**
   * Stores a value. A living old one is told as `replaced`; storing the same object again changes nothing. O(1),
   * amortised.
   *
   * @throws TypeError when `value` is a primitive.
   */
  set(key: K, value: V): this {
    checkWeaklyHeld(NAME, 'a value', value, 'a Map or an LruCache');
    const cell = this.held.find(key);
    const old = cell?.deref();
    if (old === value) return this;
    const ownKey = asInMap(key);
    this.held.put(ownKey, value, cell);
    if (cell !== undefined) {
      this.left(ownKey, old, old === undefined ? 'collected' : 'replaced', this.audience.insertion(ownKey, value));
    } else if (this.audience.hearsInsertions) this.audience.inserted(ownKey, value);
    return this;
  }

  /**
   * Stores many, one after the other; so the last one of a key stays. As `dict.update` of Python. O(entries).
   *
   * @throws TypeError at the first primitive value; those before it are stored.
   */
  setAll(entries: Iterable<readonly [K, V]>): this {
    for (const [key, value] of entries) this.set(key, value);
    return this;
  }

  /**
   * The living value under `key`; where there is none, `value` after storing it. Counts a hit or a miss. As
   * `Map.prototype.getOrInsert` of ES2026. O(1).
   *
   * @throws TypeError when there is none and `value` is a primitive.
   */
  getOrInsert(key: K, value: V): V {
    const found = this.#read(key, this.held.find(key)?.deref());
    if (found !== undefined) return found;
    this.set(key, value);
    return value;
  }

  /**
   * The living value under `key`; where there is none, what `compute` returns for the key, after storing it. Counts a
   * hit or a miss. As `Map.prototype.getOrInsertComputed` of ES2026: `compute` may use and change the map, also under
   * the same key, where what it stored is then replaced; when it throws, nothing is stored. O(1).
   *
   * @throws TypeError when `compute` is not a function, or returns a primitive.
   */
  getOrInsertComputed(key: K, compute: (key: K) => V): V {
    if (typeof compute !== 'function') {
      throw new TypeError(`${NAME}: getOrInsertComputed takes a function; for a value there is getOrInsert`);
    }
    const found = this.#read(key, this.held.find(key)?.deref());
    if (found !== undefined) return found;
    const value = compute(asInMap(key));
    this.set(key, value);
    return value;
  }

  /** Removes `key`; `false` when no living value was held. O(1), amortised. */
  delete(key: K): boolean {
    const cell = this.held.find(key);
    if (cell === undefined) return false;
    const value = cell.deref();
    this.left(this.held.drop(cell), value, value === undefined ? 'collected' : 'explicit');
    return value !== undefined;
  }

  /**
   * Removes the oldest living entry and returns it, told as `explicit`; `undefined` when there is none. As
   * `popitem()` of Python. Dead ones before it are removed on the way. O(1), amortised.
   */
  takeAny(): [K, V] | undefined {
    const taken = this.held.takeOldest();
    this.tellAll([...taken, ...this.held.renew()]);
    const last = taken.at(-1);
    return last?.value === undefined ? undefined : [last.key, last.value];
  }

  /**
   * The living entries in the order in which their keys came; changes nothing. As with a `Map`, entries may come and go
   * meanwhile: what left is skipped, what came is visited. A dead value is never handed out; the one handed out last
   * stays alive until the job ends. O(1) a step.
   */
  entries(): Generator<[K, V], void> {
    return this.held.living();
  }

  /** The keys of {@link entries}. */
  *keys(): Generator<K, void> {
    for (const [key] of this.held.living()) yield key;
  }

  /** The values of {@link entries}. */
  *values(): Generator<V, void> {
    for (const [, value] of this.held.living()) yield value;
  }

  /** The same as {@link entries}. */
  [Symbol.iterator](): Generator<[K, V], void> {
    return this.entries();
  }

  /** Calls `visit` for each of {@link entries}, as `Map.prototype.forEach`. */
  forEach(visit: (value: V, key: K, map: this) => void, thisArg?: unknown): void {
    for (const [key, value] of this.held.living()) visit.call(thisArg, value, key, this);
  }

  /** Counts and tells a read, and returns what was found. */
  #read(key: K, value: V | undefined): V | undefined {
    if (value === undefined) this.counters.misses++;
    else this.counters.hits++;
    if (this.hearsReads) this.audience.read(key, value !== undefined);
    return value;
  }
}

/** A key as a `Map` stores it: -0 becomes 0. */
function asInMap<K>(key: K): K {
  return key === 0 ? (0 as K) : key;
}
