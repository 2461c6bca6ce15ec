import type { RemovalCause } from '../../../src/cache';

interface NaiveOptions {
  readonly maxSize: number;
  readonly ttlMs: number;
  /** What a result is remembered under. */
  keyOf(list: readonly unknown[]): readonly unknown[];
}

interface Held<R> {
  readonly key: readonly unknown[];
  readonly value: R;
  readonly endMs: number;
  readonly serial: number;
}

/** Memoizing as its documentation says, without a thought for speed: a list that is searched from end to end. */
export class NaiveMemo<R> {
  hits = 0;
  misses = 0;
  nowMs = 0;
  onRemoval: (key: readonly unknown[], value: R, cause: RemovalCause) => void = () => undefined;
  #leastRecentFirst: Held<R>[] = [];
  /** What is to be told next. */
  readonly #untold: (readonly [key: readonly unknown[], value: R, cause: RemovalCause])[] = [];
  #isTelling = false;
  #lastSerial = 0;

  constructor(
    readonly compute: (list: readonly unknown[]) => R,
    readonly options: NaiveOptions,
  ) {}

  get size(): number {
    return this.#leastRecentFirst.length;
  }

  call(list: readonly unknown[]): R {
    const key = this.options.keyOf(list);
    const known = this.#find(key);
    if (known !== undefined && known.endMs > this.nowMs) {
      this.hits++;
      // Nobody ever has to go without a bound, so no order is kept.
      if (this.options.maxSize < Infinity) {
        this.#leastRecentFirst = [...this.#leastRecentFirst.filter((held) => held !== known), known];
      }
      return known.value;
    }
    this.misses++;
    if (known !== undefined) this.#drop([known], 'expired');
    const value = this.compute(list);
    if (this.options.maxSize === 0) return value;
    for (let inner = this.#find(key); inner !== undefined; inner = this.#find(key)) {
      if (inner.endMs > this.nowMs) return value;
      this.#drop([inner], 'expired');
    }
    const victim = this.size < this.options.maxSize ? undefined : (this.#past()[0] ?? this.#leastRecentFirst[0]);
    this.#leastRecentFirst.push({ key, value, endMs: this.nowMs + this.options.ttlMs, serial: ++this.#lastSerial });
    if (victim !== undefined) this.#drop([victim], 'size');
    return value;
  }

  has(list: readonly unknown[]): boolean {
    const known = this.#find(this.options.keyOf(list));
    return known !== undefined && known.endMs > this.nowMs;
  }

  delete(list: readonly unknown[]): boolean {
    const known = this.#find(this.options.keyOf(list));
    if (known === undefined) return false;
    const isLive = known.endMs > this.nowMs;
    this.#drop([known], 'explicit');
    return isLive;
  }

  clear(): void {
    this.hits = 0;
    this.misses = 0;
    this.#drop([...this.#leastRecentFirst].reverse(), 'explicit');
  }

  /** Lets time pass, in which a timer removes each result at its end. */
  advance(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const endMs = Math.min(...this.#leastRecentFirst.map((held) => held.endMs));
      if (endMs > untilMs) break;
      this.nowMs = Math.max(this.nowMs, endMs);
      this.#drop(this.#past(), 'expired');
    }
    this.nowMs = untilMs;
  }

  #past(): Held<R>[] {
    return this.#leastRecentFirst.filter((held) => held.endMs <= this.nowMs).sort((a, b) => a.serial - b.serial);
  }

  #find(key: readonly unknown[]): Held<R> | undefined {
    return this.#leastRecentFirst.find(
      (held) => held.key.length === key.length && held.key.every((part, i) => [part].includes(key[i])),
    );
  }

  #drop(leaving: readonly Held<R>[], cause: RemovalCause): void {
    for (const { key, value, endMs } of leaving) {
      this.#untold.push([key, value, endMs > this.nowMs ? cause : 'expired']);
    }
    this.#leastRecentFirst = this.#leastRecentFirst.filter((held) => !leaving.includes(held));
    if (this.#isTelling) return;
    this.#isTelling = true;
    // More come when an operation takes place within another one.
    for (const removal of this.#untold) this.onRemoval(...removal);
    this.#untold.length = 0;
    this.#isTelling = false;
  }
}
