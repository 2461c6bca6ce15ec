import type { Departed } from './audience';
import { CellWatch, WeakCell } from './weakCell';

/**
 * How many registrations and slots may be there for nothing for each entry, and beside that. More would cost memory, less
 * time: with 2, setting long-lived values in turn takes 1.1 to 1.4 times as long.
 */
const STALE_PER_ENTRY = 4;
const SLACK = 64;

const NONE: readonly never[] = [];

/**
 * Entries in the order in which their keys came, with values that are held weakly. It tells nobody of removals but of
 * those by the engine; whatever else takes entries out returns them.
 *
 * However often values are replaced, deleted and added again, there are never many more than five registrations for
 * each entry, if {@link renew} is called after each removal.
 */
export class WeakEntries<K, V extends object> {
  readonly #cells = new Map<K, WeakCell<V>>();
  // By the slots of the cells, which must not lead to a key.
  #keys: (K | undefined)[] = [];
  #freeSlots: number[] = [];
  readonly #watch = new CellWatch<V>(this);
  readonly #onCollected: (key: K) => void;
  // Stands before the oldest entry: a new one would come by all that was deleted. Held weakly, as it holds old tables.
  #oldestFirst: WeakRef<IterableIterator<[K, WeakCell<V>]>> | undefined;

  /** Calls `onCollected` when the engine has collected a value and its entry was taken out. */
  constructor(onCollected: (key: K) => void) {
    this.#onCollected = onCollected;
  }

  /** How many there are, those whose value is dead and that nobody came upon among them. O(1). */
  get size(): number {
    return this.#cells.size;
  }

  /** What stands under `key`, alive or dead. O(1). */
  find(key: K): WeakCell<V> | undefined {
    return this.#cells.get(key);
  }

  /** Puts `value` under `key`, where `old` stands now, and returns its cell. O(1). */
  put(key: K, value: V, old: WeakCell<V> | undefined): WeakCell<V> {
    const slot = old?.slot ?? this.#freeSlots.pop() ?? this.#keys.length;
    const cell = new WeakCell(value, slot, this.#watch);
    if (old === undefined) this.#keys[slot] = key;
    this.#cells.set(key, cell);
    this.#watch.add(value, cell);
    return cell;
  }

  /** Takes out `cell`, which stands there, and returns its key. O(1). */
  drop({ slot }: WeakCell<V>): K {
    const key = this.#keys[slot] as K;
    this.#cells.delete(key);
    this.#keys[slot] = undefined;
    this.#freeSlots.push(slot);
    return key;
  }

  /** Takes all out. O(size). */
  takeAll(): Departed<K, V>[] {
    const all = Array.from(this.#cells, ([key, cell]): Departed<K, V> => {
      const value = cell.deref();
      return { key, value, cause: value === undefined ? 'collected' : 'explicit' };
    });
    this.#cells.clear();
    this.#keys = [];
    this.#freeSlots = [];
    this.#watch.endAll();
    return all;
  }

  /** Takes the dead out. O(size). */
  takeDead(): Departed<K, V>[] {
    const dead: Departed<K, V>[] = [];
    for (const [key, cell] of this.#cells) {
      if (cell.deref() !== undefined) continue;
      this.drop(cell);
      dead.push({ key, value: undefined, cause: 'collected' });
    }
    return dead;
  }

  /** Takes the oldest out, up to and with the first one that is alive. O(1) for each, amortised. */
  takeOldest(): Departed<K, V>[] {
    const taken: Departed<K, V>[] = [];
    let cells = this.#oldestFirst?.deref();
    if (cells === undefined) {
      cells = this.#cells.entries();
      this.#oldestFirst = new WeakRef(cells);
    }
    for (let next = cells.next(); next.done !== true; next = cells.next()) {
      const [key, cell] = next.value;
      const value = cell.deref();
      this.drop(cell);
      taken.push({ key, value, cause: value === undefined ? 'collected' : 'explicit' });
      if (value !== undefined) return taken;
    }
    this.#oldestFirst = undefined;
    return taken;
  }

  /**
   * Makes registrations and slots anew when too many of them stand for nothing, and takes out what it finds dead
   * meanwhile. O(1) for each removal, amortised.
   */
  renew(): readonly Departed<K, V>[] {
    const most = (1 + STALE_PER_ENTRY) * this.size + SLACK;
    if (this.#watch.registrations <= most && this.#keys.length <= most) return NONE;
    const dead: Departed<K, V>[] = [];
    this.#watch.endAll();
    this.#keys = [];
    this.#freeSlots = [];
    for (const [key, cell] of this.#cells) {
      const value = cell.deref();
      if (value === undefined) {
        this.#cells.delete(key);
        dead.push({ key, value, cause: 'collected' });
      } else {
        cell.slot = this.#keys.push(key) - 1;
        this.#watch.add(value, cell);
      }
    }
    return dead;
  }

  /** The living, as they are met; others may come and go meanwhile. O(1) a step. */
  *living(): Generator<[K, V], void> {
    for (const [key, cell] of this.#cells) {
      const value = cell.deref();
      if (value !== undefined) yield [key, value];
    }
  }

  /** The key of `cell`, which stands here. O(1). */
  keyOf({ slot }: WeakCell<V>): K {
    return this.#keys[slot] as K;
  }

  /** At most `limit` keys, without a look at whether their values are alive. O(limit). */
  firstKeys(limit: number): K[] {
    const keys: K[] = [];
    for (const key of this.#cells.keys()) {
      if (keys.length >= limit) break;
      keys.push(key);
    }
    return keys;
  }

  /** A reference to each living value, of its own: what is done to a cell is done to the entry. O(size). */
  refs(): WeakRef<V>[] {
    return Array.from(this.living(), ([, value]) => new WeakRef(value));
  }

  /** To be called by the watch. */
  onCollected(cell: WeakCell<V>): void {
    const key = this.#keys[cell.slot] as K;
    // The slot of a forgotten cell is free, or another one's.
    if (this.#cells.get(key) !== cell) return;
    this.drop(cell);
    this.#onCollected(key);
  }
}
