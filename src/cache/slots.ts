import { KeyIndex } from './keyIndex';
import { LIST_COUNT } from './slotLists';

/** Something that keeps a value for each slot. */
export interface SlotColumn {
  /** Makes room for slots below `count`. */
  reserve(count: number): void;
}

const FEWEST_SLOTS = 16;

/**
 * Entries in numbered slots, found by key: what the bounded caches have in common. It grows by doubling as entries come,
 * up to the capacity, and a slot that was freed is the next one taken. The slots 0 … 3 are never used: 0 stands for none, and all four for
 * the ends of {@link SlotLists}.
 *
 * A cache's store extends it, for the reason that {@link KeyIndex} is extended.
 */
export class Slots<K, V> extends KeyIndex<K> {
  /** The most entries there are to be, which is the owner's to see to; room is taken for no more. */
  capacity = Infinity;
  readonly #columns: SlotColumn[] = [];
  // Filled with `undefined` up to the room there is, so that V8 keeps them packed.
  #keys = extended<K>([], FEWEST_SLOTS);
  #values = extended<V>([], FEWEST_SLOTS);
  #free: number[] = [];
  #room = FEWEST_SLOTS;
  // From this slot on none was used yet.
  #unused = LIST_COUNT;
  #size = 0;
  #changes = 0;

  /** How many entries there are. */
  get size(): number {
    return this.#size;
  }

  /** Changes with every entry that comes or goes: who has seen the same number twice knows that none did. */
  get changes(): number {
    return this.#changes;
  }

  /** Lets a column grow with the slots. */
  attach<C extends SlotColumn>(column: C): C {
    column.reserve(this.#room);
    this.#columns.push(column);
    return column;
  }

  keyAt(slot: number): K {
    return this.#keys[slot] as K;
  }

  valueAt(slot: number): V {
    return this.#values[slot] as V;
  }

  setValue(slot: number, value: V): void {
    this.#values[slot] = value;
  }

  /** Adds an entry under a key that is not held, and returns its slot. O(1), amortised over growth. */
  add(key: K, value: V): number {
    const slot = this.#free.length === 0 ? this.#newSlot() : (this.#free.pop() as number);
    this.#keys[slot] = key;
    this.#values[slot] = value;
    this.addKey(key, slot);
    this.#size++;
    this.#changes = (this.#changes + 1) | 0;
    return slot;
  }

  /**
   * Puts an entry in another one's place, and returns that one's key. It is not complete before `exchangeKey` was called
   * with that key, which is to come as late as can be, with nothing in between that may throw: V8 forgets what it knows of
   * all objects at the two calls into the `Map`. O(1).
   */
  refill(slot: number, key: K, value: V): K {
    const removed = this.#keys[slot] as K;
    this.#keys[slot] = key;
    this.#values[slot] = value;
    this.#changes = (this.#changes + 1) | 0;
    return removed;
  }

  /** Removes an entry; it must have left its list. O(1). */
  remove(slot: number): void {
    this.removeKey(this.#keys[slot] as K);
    this.#keys[slot] = undefined;
    this.#values[slot] = undefined;
    this.#free.push(slot);
    this.#size--;
    this.#changes = (this.#changes + 1) | 0;
  }

  /** Removes all entries. What columns hold of them is not touched, and room once taken is kept. */
  clear(): void {
    this.clearKeys();
    this.#keys.fill(undefined, 0, this.#unused);
    this.#values.fill(undefined, 0, this.#unused);
    this.#free = [];
    this.#unused = LIST_COUNT;
    this.#size = 0;
    this.#changes = (this.#changes + 1) | 0;
  }

  #newSlot(): number {
    if (this.#unused === this.#room) {
      this.#room = Math.min(this.#room * 2, this.capacity + LIST_COUNT);
      this.#keys = extended(this.#keys, this.#room);
      this.#values = extended(this.#values, this.#room);
      for (const column of this.#columns) column.reserve(this.#room);
    }
    return this.#unused++;
  }
}

/** The same with `undefined` at its end, of that length. The copy takes no more memory than it needs. */
function extended<T>(list: (T | undefined)[], length: number): (T | undefined)[] {
  while (list.length < length) list.push(undefined);
  return list.slice();
}
