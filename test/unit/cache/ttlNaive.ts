import type { RemovalCause, TtlDumpEntry } from '../../../src/cache';

export type OnRemoval = (key: number, value: number, cause: RemovalCause) => void;

export interface TtlSetup {
  readonly capacity: number;
  readonly sliding: boolean;
  /** With a timer, the clock does not jump. */
  readonly timer: boolean;
  readonly onRemoval: OnRemoval;
}

interface Entry {
  readonly key: number;
  readonly value: number;
  readonly deadlineMs: number;
  readonly lifeMs: number;
}
type Left = Parameters<OnRemoval>;

const TTL_MS = 10;

/**
 * A `TtlCache` by other means: an array, most recently used first, that is searched from end to end, and a timer that
 * looks every millisecond.
 */
export class NaiveTtl {
  #entries: Entry[] = [];
  #nowMs = 0;
  capacity: number;
  readonly #setup: TtlSetup;
  readonly counters = { hits: 0, misses: 0, loads: 0, loadFailures: 0 };
  /** What is to be told next. */
  readonly #untold: Parameters<OnRemoval>[] = [];
  #isTelling = false;
  readonly removals = { explicit: 0, replaced: 0, collected: 0, expired: 0, size: 0 };

  constructor(setup: TtlSetup) {
    this.#setup = setup;
    this.capacity = setup.capacity;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Lets time pass, with a look at what has ended after each millisecond. */
  advance(ms: number): void {
    for (let i = 0; i < ms; i++) {
      this.#nowMs++;
      this.expire();
    }
  }

  /** Turns the clock, without a timer. A cache goes on from where it was when that goes back. */
  jump(ms: number): void {
    this.#nowMs += Math.max(ms, 0);
  }

  peek(key: number): number | undefined {
    return this.#live(key)?.value;
  }

  has(key: number): boolean {
    return this.#live(key) !== undefined;
  }

  remainingTtlMs(key: number): number | undefined {
    const entry = this.#live(key);
    return entry && entry.deadlineMs - this.#nowMs;
  }

  get(key: number): number | undefined {
    const entry = this.#live(key);
    if (entry === undefined) {
      this.counters.misses++;
      this.delete(key);
      return undefined;
    }
    this.counters.hits++;
    this.#toFront(this.#setup.sliding ? { ...entry, deadlineMs: this.#nowMs + entry.lifeMs } : entry);
    return entry.value;
  }

  set(key: number, value: number, ttlMs: number): void {
    this.#store(key, value, ttlMs, ttlMs);
  }

  getOrCompute(key: number, compute: (key: number) => number, ttlMs: number): number {
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
    this.set(key, value, ttlMs);
    return value;
  }

  delete(key: number): boolean {
    const entry = this.#entries.find((held) => held.key === key);
    if (entry === undefined) return false;
    this.#drop(key);
    const left = this.#left(entry, 'explicit');
    this.#tell([left]);
    return left[2] === 'explicit';
  }

  clear(): void {
    const left = this.#entries.map((entry) => this.#left(entry, 'explicit'));
    this.#entries = [];
    this.#tell(left);
  }

  expire(): number {
    const ended = this.#ended();
    for (const { key } of ended) this.#drop(key);
    this.#tell(ended.map((entry) => this.#left(entry, 'size')));
    return ended.length;
  }

  resize({ capacity }: { readonly capacity: number }): void {
    this.capacity = capacity;
    const left: Left[] = [];
    while (this.size > this.capacity) left.push(this.#giveUp());
    this.#tell(left);
  }

  dump(): TtlDumpEntry<number, number>[] {
    return this.#entries
      .filter((entry) => this.#isLive(entry))
      .map(({ key, value, deadlineMs, lifeMs }) => {
        const remainingMs = deadlineMs - this.#nowMs;
        return this.#setup.sliding ? [key, value, remainingMs, lifeMs] : [key, value, remainingMs];
      });
  }

  load(entries: readonly TtlDumpEntry<number, number>[]): void {
    for (const [key, value, remainingMs, lifeMs = TTL_MS] of [...entries].reverse()) {
      this.#store(key, value, remainingMs, lifeMs);
    }
  }

  *entries(): Generator<[number, number]> {
    yield* this.#visit(this.#entries.map(({ key }) => key));
  }

  *entriesReversed(): Generator<[number, number]> {
    yield* this.#visit(this.#entries.map(({ key }) => key).reverse());
  }

  *#visit(keys: readonly number[]): Generator<[number, number]> {
    for (const key of keys) {
      const entry = this.#live(key);
      if (entry !== undefined) yield [key, entry.value];
    }
  }

  #store(key: number, value: number, remainingMs: number, lifeMs: number): void {
    const left: Left[] = [];
    const old = this.#entries.find((held) => held.key === key);
    if (old === undefined) {
      if (this.size === this.capacity || this.#ended().length > 0) left.push(this.#giveUp());
    } else if (!this.#isLive(old) || old.value !== value) {
      left.push(this.#left(old, 'replaced'));
    }
    this.#toFront({ key, value, deadlineMs: this.#nowMs + remainingMs, lifeMs });
    this.#tell(left);
  }

  #giveUp(): Left {
    const victim = (this.#ended()[0] ?? this.#entries.at(-1)) as Entry;
    this.#drop(victim.key);
    return this.#left(victim, 'size');
  }

  #isLive({ deadlineMs }: Entry): boolean {
    return deadlineMs > this.#nowMs;
  }

  #live(key: number): Entry | undefined {
    return this.#entries.find((entry) => entry.key === key && this.#isLive(entry));
  }

  #ended(): Entry[] {
    return this.#entries.filter((entry) => !this.#isLive(entry)).sort((a, b) => a.deadlineMs - b.deadlineMs);
  }

  #drop(key: number): void {
    this.#entries = this.#entries.filter((held) => held.key !== key);
  }

  #toFront(entry: Entry): void {
    this.#drop(entry.key);
    this.#entries.unshift(entry);
  }

  #left(entry: Entry, cause: RemovalCause): Left {
    return [entry.key, entry.value, this.#isLive(entry) ? cause : 'expired'];
  }

  #tell(left: readonly Left[]): void {
    for (const [, , cause] of left) this.removals[cause]++;
    this.#untold.push(...left);
    if (this.#isTelling) return;
    this.#isTelling = true;
    // More come when an operation takes place within another one.
    for (const removal of this.#untold) this.#setup.onRemoval(...removal);
    this.#untold.length = 0;
    this.#isTelling = false;
  }
}
