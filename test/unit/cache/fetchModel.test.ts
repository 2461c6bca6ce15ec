import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { EVICTION_POLICY_NAMES, type EvictionPolicyName, LruCache, TtlCache } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';
import {
  type FetchHooks,
  type FetchSetup,
  type LoadResult,
  NaiveFetch,
  type ToldRemoval,
  weightOf,
} from './fetchNaive';

/** Over all kinds of caches, 10^6 operations, and more within them. */
const OPERATIONS = 1_000;
const RUNS = 143;
const KEYS = 10;
const DEEPEST = 3;
/** The value of which an observer cannot bear to hear that it left. */
const UNBEARABLE = 13;

/** What the script needs of a cache, and of the model of one. */
interface Subject {
  readonly outcomes: string[];
  readonly pending: { readonly length: number };
  readonly numbers: string;
  readonly contents: string;
  block(ms: number): void;
  get(key: number): number | undefined;
  set(key: number, value: number): void;
  getOrCompute(key: number, compute: () => number): number;
  delete(key: number): boolean;
  clear(): void;
  resize(capacity: number): void;
  fetch(id: number, key: number, refresh: boolean, signal: number | undefined): void;
  abort(signal: number): void;
  /** Lets the load at that place in `pending` end. */
  finish(index: number, result: LoadResult): void;
  /** Lets all come that has nothing to wait for. */
  settle(): Promise<void> | void;
  /** What nobody could be told. */
  readonly unhandled: unknown[];
}

type Make = (hooks: FetchHooks) => Subject;

function messageOf(error: unknown): string {
  return error instanceof AggregateError ? 'several' : (error as Error).message;
}

/** The cache itself. */
class RealFetch implements Subject {
  readonly outcomes: string[] = [];
  readonly pending: { resolve(value: number): void; reject(error: Error): void }[] = [];
  readonly #runtime: FakeRuntime;
  readonly #cache: LruCache<number, number> | TtlCache<number, number>;
  // Whether something may come without being waited for.
  #isBusy = false;
  readonly #signals = new Map<number, AbortController>();

  constructor(
    make: (
      runtime: FakeRuntime,
      load: (key: number) => number | Promise<number>,
      unheard: (key: number) => void,
    ) => LruCache<number, number> | TtlCache<number, number>,
    hooks: FetchHooks,
    readonly unhandled: unknown[],
  ) {
    this.#runtime = new FakeRuntime();
    const load = (key: number): number | Promise<number> => this.#play(hooks.load(key));
    this.#cache = make(this.#runtime, load, (key) => this.outcomes.push(`unheard ${key}`));
    this.#cache.observe({
      onRemoval: (key, value, cause) => hooks.onRemoval(key, value as number, cause),
      onRead: (key, isHit) => hooks.onRead(key, isHit),
    });
  }

  get numbers(): string {
    const { hits, misses, loads, loadFailures, loadTimeMs } = this.#cache.counters;
    return JSON.stringify([this.#cache.size, { hits, misses, loads, loadFailures, loadTimeMs }]);
  }

  get contents(): string {
    const entries = [...this.#cache.entries()];
    assert.deepEqual(
      new Set(entries.map(([key]) => key)),
      new Set([...this.#cache.entriesReversed()].map(([key]) => key)),
    );
    return JSON.stringify(entries.sort(([a], [b]) => a - b));
  }

  block(ms: number): void {
    this.#runtime.block(ms);
  }

  get(key: number): number | undefined {
    return this.#cache.get(key);
  }

  set(key: number, value: number): void {
    this.#cache.set(key, value);
  }

  getOrCompute(key: number, compute: () => number): number {
    return this.#cache.getOrCompute(key, compute);
  }

  delete(key: number): boolean {
    return this.#cache.delete(key);
  }

  clear(): void {
    this.#cache.clear();
  }

  resize(capacity: number): void {
    this.#cache.resize({ capacity });
  }

  fetch(id: number, key: number, refresh: boolean, signal: number | undefined): void {
    this.#isBusy = true;
    const options = signal === undefined ? { refresh } : { refresh, signal: this.#controller(signal).signal };
    this.#cache.fetch(key, options).then(
      (value) => this.outcomes.push(`${id} got ${value}`),
      (error: unknown) =>
        this.outcomes.push(typeof error === 'string' ? `${id} ${error}` : `${id} failed: ${messageOf(error)}`),
    );
  }

  abort(signal: number): void {
    this.#isBusy = true;
    this.#controller(signal).abort(`aborted ${signal}`);
  }

  finish(index: number, result: LoadResult): void {
    this.#isBusy = true;
    const [deferred] = this.pending.splice(index, 1);
    if ('value' in result) deferred?.resolve(result.value);
    else deferred?.reject(new Error('no connection'));
  }

  settle(): Promise<void> | undefined {
    if (!this.#isBusy) return undefined;
    this.#isBusy = false;
    return turns();
  }

  #controller(signal: number): AbortController {
    let controller = this.#signals.get(signal);
    if (controller === undefined) {
      controller = new AbortController();
      setMaxListeners(Infinity, controller.signal);
      this.#signals.set(signal, controller);
    }
    return controller;
  }

  #play(result: LoadResult): number | Promise<number> {
    switch (result.kind) {
      case 'returns':
        return result.value;
      case 'fulfils':
        return Promise.resolve(result.value);
      case 'throws':
        throw new Error('no connection');
      case 'rejects':
        return Promise.reject(new Error('no connection'));
      case 'takes time':
        return new Promise((resolve, reject) => this.pending.push({ resolve, reject }));
    }
  }
}

/** Plays the operations, with others within callbacks, and writes down all that is seen. */
async function play(make: Make, todo: readonly number[], removals: ToldRemoval[] = []): Promise<string[]> {
  const log: string[] = [];
  let depth = 0;
  let isSettling = false;
  let events = 0;
  let lastId = 0;
  let lastSignal = 0;
  const subject = make({
    onRemoval: (key, value, cause) => {
      log.push(`told ${key}: ${value} ${cause}`);
      removals.push({ key, cause });
      within();
      if (value === UNBEARABLE) throw new Error(`${cause} unbearable`);
    },
    onRead: (key, isHit) => {
      log.push(`read ${key}: ${isHit}`);
      within();
    },
    load: (key) => {
      const bits = nextBits();
      log.push(`load ${key}`);
      // One load at most ends with an operation, so that no order of promises matters.
      const result =
        depth === 0 && !isSettling && bits % 2 === 0 ? resultOf(bits >> 1) : ({ kind: 'takes time' } as const);
      within();
      return result;
    },
  });

  function nextBits(): number {
    return todo[events++ % todo.length] as number;
  }

  function resultOf(bits: number): LoadResult {
    const kind = (['returns', 'fulfils', 'throws', 'rejects'] as const)[bits % 4] as LoadResult['kind'];
    return kind === 'returns' || kind === 'fulfils' ? { kind, value: (bits >> 2) % 20 } : { kind: kind as 'throws' };
  }

  function within(): void {
    if (depth === DEEPEST) return;
    depth++;
    const bits = nextBits();
    if (bits % 3 === 0) attempt(() => act(bits >> 2));
    depth--;
  }

  function attempt(operation: () => unknown): void {
    try {
      log.push(String(operation()));
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      log.push(`threw ${messageOf(error)}`);
    }
  }

  function compute(): number {
    const bits = nextBits();
    within();
    if (bits % 5 === 0) throw new Error('nothing to compute');
    return bits % 20;
  }

  function fetch(key: number, bits: number): void {
    const signal = bits % 3 === 0 ? lastSignal + ((bits >> 2) % 2) : undefined;
    if (signal !== undefined) lastSignal = signal;
    subject.fetch(++lastId, key, (bits >> 3) % 6 === 0, signal);
  }

  function act(bits: number): unknown {
    const key = (bits >> 5) % KEYS;
    const rest = bits >> 9;
    const kind = bits % 32;
    if (kind < 14) return fetch(key, rest);
    if (kind < 18) return subject.set(key, rest % 20);
    if (kind < 21) return `deleted ${subject.delete(key)}`;
    if (kind === 21) return rest % 4 === 0 ? subject.clear() : undefined;
    if (kind === 22) return rest % 2 === 0 ? subject.resize(1 + (rest % 7)) : undefined;
    if (kind < 25) return `got ${subject.get(key)}`;
    if (kind === 25) return `computed ${subject.getOrCompute(key, compute)}`;
    if (isSettling) return undefined;
    if (kind === 26) return subject.abort(lastSignal);
    return subject.block(rest % 12);
  }

  for (const bits of todo) {
    if (bits % 4 === 0 && subject.pending.length > 0)
      subject.finish((bits >> 4) % subject.pending.length, resultOf(bits >> 7));
    else attempt(() => act(bits >> 2));
    isSettling = true;
    const settled = subject.settle();
    if (settled !== undefined) await settled;
    isSettling = false;
    log.push(subject.outcomes.splice(0).sort().join(), subject.numbers);
  }
  // By now the engine has reported what nobody handled.
  await setImmediate();
  log.push(subject.contents, subject.unhandled.map(messageOf).join());
  return log;
}

/** Lets all come that has nothing to wait for: a load that has ended, and who waits for it, take about ten turns. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

interface Kind {
  readonly title: string;
  readonly runs: number;
  readonly setup: fc.Arbitrary<FetchSetup>;
  make(setup: FetchSetup): ConstructorParameters<typeof RealFetch>[0];
}

const capacity = fc.integer({ min: 1, max: 6 });
const never = { ttlMs: Infinity, freshMs: Infinity, staleWhileRevalidateMs: 0, staleIfErrorMs: 0 };
const freshness = fc.oneof(
  fc.constant(never),
  fc.record({
    ttlMs: fc.constant(Infinity),
    freshMs: fc.constantFrom(5, 20, Infinity),
    staleWhileRevalidateMs: fc.constantFrom(0, 15, Infinity),
    staleIfErrorMs: fc.constantFrom(0, 30, Infinity),
  }),
);

function lruKind(title: string, policy: EvictionPolicyName, maxWeight: fc.Arbitrary<number>): Kind {
  return {
    title,
    runs: RUNS,
    setup: fc.tuple(capacity, maxWeight, freshness).map(([most, heaviest, limits]) => ({
      capacity: most,
      maxWeight: heaviest,
      isLru: policy === 'lru',
      ...limits,
    })),
    make:
      ({ capacity: most, maxWeight: heaviest, freshMs, staleWhileRevalidateMs, staleIfErrorMs }) =>
      (runtime, load, unheard) =>
        new LruCache({
          ...{ capacity: most, policy, runtime, load, freshMs, staleWhileRevalidateMs, staleIfErrorMs },
          ...(heaviest === Infinity ? {} : { maxWeight: heaviest, weigh: weightOf }),
          onRefreshError: (_error, key) => unheard(key),
        }),
  };
}

const KINDS: readonly Kind[] = [
  ...EVICTION_POLICY_NAMES.map((policy) => lruKind(`LruCache with ${policy}`, policy, fc.constant(Infinity))),
  lruKind('LruCache that weighs', 'lru', fc.integer({ min: 1, max: 12 })),
  {
    title: 'TtlCache',
    runs: RUNS,
    setup: fc
      .tuple(fc.oneof(capacity, fc.constant(Infinity)), fc.integer({ min: 1, max: 40 }))
      .map(([most, ttlMs]) => ({ ...never, capacity: most, maxWeight: Infinity, isLru: true, ttlMs })),
    make:
      ({ capacity: most, ttlMs }) =>
      (runtime, load) =>
        new TtlCache({ capacity: most, ttlMs, runtime, load, timer: false }),
  },
];

describe('fetch beside a naive model', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  let others: NodeJS.UnhandledRejectionListener[] = [];

  before(() => {
    others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', note);
  });
  after(() => {
    process.off('unhandledRejection', note);
    for (const other of others) process.on('unhandledRejection', other);
  });

  for (const kind of KINDS) {
    const { title, runs, setup } = kind;
    it(`agrees over ${runs} times ${OPERATIONS} operations, with ${title}`, async () => {
      const operations = fc.array(fc.nat(2 ** 24 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
      await fc.assert(
        fc.asyncProperty(setup, operations, async (used, todo) => {
          unhandled.length = 0;
          const removals: ToldRemoval[] = [];
          const seen = await play((hooks) => new RealFetch(kind.make(used), hooks, unhandled), todo, removals);
          const expected = await play((hooks) => new NaiveFetch(used, hooks, removals), todo);
          const first = expected.findIndex((line, i) => line !== seen[i]);
          if (first !== -1 || seen.length !== expected.length) {
            assert.deepEqual(
              seen.slice(Math.max(0, first - 8), first + 2),
              expected.slice(Math.max(0, first - 8), first + 2),
            );
          }
        }),
        // The log says what differs; to shorten a list of so many would take minutes.
        { numRuns: runs, endOnFailure: true },
      );
    }).timeout(120_000);
  }
});
