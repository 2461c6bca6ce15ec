import type { SlotColumn } from './slots';

/** A number for each slot, 0 at first. */
export class SlotNumbers implements SlotColumn {
  #numbers = new Float64Array(0);

  reserve(count: number): void {
    const numbers = new Float64Array(count);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }

  get(slot: number): number {
    return this.#numbers[slot] as number;
  }

  set(slot: number, value: number): void {
    this.#numbers[slot] = value;
  }
}
