import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TtlCache, type TtlDumpEntry } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';
import { NaiveTtl, type TtlSetup } from './ttlNaive';

const RUNS = 500;
const OPERATIONS = 2_000;
const KEYS = 12;
const DEEPEST = 3;

type Shared = 'get' | 'peek' | 'has' | 'delete' | 'clear' | 'expire' | 'resize' | 'remainingTtlMs' | 'getOrCompute';

type Subject = Pick<TtlCache<number, number>, Shared | 'entries' | 'entriesReversed' | 'dump'> & {
  readonly size: number;
  set(key: number, value: number, ttlMs: number): unknown;
  load(entries: readonly TtlDumpEntry<number, number>[]): void;
  advance(ms: number): void;
  jump(ms: number): void;
  numbers(): string;
};

function real(setup: TtlSetup): Subject {
  const runtime = new FakeRuntime();
  const cache = new TtlCache<number, number>({ ttlMs: 10, runtime, ...setup });
  return Object.assign(cache, {
    advance: (ms: number) => runtime.advance(ms),
    jump: (ms: number) => runtime.block(ms),
    numbers: () => {
      assert.ok(runtime.armed <= (setup.timer ? 1 : 0), 'one timer at most');
      const { hits, misses, loads, loadFailures, removals } = cache.counters;
      return JSON.stringify([cache.size, cache.capacity, { hits, misses, loads, loadFailures }, removals]);
    },
  });
}

function naive(setup: TtlSetup): Subject {
  const cache = new NaiveTtl(setup);
  return Object.assign(cache, {
    numbers: () => JSON.stringify([cache.size, cache.capacity, cache.counters, cache.removals]),
  });
}

interface Config {
  readonly capacity: number;
  readonly sliding: boolean;
  readonly timer: boolean;
  readonly keyOf: (index: number) => number;
}

const config: fc.Arbitrary<Config> = fc.record({
  capacity: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(Infinity)),
  sliding: fc.boolean(),
  timer: fc.boolean(),
  // Integers have another index than other keys; a cache may have both.
  keyOf: fc.constantFrom(
    (index: number) => index,
    (index: number) => index / 2,
  ),
});

/** Plays one list of operations, with operations within callbacks and iterations, and writes down all that is seen. */
function play(
  make: (setup: TtlSetup) => Subject,
  { keyOf, ...options }: Config,
  todo: readonly number[],
): readonly string[] {
  const log: string[] = [];
  let depth = 0;
  let events = 0;
  let lives = 0;
  const subject = make({
    ...options,
    onRemoval: (key, value, cause) => {
      log.push(`told ${key}: ${value} ${cause}`);
      within();
    },
  });

  function nextBits(): number {
    return todo[events++ % todo.length] as number;
  }

  /** No two the same, nor will any two end at the same moment: which of them goes first has no meaning. */
  function ttlMs(bits: number): number {
    if (bits % 16 === 0) return Infinity;
    return (bits % 16 < 6 ? 10 : 1 + (bits % 30)) + ++lives / 2 ** 20;
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

  function computed(key: number, bits: number): string {
    try {
      return `${subject.getOrCompute(key, compute, ttlMs(bits))}`;
    } catch (error) {
      return String(error);
    }
  }

  function visit(entries: Iterable<[number, number]>): void {
    for (const [key, value] of entries) {
      log.push(`visited ${key}: ${value}`);
      within();
    }
  }

  function wait(bits: number): void {
    if (options.timer) {
      // A timer that fires while another one does is of no interest.
      if (depth === 0) subject.advance(bits % 8);
      return;
    }
    subject.jump(bits % 32 === 31 ? 2 ** 24 : bits % 4 === 3 ? -(bits % 50) : bits % 9);
    // The clock is looked at, as nobody can know of a jump that was taken back before anybody did.
    for (const _ of subject.entries());
  }

  function act(bits: number): void {
    const key = keyOf((bits >> 5) % KEYS);
    const rest = bits >> 9;
    switch (bits % 32) {
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
        return rest % 4 === 0 ? subject.resize({ capacity: rest % 9 === 8 ? Infinity : (rest % 9) + 1 }) : undefined;
      case 6:
        return rest % 4 === 0 ? subject.load(subject.dump().reverse()) : undefined;
      case 7:
        return void log.push(`left ${subject.remainingTtlMs(key)}`);
      case 8:
        return void log.push(`expired ${subject.expire()}`);
      case 9:
      case 10:
      case 11:
        return void log.push(`computed ${computed(key, rest)}`);
      case 12:
      case 13:
      case 14:
      case 15:
      case 16:
      case 17:
        return wait(rest);
      case 18:
      case 19:
      case 20:
      case 21:
      case 22:
      case 23:
        return void log.push(`got ${subject.get(key)}`);
      default:
        return void subject.set(key, rest % 10, ttlMs(rest));
    }
  }

  for (const bits of todo) {
    act(bits);
    log.push(subject.numbers());
  }
  log.push(JSON.stringify(subject.dump()));
  return log;
}

describe('TtlCache beside a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, and more within them, however the clock jumps`, () => {
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
