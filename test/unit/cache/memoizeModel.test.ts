import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { memoize, type RemovalCause } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';
import { NaiveMemo } from './memoNaive';

/** 10^6 operations, besides those that happen within others. */
const RUNS = 1000;
const OPERATIONS = 1000;

type List = readonly unknown[];
type Keying = 'arguments' | 'numbers folded' | 'first argument';

interface Config {
  readonly arity: number;
  readonly maxSize: number;
  readonly ttlMs: number;
  readonly weak: boolean;
  readonly keying: Keying;
}

/** A memoized function, or the model of one, as the script below uses it. */
interface Subject {
  call(list: List): number;
  has(list: List): boolean;
  delete(list: List): boolean;
  clear(): void;
  block(ms: number): void;
  advance(ms: number): void;
  numbers(): string;
}

/** What happens within: when the function is called, and when a removal is told. */
interface Inside {
  readonly compute: (list: List) => number;
  readonly onRemoval: (key: List, value: unknown, cause: RemovalCause) => void;
}

const VALUES: readonly unknown[] = [1, 1n, '1', Number.NaN, undefined, {}, -0, null];
/** How many of them are used, so that lists of any length come again. */
const VALUES_BY_ARITY = [1, 8, 4, 3, 2] as const;

const config: fc.Arbitrary<Config> = fc.record({
  arity: fc.nat(4),
  maxSize: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.constant(Infinity)),
  ttlMs: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Infinity)),
  weak: fc.boolean(),
  keying: fc.constantFrom<Keying>('arguments', 'arguments', 'numbers folded', 'first argument'),
});

function naive({ maxSize, ttlMs, keying }: Config, { compute, onRemoval }: Inside): Subject {
  const folded = (part: unknown): unknown => (part === 1n ? 1 : part);
  const keyOf = (list: List): List => {
    if (keying === 'first argument') return [list[0]];
    return keying === 'arguments' ? list : list.map(folded);
  };
  const memo = new NaiveMemo(compute, { maxSize: Math.max(maxSize, 0), ttlMs, keyOf });
  memo.onRemoval = onRemoval;
  return {
    call: (list) => memo.call(list),
    has: (list) => memo.has(list),
    delete: (list) => memo.delete(list),
    clear: () => memo.clear(),
    block: (ms) => void (memo.nowMs += ms),
    advance: (ms) => memo.advance(ms),
    numbers: () => `${memo.hits} ${memo.misses} ${memo.size}`,
  };
}

function memoized({ arity, maxSize, ttlMs, weak, keying }: Config, { compute, onRemoval }: Inside): Subject {
  const runtime = new FakeRuntime();
  const fn = Object.defineProperty((...list: unknown[]) => compute(list), 'length', { value: arity });
  const memo = memoize(fn, {
    maxSize,
    ttlMs,
    runtime,
    weak,
    typed: keying !== 'numbers folded',
    ...(keying === 'first argument' ? { key: (first: unknown) => first } : {}),
  });
  memo.cache.observe({ onRemoval: (key, value, cause) => onRemoval(key as List, value, cause) });
  return {
    call: (list) => memo(...list),
    has: (list) => memo.cacheHas(...list),
    delete: (list) => memo.cacheDelete(...list),
    clear: () => memo.cacheClear(),
    block: (ms) => runtime.block(ms),
    advance: (ms) => runtime.advance(ms),
    numbers: () => {
      const { hits, misses, currentSize } = memo.cacheInfo();
      return `${hits} ${misses} ${currentSize}`;
    },
  };
}

/** Plays the operations on a subject, some of them within others, and writes down all that can be seen. */
function play(
  make: (config: Config, inside: Inside) => Subject,
  used: Config,
  operations: readonly number[],
): string[] {
  const log: string[] = [];
  let depth = 0;
  let isAdvancing = false;
  let events = 0;
  let serial = 0;

  /** The list that the bits stand for; now and then one too long or too short. */
  function listOf(bits: number): List {
    const oddity = bits % 16;
    const length = Math.max(0, used.arity + (oddity === 0 ? 1 : 0) - (oddity === 1 ? 1 : 0));
    const choice = VALUES_BY_ARITY[used.arity] as number;
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) list.push(VALUES[(bits >> (4 + 3 * i)) % choice]);
    return list;
  }

  function within(bits: number, list: List): void {
    if (depth >= 3) return;
    depth++;
    if (bits === 1) attempt(() => subject.call(list));
    if (bits === 2) attempt(() => subject.call(listOf(operations[events % operations.length] as number)));
    if (bits === 3) subject.delete(list);
    // Not while timers are told the time, of which less is left then.
    if (bits === 4 && !isAdvancing) subject.block(5);
    if (bits === 5) subject.clear();
    depth--;
  }

  function attempt(call: () => number): void {
    try {
      log.push(`returned ${call()}`);
    } catch (error) {
      log.push(`threw ${String(error)}`);
    }
  }

  const subject = make(used, {
    compute: (list) => {
      const bits = (operations[events++ % operations.length] as number) >> 8;
      const own = ++serial;
      within(bits % 24, list);
      if (bits % 24 === 6) throw new Error('asked to');
      return own;
    },
    onRemoval: (key, value, cause) => {
      log.push(`told ${key.map((part) => VALUES.indexOf(part)).join(' ')}: ${String(value)} ${cause}`);
      within((operations[events++ % operations.length] as number) % 24, key);
    },
  });

  for (const bits of operations) {
    const list = listOf(bits >> 4);
    const kind = bits % 16;
    if (kind === 0) log.push(`deleted ${subject.delete(list)}`);
    else if (kind === 1) log.push(`had ${subject.has(list)}`);
    else if (kind === 2) subject.block((bits >> 4) % 8);
    else if (kind === 3) {
      isAdvancing = true;
      subject.advance((bits >> 4) % 8);
      isAdvancing = false;
    } else if (kind === 4 && bits >> 4 < 2 ** 14) subject.clear();
    else attempt(() => subject.call(list));
    log.push(subject.numbers());
  }
  return log;
}

describe('memoize against a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, some within others, for any options and any arguments`, () => {
    const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(config, operations, (used, todo) => {
        const [seen, expected] = [play(memoized, used, todo), play(naive, used, todo)];
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
