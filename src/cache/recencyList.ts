class RecencyLink {
  newer: RecencyLink = this;
  older: RecencyLink = this;
}

/** What a cache holds under one key, with its place in a {@link RecencyList}. */
export class RecencyEntry<K, V> extends RecencyLink {
  constructor(
    readonly key: K,
    public value: V,
  ) {
    super();
  }
}

/**
 * Entries in the order of their last use: a doubly linked ring, every operation on one entry O(1).
 *
 * A list and not the insertion order of a `Map`: there each use would leave a tombstone, and finding the oldest key
 * means walking over all of them.
 */
export class RecencyList<E extends RecencyEntry<unknown, unknown>> {
  // Closes the ring: its `newer` neighbour is the oldest entry, its `older` neighbour the newest.
  readonly #ends = new RecencyLink();

  get oldest(): E | undefined {
    return this.#ends.newer === this.#ends ? undefined : (this.#ends.newer as E);
  }

  /** Adds an entry that is in no list, as the newest. */
  add(entry: E): void {
    const newest = this.#ends.older;
    entry.older = newest;
    entry.newer = this.#ends;
    newest.newer = entry;
    this.#ends.older = entry;
  }

  /** Makes an entry of this list the newest. */
  touch(entry: E): void {
    this.remove(entry);
    this.add(entry);
  }

  /** Takes an entry of this list out. */
  remove(entry: E): void {
    entry.older.newer = entry.newer;
    entry.newer.older = entry.older;
  }

  clear(): void {
    this.#ends.newer = this.#ends;
    this.#ends.older = this.#ends;
  }

  /** At most `limit` entries as they stand, oldest first. O(limit). */
  first(limit: number): E[] {
    const entries: E[] = [];
    let link = this.#ends.newer;
    for (; link !== this.#ends && entries.length < limit; link = link.newer) entries.push(link as E);
    return entries;
  }

  /** All entries as they stand, newest first. O(entries). */
  toArray(): E[] {
    const entries: E[] = [];
    for (let link = this.#ends.older; link !== this.#ends; link = link.older) entries.push(link as E);
    return entries;
  }
}
