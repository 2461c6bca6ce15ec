import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { WeakValueMap } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';
import { NaiveWeakEntries } from './weakNaive';

/** 10^6 operations, besides those that happen within others. */
const RUNS = 1000;
const OPERATIONS = 1000;
const VALUE_COUNT = 6;
const KEYS: readonly unknown[] = ['a', 0, Number.NaN, undefined, {}, '0', -0, null, 1, 2, 3, 4];

interface Value {
  readonly serial: number;
}

/** Plays operations on a map and on its model, some within observers, computations and loops, and compares. */
function play(collector: FakeCollector, keyCount: number, operations: readonly number[]): void {
  let lastSerial = 0;
  let events = 0;
  let depth = 0;
  // While an operation goes on, what it has read must not be collected.
  let going = 0;
  let isQuiet = false;
  let collected = 0;
  let left: Set<unknown> | undefined;
  const fresh = (): Value => ({ serial: ++lastSerial });
  const values = Array.from({ length: VALUE_COUNT }, fresh);
  const model = new NaiveWeakEntries<unknown, Value>((value) => collector.isDead(value));
  const map = new WeakValueMap<unknown, Value>({ onCollected: () => collected++ });
  map.observe(model);
  map.observe({
    onRemoval: (key) => {
      left?.add(key);
      const bits = operations[events++ % operations.length] as number;
      if (bits % 4 === 0 && !isQuiet) within(bits >> 2);
    },
  });

  function within(bits: number): void {
    if (depth >= 3) return;
    depth++;
    perform(bits);
    depth--;
  }

  function computed(key: unknown, value: Value, bits: number): void {
    const expected = model.read(key);
    let isComputed = false;
    const compute = (given: unknown): Value => {
      isComputed = true;
      assert.ok(Object.is(given, key === 0 ? 0 : key));
      if (bits % 2 === 0) within(bits >> 1);
      if (bits % 8 === 1) throw new Error('asked to');
      model.set(key, value);
      return value;
    };
    try {
      assert.equal(map.getOrInsertComputed(key, compute), expected ?? value);
    } catch (error) {
      if ((error as Error).message !== 'asked to') throw error;
    }
    assert.equal(isComputed, expected === undefined);
  }

  function take(): void {
    const before = model.taking;
    const own: { taken?: [unknown, Value] } = {};
    model.taking = own;
    isQuiet = true;
    const living = model.living.length;
    const taken = map.takeAny();
    isQuiet = false;
    model.taking = before;
    assert.deepEqual(taken, own.taken);
    assert.equal(taken === undefined, living === 0);
  }

  function loop(bits: number): void {
    const outer = left;
    const gone = new Set<unknown>();
    left = gone;
    const atFirst = model.living;
    const visited = new Set<unknown>();
    let steps = 0;
    for (const [key, value] of map) {
      assert.equal(model.peek(key), value);
      assert.ok(!visited.has(key) || gone.has(key), 'visited twice');
      visited.add(key);
      if (++steps > 20) break;
      within((bits >> 3) + steps * 7919);
    }
    left = outer;
    for (const key of gone) outer?.add(key);
    if (steps > 20) return;
    for (const [key] of atFirst) {
      assert.ok(visited.has(key) || gone.has(key) || model.peek(key) === undefined, 'never visited');
    }
  }

  function operate(kind: number, rest: number): void {
    const key = KEYS[rest % keyCount];
    const value = values[(rest >> 4) % VALUE_COUNT] as Value;
    if (kind < 28) {
      model.set(key, value);
      map.set(key, value);
    } else if (kind < 34) {
      const expected = model.get(key);
      assert.equal(map.get(key), expected);
    } else if (kind < 36) assert.equal(map.has(key), model.peek(key) !== undefined);
    else if (kind < 41) {
      const expected = model.delete(key);
      assert.equal(map.delete(key), expected);
    } else if (kind < 45) {
      const expected = model.read(key);
      if (expected === undefined) model.set(key, value);
      assert.equal(map.getOrInsert(key, value), expected ?? value);
    } else if (kind < 49) computed(key, value, rest >> 4);
    else if (kind < 51) take();
    else if (kind === 51) {
      const expected = model.sweep();
      const isAlone = going === 1;
      const swept = map.sweep();
      if (isAlone) assert.equal(swept, expected);
    } else if (kind === 52 && rest % 4 === 0) {
      model.clear();
      map.clear();
    } else if (kind === 53) {
      const living = map.refs().map((ref) => ref.deref());
      assert.deepEqual(new Set(living.filter(Boolean)), new Set(model.living.map(([, held]) => held)));
    } else if (kind === 54) collector.collectIterators();
  }

  function perform(bits: number): void {
    const kind = bits % 64;
    const rest = bits >> 6;
    if (kind >= 61) {
      if (going === 0 && depth === 0) loop(rest);
      return;
    }
    if (kind >= 59) {
      if (going > 0) return;
      collector.collect(values[rest % VALUE_COUNT] as Value);
      values[rest % VALUE_COUNT] = fresh();
      return;
    }
    going++;
    if (kind >= 55) {
      if (going === 1) collector.callBack(rest % 4);
    } else operate(kind, rest);
    going--;
  }

  function check(): void {
    model.checkSettled();
    assert.equal(map.size, model.entries.size);
    assert.equal(collected, map.counters.removals.collected);
    assert.ok(collector.registrations <= 5 * map.size + 65, 'too many registrations');
  }

  for (const bits of operations) {
    perform(bits);
    check();
  }
  assert.deepEqual(new Map(map), new Map(model.living));
  assert.deepEqual([map.counters.hits, map.counters.misses], [model.hits, model.misses]);
  isQuiet = true;
  for (const value of values) collector.collect(value);
  collector.callBack();
  map.sweep();
  check();
  assert.equal(map.size, 0);
}

describe('WeakValueMap beside a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, some within others, whatever is collected when`, () => {
    const operations = fc.array(fc.nat(2 ** 24 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: KEYS.length }), operations, (keyCount, todo) => {
        const collector = new FakeCollector();
        collector.install();
        try {
          play(collector, keyCount, todo);
        } finally {
          collector.uninstall();
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
