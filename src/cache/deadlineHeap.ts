/** Something that ends at a time; the heap keeps its place in `heapIndex`. */
export interface Deadlined {
  deadlineMs: number;
  heapIndex: number;
}

/** A binary heap: the earliest deadline is known at O(1), every change is O(log size), and O(1) for rising deadlines. */
export class DeadlineHeap<E extends Deadlined> {
  readonly #items: E[] = [];

  /** The item with the earliest deadline. */
  get first(): E | undefined {
    return this.#items[0];
  }

  add(item: E): void {
    this.#items.push(item);
    this.#moveUp(item, this.#items.length - 1);
  }

  /** Takes out an item of this heap. */
  remove(item: E): void {
    const last = this.#items.pop() as E;
    if (last !== item) this.#settle(last, item.heapIndex);
  }

  /** Gives an item of this heap another deadline. */
  move(item: E, deadlineMs: number): void {
    item.deadlineMs = deadlineMs;
    this.#settle(item, item.heapIndex);
  }

  clear(): void {
    this.#items.length = 0;
  }

  #settle(item: E, index: number): void {
    this.#moveUp(item, index);
    this.#moveDown(item, item.heapIndex);
  }

  #moveUp(item: E, from: number): void {
    let index = from;
    while (index > 0) {
      const parent = this.#items[(index - 1) >> 1] as E;
      if (parent.deadlineMs <= item.deadlineMs) break;
      const above = parent.heapIndex;
      this.#place(parent, index);
      index = above;
    }
    this.#place(item, index);
  }

  #moveDown(item: E, from: number): void {
    let index = from;
    for (;;) {
      const child = this.#earlierChild(index);
      if (child === undefined || child.deadlineMs >= item.deadlineMs) break;
      const below = child.heapIndex;
      this.#place(child, index);
      index = below;
    }
    this.#place(item, index);
  }

  #earlierChild(index: number): E | undefined {
    const left = this.#items[2 * index + 1];
    const right = this.#items[2 * index + 2];
    return left !== undefined && right !== undefined && right.deadlineMs < left.deadlineMs ? right : left;
  }

  #place(item: E, index: number): void {
    this.#items[index] = item;
    item.heapIndex = index;
  }
}
