import type { Stay } from './stay';

/** How many queue places may be empty before they are given back. */
const SLACK = 1_000;

/**
 * The stays that a session keeps. When there are too many, the one that ended first goes: a key that is still there is one
 * that people ask about. But those that last have no more than half of the room, then the oldest of all goes.
 */
export class KeptStays implements Iterable<Stay> {
  /** In the order in which they began to be known. */
  readonly #all = new Set<Stay>();
  /** In the order in which they ended; those before `#head`, and some behind it, are forgotten. */
  #ended: Stay[] = [];
  #head = 0;
  #endedCount = 0;

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#all.size;
  }

  /** Takes in a stay that lasts; returns the one that is forgotten for it. O(1), but for now and then. */
  add(stay: Stay): Stay | undefined {
    const forgotten = this.#all.size < this.capacity ? undefined : this.#victim();
    if (forgotten !== undefined) {
      this.#all.delete(forgotten);
      if (forgotten.isOver) this.#endedCount--;
    }
    this.#all.add(stay);
    return forgotten;
  }

  /** Is to be told when a stay is over. O(1). */
  end(stay: Stay): void {
    if (!this.#all.has(stay)) return;
    this.#ended.push(stay);
    this.#endedCount++;
  }

  [Symbol.iterator](): Iterator<Stay> {
    return this.#all.values();
  }

  #victim(): Stay | undefined {
    const [oldest] = this.#all;
    if (2 * this.#endedCount < this.capacity) return oldest;
    for (;;) {
      const stay = this.#ended[this.#head];
      if (stay === undefined) return oldest;
      this.#head++;
      if (this.#all.has(stay)) {
        this.#giveBack();
        return stay;
      }
    }
  }

  #giveBack(): void {
    if (this.#head < SLACK) return;
    this.#ended = this.#ended.slice(this.#head);
    this.#head = 0;
  }
}
