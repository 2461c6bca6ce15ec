import { type RecencyEntry, RecencyList } from './recencyList';

/** Entries by key and by recency at once. Every operation on one entry is O(1). */
export class RecencyMap<K, E extends RecencyEntry<K, unknown>> {
  readonly #byKey = new Map<K, E>();
  readonly #byRecency = new RecencyList<E>();

  get size(): number {
    return this.#byKey.size;
  }

  /** The least recently used entry. */
  get oldest(): E | undefined {
    return this.#byRecency.oldest;
  }

  /** Finds an entry and leaves its recency alone. */
  get(key: K): E | undefined {
    return this.#byKey.get(key);
  }

  /** Adds an entry, the most recently used now, under a key that is not held. */
  add(entry: E): void {
    this.#byKey.set(entry.key, entry);
    this.#byRecency.add(entry);
  }

  /** Makes an entry the most recently used. */
  touch(entry: E): void {
    this.#byRecency.touch(entry);
  }

  remove(entry: E): void {
    this.#byKey.delete(entry.key);
    this.#byRecency.remove(entry);
  }

  /** Removes all entries and returns them. O(entries). */
  takeAll(): E[] {
    const entries = this.#byRecency.toArray();
    this.#byKey.clear();
    this.#byRecency.clear();
    return entries;
  }

  /**
   * The entries that are held when the iteration begins, most recently used first, each at most once. One that left
   * before its turn is skipped; nothing that happens meanwhile is out of bounds. The first step is O(entries): a cursor
   * into the live order would meet an entry again each time it is used.
   */
  *entries(): Generator<E, void> {
    for (const entry of this.#byRecency.toArray()) {
      if (this.#byKey.get(entry.key) === entry) yield entry;
    }
  }
}
