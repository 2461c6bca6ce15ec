import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type CacheBounds, LruCache, type LruCacheOptions } from '../../../src/cache';
import { type LruSetup, NaiveLru } from './lruNaive';

const RUNS = 500;
const OPERATIONS = 2_000;
const KEYS = 12;
const DEEPEST = 3;

type Subject = Pick<
  LruCache<number, number>,
  'get' | 'peek' | 'has' | 'delete' | 'clear' | 'resize' | 'getOrCompute' | 'entries' | 'entriesReversed' | 'dump'
> & {
  readonly size: number;
  readonly weight: number;
  set(key: number, value: number): unknown;
  load(entries: readonly [number, number][]): void;
  numbers(): string;
};

function real({ capacity, maxWeight, weigh, onRemoval }: LruSetup): Subject {
  const bounds: LruCacheOptions<number, number> =
    maxWeight === undefined ? { capacity, onRemoval } : { capacity, maxWeight, weigh, onRemoval };
  const cache = new LruCache<number, number>(bounds);
  return Object.assign(cache, {
    numbers: () => {
      const { hits, misses, loads, loadFailures, removals } = cache.counters;
      return JSON.stringify([cache.size, cache.weight, { hits, misses, loads, loadFailures }, removals]);
    },
  });
}

function naive(setup: LruSetup): Subject {
  const cache = new NaiveLru(setup);
  return Object.assign(cache, {
    numbers: () => JSON.stringify([cache.size, cache.weight, cache.counters, cache.removals]),
  });
}

interface Config {
  readonly capacity: number;
  readonly maxWeight: number | undefined;
  readonly keyOf: (index: number) => number;
}

const config: fc.Arbitrary<Config> = fc.record({
  capacity: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(Infinity)),
  maxWeight: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }),
  // Integers have another index than other keys; a cache may have both.
  keyOf: fc.constantFrom(
    (index: number) => index,
    (index: number) => index + 0.5,
    (index: number) => index / 2,
    (index: number) => (index - 6) * 2 ** 30,
  ),
});

/** Plays one list of operations, with operations within callbacks and iterations, and writes down all that is seen. */
function play(make: (setup: LruSetup) => Subject, { capacity, maxWeight, keyOf }: Config, todo: readonly number[]) {
  const log: string[] = [];
  let depth = 0;
  let events = 0;
  const subject = make({
    capacity,
    maxWeight,
    weigh: (value) => value % 7,
    onRemoval: (key, value, cause) => {
      log.push(`told ${key}: ${value} ${cause}`);
      within();
    },
  });

  function nextBits(): number {
    return todo[events++ % todo.length] as number;
  }

  function within(): void {
    if (depth === DEEPEST) return;
    depth++;
    const bits = nextBits();
    if (bits % 3 === 0) act(bits >> 2);
    depth--;
  }

  function compute(key: number): number {
    const bits = nextBits();
    within();
    if (bits % 6 === 0) throw new Error(`no value for ${key}`);
    return bits % 10;
  }

  function visit(entries: Iterable<[number, number]>): void {
    for (const [key, value] of entries) {
      log.push(`visited ${key}: ${value}`);
      within();
    }
  }

  function resize(bits: number): CacheBounds {
    const bounds = { capacity: bits % 9 === 8 ? Infinity : (bits % 9) + 1 };
    return maxWeight === undefined || bits % 2 === 0 ? bounds : { ...bounds, maxWeight: (bits % 25) + 1 };
  }

  function act(bits: number): void {
    const key = keyOf((bits >> 5) % KEYS);
    const rest = bits >> 9;
    switch (bits % 24) {
      case 0:
        return void log.push(`deleted ${subject.delete(key)}`);
      case 1:
        return void log.push(`peeked ${subject.peek(key)} ${subject.has(key)}`);
      case 2:
        return visit(subject.entries());
      case 3:
        return visit(subject.entriesReversed());
      case 4:
        return rest % 8 === 0 ? subject.clear() : undefined;
      case 5:
        return rest % 4 === 0 ? subject.resize(resize(rest >> 2)) : undefined;
      case 6:
        return rest % 4 === 0 ? subject.load(subject.dump().reverse()) : undefined;
      case 7:
      case 8:
      case 9:
      case 10:
        return void log.push(`computed ${computed(key)}`);
      case 11:
      case 12:
      case 13:
      case 14:
      case 15:
      case 16:
        return void log.push(`got ${subject.get(key)}`);
      default:
        return void subject.set(key, rest % 10);
    }
  }

  function computed(key: number): string {
    try {
      return `${subject.getOrCompute(key, compute)}`;
    } catch (error) {
      return String(error);
    }
  }

  for (const bits of todo) {
    act(bits);
    log.push(subject.numbers());
  }
  log.push(JSON.stringify(subject.dump()));
  return log;
}

describe('LruCache against a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, and more within them`, () => {
    const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(config, operations, (used, todo) => {
        const [seen, expected] = [play(real, used, todo), play(naive, used, todo)];
        const first = expected.findIndex((line, i) => line !== seen[i]);
        if (first !== -1 || seen.length !== expected.length) {
          assert.deepEqual(
            seen.slice(Math.max(0, first - 5), first + 2),
            expected.slice(Math.max(0, first - 5), first + 2),
          );
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
