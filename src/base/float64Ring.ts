const FIRST_CAPACITY = 256;

/**
 * The last `capacity` numbers, 8 bytes each. The memory is taken as it fills, doubling up to the capacity, so that a
 * short series stays small. `NaN` stands for "not known at that moment".
 */
export class Float64Ring {
  #values: Float64Array;
  #start = 0;
  #length = 0;

  constructor(readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`a series needs a capacity of at least 1, not ${capacity}`);
    }
    this.#values = new Float64Array(Math.min(FIRST_CAPACITY, capacity));
  }

  get length(): number {
    return this.#length;
  }

  /** Adds the newest number; the oldest one is dropped when the ring is full. Amortised O(1). */
  push(value: number): void {
    if (this.#length === this.#values.length && this.#length < this.capacity) this.#grow();
    if (this.#length < this.#values.length) {
      this.#values[this.#length++] = value;
      return;
    }
    this.#values[this.#start] = value;
    this.#start = (this.#start + 1) % this.#length;
  }

  /** The number at `index`, 0 being the oldest one kept; `NaN` outside the range. O(1). */
  at(index: number): number {
    if (index < 0 || index >= this.#length) return Number.NaN;
    return this.#values[(this.#start + index) % this.#length] as number;
  }

  // Only called before the ring wrapped round, so the numbers are in order from index 0.
  #grow(): void {
    const larger = new Float64Array(Math.min(this.capacity, this.#values.length * 2));
    larger.set(this.#values);
    this.#values = larger;
  }
}
