import { SlotNumbers } from './slotNumbers';
import type { SlotColumn } from './slots';

/** What the entries of a cache weigh, by slot, and together. */
export class SlotWeights<K, V> implements SlotColumn {
  readonly #owner: string;
  readonly #weigh: (value: V, key: K) => number;
  readonly #weights = new SlotNumbers();
  #total = 0;

  constructor(owner: string, weigh: (value: V, key: K) => number) {
    this.#owner = owner;
    this.#weigh = weigh;
  }

  /** The weight of all entries together. */
  get total(): number {
    return this.#total;
  }

  reserve(count: number): void {
    this.#weights.reserve(count);
  }

  /**
   * What an entry would weigh.
   *
   * @throws RangeError when `weigh` says anything but a finite number from 0 on.
   */
  weigh(value: V, key: K): number {
    const weight = this.#weigh(value, key);
    if (Number.isFinite(weight) && weight >= 0) return weight;
    throw new RangeError(`${this.#owner}: weigh must return a finite number from 0 on, not ${String(weight)}`);
  }

  at(slot: number): number {
    return this.#weights.get(slot);
  }

  /** An entry came. */
  add(slot: number, weight: number): void {
    this.#weights.set(slot, weight);
    this.#total += weight;
  }

  /** An entry is going. */
  remove(slot: number): void {
    this.#total -= this.#weights.get(slot);
  }

  /** No entry is left. Sums of fractions drift, so the total begins anew here. */
  clear(): void {
    this.#total = 0;
  }
}
