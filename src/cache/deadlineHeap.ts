/** A binary heap of slots by their deadlines: the earliest is known at O(1), every change is O(log size). */
export class DeadlineHeap {
  #deadlinesMs: Float64Array = new Float64Array(0);
  // Both are made when the first slot comes: most caches need no heap.
  #slots = new Uint32Array(0);
  /** By slot, 1 + its place in the heap; 0 when it is not in it. */
  #places = new Uint32Array(0);
  #size = 0;

  /** The slot with the earliest deadline; 0 when there is none. */
  get first(): number {
    return this.#size === 0 ? 0 : (this.#slots[0] as number);
  }

  /** Takes the deadlines by slot, which the owner keeps, after they have grown. */
  reserve(deadlinesMs: Float64Array): void {
    this.#deadlinesMs = deadlinesMs;
    if (this.#slots.length > 0) this.#makeRoom();
  }

  has(slot: number): boolean {
    return this.#size > 0 && this.#places[slot] !== 0;
  }

  /** Adds a slot that is not in it, and whose deadline is set. */
  add(slot: number): void {
    if (this.#slots.length === 0) this.#makeRoom();
    this.#size++;
    this.#moveUp(slot, this.#size - 1);
  }

  /** Takes out a slot; its deadline is still the one it came with. */
  remove(slot: number): void {
    this.#size--;
    const index = (this.#places[slot] as number) - 1;
    const last = this.#slots[this.#size] as number;
    this.#places[slot] = 0;
    if (last === slot) return;
    this.#moveUp(last, index);
    this.#moveDown(last, (this.#places[last] as number) - 1);
  }

  /** The slots whose deadline is not after `nowMs`, in no particular order. O(as many). */
  *upTo(nowMs: number, index = 0): Generator<number, void> {
    if (index >= this.#size || this.#deadlineAt(index) > nowMs) return;
    yield this.#slots[index] as number;
    yield* this.upTo(nowMs, 2 * index + 1);
    yield* this.upTo(nowMs, 2 * index + 2);
  }

  clear(): void {
    this.#slots = new Uint32Array(0);
    this.#places = new Uint32Array(0);
    this.#size = 0;
  }

  #makeRoom(): void {
    const room = this.#deadlinesMs.length;
    const slots = new Uint32Array(room);
    const places = new Uint32Array(room);
    slots.set(this.#slots);
    places.set(this.#places);
    this.#slots = slots;
    this.#places = places;
  }

  #moveUp(slot: number, from: number): void {
    const deadlineMs = this.#deadlinesMs[slot] as number;
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#slots[above] as number;
      if ((this.#deadlinesMs[parent] as number) <= deadlineMs) break;
      this.#place(parent, index);
      index = above;
    }
    this.#place(slot, index);
  }

  #moveDown(slot: number, from: number): void {
    const deadlineMs = this.#deadlinesMs[slot] as number;
    let index = from;
    for (let below = 2 * index + 1; below < this.#size; below = 2 * index + 1) {
      const next = below + 1;
      if (next < this.#size && this.#deadlineAt(next) < this.#deadlineAt(below)) below = next;
      if (this.#deadlineAt(below) >= deadlineMs) break;
      this.#place(this.#slots[below] as number, index);
      index = below;
    }
    this.#place(slot, index);
  }

  #deadlineAt(index: number): number {
    return this.#deadlinesMs[this.#slots[index] as number] as number;
  }

  #place(slot: number, index: number): void {
    this.#slots[index] = slot;
    this.#places[slot] = index + 1;
  }
}
