/** Collects items between two frames: the first ones are kept, what comes after the cap is only counted. */
export class CappedList<T> {
  #items: T[] = [];
  #leftOut = 0;

  constructor(readonly cap: number) {}

  /** Whether the next item would be kept; lets the caller save the work of making it. */
  get hasRoom(): boolean {
    return this.#items.length < this.cap;
  }

  push(item: T): void {
    if (this.hasRoom) this.#items.push(item);
    else this.#leftOut++;
  }

  /** Counts an item that the caller did not even make. */
  leaveOut(): void {
    this.#leftOut++;
  }

  /** Hands out what was collected and starts anew. */
  take(): { items: T[]; leftOut: number } {
    const taken = { items: this.#items, leftOut: this.#leftOut };
    this.#items = [];
    this.#leftOut = 0;
    return taken;
  }
}
