import { isObject } from './isObject';
import { announceCache } from './observation';
import { ObservedCache } from './observedCache';

export interface WeakValueMapOptions {
  /** For people; `WeakValueMap` by default. */
  readonly name?: string;
}

interface Cell<K, V extends object> {
  readonly key: K;
  readonly ref: WeakRef<V>;
}

/**
 * A map that does not keep its values alive: when nothing else holds a value, the garbage collector may take it, and its
 * entry leaves the map. As Python's `weakref.WeakValueDictionary`.
 *
 * Collection is seen late or, for a value that lives until the program ends, never; its order means nothing. It is told
 * as `collected`, once, with the value `undefined`: by the engine's callback in a turn of its own, or earlier by the
 * operation that comes upon the dead value. `delete`, `clear` and replacing a value end the watch over it. When an
 * observer throws in the engine's callback, nobody is there to catch it: it is an uncaught exception.
 *
 * Keys are held strongly and compared like those of a `Map`; a key that leads to its own value keeps it alive. A value
 * that was stored or read stays alive until the current job ends. Values are objects or functions. The map itself can be
 * collected at any time and nothing is told then.
 */
export class WeakValueMap<K, V extends object> extends ObservedCache<K, V> {
  /** Without bound: `Infinity`. */
  readonly capacity = Infinity;
  readonly #cells = new Map<K, Cell<K, V>>();
  readonly #registry: FinalizationRegistry<Cell<K, V>>;

  constructor(options: WeakValueMapOptions = {}) {
    super(options.name ?? 'WeakValueMap', 'weak-value');
    const self = new WeakRef(this);
    this.#registry = new FinalizationRegistry((cell) => {
      const map = self.deref();
      if (map !== undefined) map.#onCollected(cell);
    });
    announceCache(this);
  }

  /** How many entries are held: those alive, and those whose collection was not seen yet. O(1). */
  get size(): number {
    return this.#cells.size;
  }

  /** The value under `key`, or `undefined`; counts a hit or a miss, and removes the entry of a dead value. O(1). */
  get(key: K): V | undefined {
    const cell = this.#cells.get(key);
    const value = cell?.ref.deref();
    if (value !== undefined) {
      this.counters.hits++;
      return value;
    }
    this.counters.misses++;
    // The registry is not told: its callback finds that this cell is not held any more.
    if (cell !== undefined) this.#onCollected(cell);
    return undefined;
  }

  /** Whether a living value is held under `key`; changes nothing. O(1). */
  has(key: K): boolean {
    return this.#cells.get(key)?.ref.deref() !== undefined;
  }

  /**
   * Stores a value. A living old one is told as `replaced`; storing the same object again changes nothing. O(1).
   *
   * @throws TypeError when `value` is a primitive.
   */
  set(key: K, value: V): this {
    if (!isObject(value)) {
      const kind = value === null ? 'null' : typeof value;
      throw new TypeError(
        `WeakValueMap: a value must be an object or a function, not ${kind}; primitives are never collected, ` +
          'store them in a Map or an LruCache',
      );
    }
    const cell = this.#cells.get(key);
    const old = cell?.ref.deref();
    if (old === value) return this;
    this.#hold({ key, ref: new WeakRef(value) }, value);
    if (cell !== undefined) {
      this.#registry.unregister(cell);
      this.removed(cell.key, old, old === undefined ? 'collected' : 'replaced');
    }
    return this;
  }

  /** Removes `key`; `false` when no living value was held. O(1). */
  delete(key: K): boolean {
    const cell = this.#cells.get(key);
    if (cell === undefined) return false;
    const value = cell.ref.deref();
    this.#cells.delete(key);
    this.#registry.unregister(cell);
    this.removed(cell.key, value, value === undefined ? 'collected' : 'explicit');
    return value !== undefined;
  }

  /** Removes every entry, each told as `explicit`, or as `collected` if it was; hits and misses stay. O(size). */
  clear(): void {
    const entries = Array.from(this.#cells.values(), (cell) => {
      this.#registry.unregister(cell);
      return { key: cell.key, value: cell.ref.deref() };
    });
    this.#cells.clear();
    this.removedAll(entries, ({ value }) => (value === undefined ? 'collected' : 'explicit'));
  }

  /**
   * The living entries in the order in which their keys came; changes nothing. As with a `Map`, entries may come and go
   * meanwhile: what left is skipped, what came is visited. A dead value is never handed out; the one handed out last
   * stays alive until the next step. O(1) a step.
   */
  *entries(): Generator<[K, V], void> {
    for (const { key, ref } of this.#cells.values()) {
      const value = ref.deref();
      if (value !== undefined) yield [key, value];
    }
  }

  #hold(cell: Cell<K, V>, value: V): void {
    this.#cells.set(cell.key, cell);
    this.#registry.register(value, cell, cell);
  }

  #onCollected(cell: Cell<K, V>): void {
    // Another cell under the same key is another value's, alive.
    if (this.#cells.get(cell.key) !== cell) return;
    this.#cells.delete(cell.key);
    this.removed(cell.key, undefined, 'collected');
  }
}
