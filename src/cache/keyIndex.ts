import { IntegerTable } from './integerTable';

/**
 * How many keys one `Map` takes. V8 ends a `Map` that keeps changing with a `RangeError` above 2^23 live keys: it counts
 * deleted ones until it rebuilds the table (`keyIndex.collection.test.ts` shows that).
 */
export const KEYS_PER_MAP = 8_000_000;

/**
 * Slots by key. Keys are compared as those of a `Map` are. Integers of 32 bits have a table of their own, all others a
 * `Map`, or several when one is full.
 *
 * What holds entries extends it: held as a field, each search would begin with another object.
 */
export class KeyIndex<K> {
  readonly #keysPerMap: number;
  readonly #integers = new IntegerTable();
  #map = new Map<K, number>();
  // Made when the first one is full.
  #moreMaps: Map<K, number>[] | undefined;

  constructor(keysPerMap = KEYS_PER_MAP) {
    this.#keysPerMap = keysPerMap;
  }

  /** The slot of `key`; 0 when there is none. O(1). */
  find(key: K): number {
    if (typeof key === 'number' && (key | 0) === key) return this.#integers.find(key | 0);
    const slot = this.#map.get(key);
    if (slot !== undefined) return slot;
    return this.#moreMaps === undefined ? 0 : findIn(this.#moreMaps, key);
  }

  /** Adds a key that is not held. O(1). */
  addKey(key: K, slot: number): void {
    if (typeof key === 'number' && (key | 0) === key) this.#integers.add(key | 0, slot);
    else if (this.#map.size < this.#keysPerMap) this.#map.set(key, slot);
    else this.#addElsewhere(key, slot);
  }

  /** Removes a key that is held. O(1). */
  removeKey(key: K): void {
    if (typeof key === 'number' && (key | 0) === key) return this.#integers.remove(key | 0);
    if (!this.#map.delete(key)) this.#moreMaps?.find((map) => map.delete(key));
  }

  /** Removes a key that is held, and adds one that is not. O(1). */
  exchangeKey(removed: K, key: K, slot: number): void {
    // What is no number has its place in the `Map` that one was taken out of.
    if (typeof key !== 'number' && this.#map.delete(removed)) {
      this.#map.set(key, slot);
      return;
    }
    this.removeKey(removed);
    this.addKey(key, slot);
  }

  clearKeys(): void {
    this.#integers.clear();
    this.#map = new Map();
    this.#moreMaps = undefined;
  }

  #addElsewhere(key: K, slot: number): void {
    this.#moreMaps ??= [];
    const free = this.#moreMaps.find((map) => map.size < this.#keysPerMap);
    if (free !== undefined) free.set(key, slot);
    else this.#moreMaps.push(new Map([[key, slot]]));
  }
}

function findIn<K>(maps: readonly Map<K, number>[], key: K): number {
  for (const map of maps) {
    const slot = map.get(key);
    if (slot !== undefined) return slot;
  }
  return 0;
}
