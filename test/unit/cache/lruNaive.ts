import type { CacheBounds, RemovalCause } from '../../../src/cache';

export type OnRemoval = (key: number, value: number, cause: RemovalCause) => void;

export interface LruSetup {
  readonly capacity: number;
  /** `undefined` when entries are not weighed. */
  readonly maxWeight: number | undefined;
  readonly weigh: (value: number) => number;
  readonly onRemoval: OnRemoval;
}

/** An `LruCache` by other means: an array, most recently used first, that is searched from end to end. */
export class NaiveLru {
  #entries: [key: number, value: number][] = [];
  readonly #weigh: ((value: number) => number) | undefined;
  readonly #onRemoval: OnRemoval;
  capacity: number;
  maxWeight: number;
  readonly counters = { hits: 0, misses: 0, loads: 0, loadFailures: 0 };
  /** What is to be told next. */
  readonly #untold: Parameters<OnRemoval>[] = [];
  #isTelling = false;
  readonly removals = { explicit: 0, replaced: 0, collected: 0, expired: 0, size: 0 };

  constructor({ capacity, maxWeight, weigh, onRemoval }: LruSetup) {
    this.capacity = capacity;
    this.maxWeight = maxWeight ?? Infinity;
    this.#weigh = maxWeight === undefined ? undefined : weigh;
    this.#onRemoval = onRemoval;
  }

  get size(): number {
    return this.#entries.length;
  }

  get weight(): number {
    return this.#entries.reduce((sum, [, value]) => sum + (this.#weigh?.(value) ?? 1), 0);
  }

  peek(key: number): number | undefined {
    return this.#entries.find(([held]) => held === key)?.[1];
  }

  has(key: number): boolean {
    return this.#entries.some(([held]) => held === key);
  }

  get(key: number): number | undefined {
    const value = this.peek(key);
    if (value === undefined) {
      this.counters.misses++;
      return undefined;
    }
    this.counters.hits++;
    this.#toFront(key, value);
    return value;
  }

  set(key: number, value: number): void {
    const left: Parameters<OnRemoval>[] = [];
    const old = this.peek(key);
    if (old !== undefined && old !== value) left.push([key, old, 'replaced']);
    const weight = this.#weigh?.(value) ?? 0;
    if (weight > this.maxWeight) {
      this.#drop(key);
      left.push([key, value, 'size']);
    } else if (old === undefined) {
      this.#trim(1, this.#weigh?.(value) ?? 1, left);
      this.#toFront(key, value);
    } else {
      this.#toFront(key, value);
      this.#trim(0, 0, left);
    }
    this.#tell(left);
  }

  getOrCompute(key: number, compute: (key: number) => number): number {
    const held = this.get(key);
    if (held !== undefined) return held;
    this.counters.loads++;
    let value: number;
    try {
      value = compute(key);
    } catch (error) {
      this.counters.loadFailures++;
      throw error;
    }
    this.set(key, value);
    return value;
  }

  delete(key: number): boolean {
    const value = this.peek(key);
    if (value === undefined) return false;
    this.#drop(key);
    this.#tell([[key, value, 'explicit']]);
    return true;
  }

  clear(): void {
    const left = this.#entries.map(([key, value]): Parameters<OnRemoval> => [key, value, 'explicit']);
    this.#entries = [];
    this.#tell(left);
  }

  resize({ capacity = this.capacity, maxWeight = this.maxWeight }: CacheBounds): void {
    this.capacity = capacity;
    this.maxWeight = maxWeight;
    const left: Parameters<OnRemoval>[] = [];
    this.#trim(0, 0, left);
    this.#tell(left);
  }

  dump(): [key: number, value: number][] {
    return this.#entries.map(([key, value]) => [key, value]);
  }

  load(entries: readonly (readonly [number, number])[]): void {
    for (const [key, value] of [...entries].reverse()) this.set(key, value);
  }

  *entries(): Generator<[number, number]> {
    yield* this.#visit(this.#entries.map(([key]) => key));
  }

  *entriesReversed(): Generator<[number, number]> {
    yield* this.#visit(this.#entries.map(([key]) => key).reverse());
  }

  *#visit(keys: readonly number[]): Generator<[number, number]> {
    for (const key of keys) {
      const value = this.peek(key);
      if (value !== undefined) yield [key, value];
    }
  }

  #drop(key: number): void {
    this.#entries = this.#entries.filter(([held]) => held !== key);
  }

  #toFront(key: number, value: number): void {
    this.#drop(key);
    this.#entries.unshift([key, value]);
  }

  #trim(count: number, weight: number, left: Parameters<OnRemoval>[]): void {
    while (this.size + count > this.capacity || this.weight + weight > this.maxWeight) {
      left.push([...(this.#entries.pop() as [number, number]), 'size']);
    }
  }

  #tell(left: readonly Parameters<OnRemoval>[]): void {
    for (const [, , cause] of left) this.removals[cause]++;
    this.#untold.push(...left);
    if (this.#isTelling) return;
    this.#isTelling = true;
    // More come when an operation takes place within another one.
    for (const removal of this.#untold) this.#onRemoval(...removal);
    this.#untold.length = 0;
    this.#isTelling = false;
  }
}
