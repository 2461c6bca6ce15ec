import assert from 'node:assert/strict';
import type { RemovalCause } from '../../../src/cache';

/** What a loader of the script does when it is called. */
export type LoadResult =
  | { readonly kind: 'returns' | 'fulfils'; readonly value: number }
  | { readonly kind: 'throws' | 'rejects' | 'takes time' };

/** What a cache that loads calls of the script that is played on it. */
export interface FetchHooks {
  onRemoval(key: number, value: number, cause: RemovalCause): void;
  onRead(key: number, isHit: boolean): void;
  load(key: number): LoadResult;
}

export interface FetchSetup {
  readonly capacity: number;
  /** The most that the entries may weigh together by `weightOf`; `Infinity` when they are not weighed. */
  readonly maxWeight: number;
  /** Whether the entry that goes is the least recently used one. */
  readonly isLru: boolean;
  /** How long an entry lives (`TtlCache`), or `Infinity`. */
  readonly ttlMs: number;
  /** How long a value is fresh and what becomes of it then (`LruCache`), or `Infinity` and 0. */
  readonly freshMs: number;
  readonly staleWhileRevalidateMs: number;
  readonly staleIfErrorMs: number;
}

/** What an entry weighs where entries are weighed: 1 to 4. */
export function weightOf(value: number): number {
  return 1 + (value % 4);
}

/** A removal as it was told. */
export interface ToldRemoval {
  readonly key: number;
  readonly cause: RemovalCause;
}

interface Entry {
  readonly value: number;
  readonly storedAtMs: number;
}

interface NaiveLoad {
  readonly key: number;
  readonly startedMs: number;
  readonly waiting: { readonly id: number; readonly signal: number | undefined; readonly stale: Entry | undefined }[];
}

type Telling = () => void;

/**
 * A cache that loads, as its documentation says: what is held in the order of use, the loads beside it, and promises that
 * are just written down. Which entry a policy gives up is not its concern: it takes from `removals`, what the real cache
 * told, who went, and holds that against what is known of every policy.
 */
export class NaiveFetch {
  readonly outcomes: string[] = [];
  /** What an observer threw when nobody waited. */
  readonly unhandled: unknown[] = [];
  readonly counters = { hits: 0, misses: 0, loads: 0, loadFailures: 0, loadTimeMs: 0 };
  /** Loads whose end the script decides later. */
  readonly pending: NaiveLoad[] = [];
  #nowMs = 0;
  #capacity: number;
  readonly #held = new Map<number, Entry>();
  readonly #running = new Map<number, NaiveLoad>();
  readonly #aborted = new Set<number>();
  /** Those that have not ended. */
  readonly #loads = new Set<NaiveLoad>();
  #ending: { readonly load: NaiveLoad; readonly result: LoadResult } | undefined;
  #removed = 0;
  readonly #untold: Telling[] = [];
  #isTelling = false;

  constructor(
    readonly setup: FetchSetup,
    readonly hooks: FetchHooks,
    readonly removals: readonly ToldRemoval[],
  ) {
    this.#capacity = setup.capacity;
  }

  get numbers(): string {
    return JSON.stringify([this.#held.size, this.counters]);
  }

  get contents(): string {
    const living = [...this.#held].filter(([, entry]) => !this.#isPast(entry));
    return JSON.stringify(living.map(([key, { value }]) => [key, value]).sort(([a = 0], [b = 0]) => a - b));
  }

  block(ms: number): void {
    this.#nowMs += ms;
  }

  get(key: number): number | undefined {
    return this.#read(key)?.value;
  }

  set(key: number, value: number): void {
    this.#running.delete(key);
    this.#store(key, value);
  }

  getOrCompute(key: number, compute: () => number): number {
    const entry = this.#read(key);
    if (entry !== undefined) return entry.value;
    const startedMs = this.#nowMs;
    this.counters.loads++;
    let value: number;
    try {
      value = compute();
    } catch (error) {
      this.counters.loadFailures++;
      throw error;
    } finally {
      this.counters.loadTimeMs += this.#nowMs - startedMs;
    }
    this.set(key, value);
    return value;
  }

  delete(key: number): boolean {
    this.#running.delete(key);
    const entry = this.#held.get(key);
    if (entry === undefined) return false;
    const isLive = !this.#isPast(entry);
    this.#tell([this.#leave(key, 'explicit')]);
    return isLive;
  }

  clear(): void {
    this.#running.clear();
    const newestFirst = [...this.#held.keys()].reverse();
    this.#tell(newestFirst.map((newest) => this.#leave(this.#toldVictim(newest), 'explicit')));
  }

  resize(capacity: number): void {
    this.#capacity = capacity;
    const left: Telling[] = [];
    while (this.#held.size > capacity) left.push(this.#evict());
    this.#tell(left);
  }

  abort(signal: number): void {
    this.#aborted.add(signal);
    for (const load of this.#loads) {
      for (const waiter of load.waiting.filter((one) => one.signal === signal)) this.#giveUp(load, waiter.id);
    }
  }

  fetch(id: number, key: number, refresh: boolean, signal: number | undefined): void {
    try {
      if (signal !== undefined && this.#aborted.has(signal)) return void this.outcomes.push(`${id} aborted ${signal}`);
      const entry = refresh ? undefined : this.#usable(key);
      if (entry === undefined) {
        this.#miss(key, refresh ? undefined : this.#held.get(key));
        const held = this.#held.get(key);
        const load = this.#join(key);
        load.waiting.push({ id, signal, stale: held });
        if (signal !== undefined && this.#aborted.has(signal)) this.#giveUp(load, id);
      } else {
        const isStale = this.#staleForMs(entry) >= 0;
        this.#hit(key, entry);
        if (isStale) this.#join(key);
        this.outcomes.push(`${id} got ${entry.value}`);
      }
    } catch (error) {
      this.outcomes.push(`${id} failed: ${(error as Error).message}`);
    }
  }

  finish(index: number, result: LoadResult): void {
    const [load] = this.pending.splice(index, 1);
    this.#ending = { load: load as NaiveLoad, result };
  }

  /** Lets the load end that has come to an end, if there is one. */
  settle(): void {
    if (this.#ending === undefined) return;
    const { load, result } = this.#ending;
    this.#loads.delete(load);
    this.counters.loadTimeMs += this.#nowMs - load.startedMs;
    const isWanted = this.#running.get(load.key) === load;
    if (isWanted) this.#running.delete(load.key);
    if ('value' in result) this.#arrive(load, result.value, isWanted);
    else this.#fail(load);
    this.#ending = undefined;
  }

  #arrive(load: NaiveLoad, value: number, isWanted: boolean): void {
    try {
      if (isWanted) this.#store(load.key, value);
      for (const { id } of load.waiting) this.outcomes.push(`${id} got ${value}`);
    } catch (error) {
      const { message } = error as Error;
      for (const { id } of load.waiting) this.outcomes.push(`${id} failed: ${message}`);
      if (load.waiting.length === 0) this.unhandled.push(error);
    }
  }

  #fail(load: NaiveLoad): void {
    this.counters.loadFailures++;
    if (load.waiting.length === 0 && this.setup.ttlMs === Infinity) this.outcomes.push(`unheard ${load.key}`);
    for (const { id, stale } of load.waiting) {
      const { staleIfErrorMs } = this.setup;
      const canBridge = stale !== undefined && staleIfErrorMs > 0 && this.#staleForMs(stale) < staleIfErrorMs;
      this.outcomes.push(canBridge ? `${id} got ${stale.value}` : `${id} failed: no connection`);
    }
  }

  #giveUp(load: NaiveLoad, id: number): void {
    const at = load.waiting.findIndex((one) => one.id === id);
    const [waiter] = load.waiting.splice(at, 1);
    this.outcomes.push(`${id} aborted ${waiter?.signal}`);
  }

  #join(key: number): NaiveLoad {
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const load: NaiveLoad = { key, startedMs: this.#nowMs, waiting: [] };
    this.#running.set(key, load);
    this.#loads.add(load);
    this.counters.loads++;
    const result = this.hooks.load(key);
    if (result.kind === 'takes time') this.pending.push(load);
    else this.#ending = { load, result };
    return load;
  }

  #usable(key: number): Entry | undefined {
    const entry = this.#held.get(key);
    if (entry === undefined || this.#isPast(entry)) return undefined;
    return this.#staleForMs(entry) < Math.max(0, this.setup.staleWhileRevalidateMs) ? entry : undefined;
  }

  #read(key: number): Entry | undefined {
    const entry = this.#held.get(key);
    if (entry !== undefined && !this.#isPast(entry)) return this.#hit(key, entry);
    this.#miss(key, entry);
    return undefined;
  }

  #hit(key: number, entry: Entry): Entry {
    this.counters.hits++;
    this.#use(key, entry);
    this.#tell([() => this.hooks.onRead(key, true)]);
    return entry;
  }

  /** A miss; an `entry` that was come upon and whose time has passed goes. */
  #miss(key: number, entry: Entry | undefined): void {
    this.counters.misses++;
    const left = entry !== undefined && this.#isPast(entry) ? [this.#leave(key, 'expired')] : [];
    this.#tell([...left, () => this.hooks.onRead(key, false)]);
  }

  #use(key: number, entry: Entry): void {
    this.#held.delete(key);
    this.#held.set(key, entry);
  }

  #store(key: number, value: number): void {
    const left: Telling[] = [];
    const old = this.#held.get(key);
    if (old !== undefined && this.#isPast(old)) left.push(this.#telling(key, old, 'expired'));
    else if (old !== undefined && old.value !== value) left.push(this.#telling(key, old, 'replaced'));
    const entry = { value, storedAtMs: this.#nowMs };
    if (weightOf(value) > this.setup.maxWeight) {
      this.#held.delete(key);
      left.push(this.#telling(key, entry, 'size'));
    } else {
      if (old === undefined) {
        if ([...this.#held.values()].some((other) => this.#isPast(other))) left.push(this.#evict());
        while (!this.#hasRoomFor(1, weightOf(value))) left.push(this.#evict());
      }
      this.#use(key, entry);
      while (!this.#hasRoomFor(0, 0)) left.push(this.#evict());
    }
    this.#tell(left);
  }

  #hasRoomFor(count: number, weight: number): boolean {
    const weights = [...this.#held.values()].map(({ value }) => weightOf(value));
    const total = weights.reduce((sum, one) => sum + one, weight);
    return this.#held.size + count <= this.#capacity && total <= this.setup.maxWeight;
  }

  #evict(): Telling {
    const past = [...this.#held.keys()].filter((key) => this.#isPast(this.#held.get(key) as Entry));
    const victim = this.#toldVictim(past.length > 0 ? undefined : [...this.#held.keys()][0]);
    if (past.length > 0) assert.ok(past.includes(victim), 'one that has ended goes first');
    return this.#leave(victim, 'size');
  }

  /** Who went, as the real cache told it; with LRU, `expected`. */
  #toldVictim(expected: number | undefined): number {
    const key = this.removals[this.#removed]?.key ?? -1;
    assert.ok(this.#held.has(key), `${key} was told to have left, and is not held`);
    if (this.setup.isLru && expected !== undefined) assert.equal(key, expected);
    return key;
  }

  #leave(key: number, cause: RemovalCause): Telling {
    const entry = this.#held.get(key) as Entry;
    this.#held.delete(key);
    return this.#telling(key, entry, this.#isPast(entry) ? 'expired' : cause);
  }

  #telling(key: number, { value }: Entry, cause: RemovalCause): Telling {
    this.#removed++;
    return () => this.hooks.onRemoval(key, value, cause);
  }

  /** In the order in which it happened; what an observer brings about itself, when it has returned. */
  #tell(tellings: readonly Telling[]): void {
    this.#untold.push(...tellings);
    if (this.#isTelling) return;
    this.#isTelling = true;
    const errors: unknown[] = [];
    for (const tell of this.#untold) {
      try {
        tell();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#untold.length = 0;
    this.#isTelling = false;
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, 'several');
  }

  #isPast({ storedAtMs }: Entry): boolean {
    return this.#nowMs - storedAtMs >= this.setup.ttlMs;
  }

  #staleForMs({ storedAtMs }: Entry): number {
    return this.#nowMs - storedAtMs - this.setup.freshMs;
  }
}
