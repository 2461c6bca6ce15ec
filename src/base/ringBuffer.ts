/** Keeps the last `capacity` items in order; adding one more drops the oldest. Grows as it fills. */
export class RingBuffer<T> implements Iterable<T> {
  #items: T[] = [];
  #start = 0;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = checked(capacity);
  }

  get capacity(): number {
    return this.#capacity;
  }

  get length(): number {
    return this.#items.length;
  }

  /** Adds an item as the newest one. O(1). */
  push(item: T): void {
    if (this.#items.length < this.#capacity) {
      this.#items.push(item);
      return;
    }
    this.#items[this.#start] = item;
    this.#start = (this.#start + 1) % this.#capacity;
  }

  /** Keeps as many from now on; of more, the oldest go. O(items kept). */
  resize(capacity: number): void {
    this.#items = this.newest(checked(capacity));
    this.#start = 0;
    this.#capacity = capacity;
  }

  /** The item at `index`, 0 being the oldest one kept; `undefined` outside the range. O(1). */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.#items.length) return undefined;
    return this.#items[(this.#start + index) % this.#items.length];
  }

  /** The newest `count` items, oldest of them first. */
  newest(count: number): T[] {
    const from = Math.max(0, this.#items.length - count);
    return Array.from({ length: this.#items.length - from }, (_, i) => this.at(from + i) as T);
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.#items.length; i++) yield this.at(i) as T;
  }
}

function checked(capacity: number): number {
  if (Number.isInteger(capacity) && capacity >= 1) return capacity;
  throw new RangeError(`a ring buffer needs a capacity of at least 1, not ${capacity}`);
}
