import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LruCache, type RemovalCause } from '../../../src/cache';

type Told = [key: number, value: number | undefined, cause: RemovalCause];

/** The same by other means: an array, most recently used first. */
class NaiveLru {
  entries: [key: number, value: number][] = [];
  readonly told: Told[] = [];
  hits = 0;
  misses = 0;

  constructor(readonly capacity: number) {}

  peek(key: number): number | undefined {
    return this.entries.find(([k]) => k === key)?.[1];
  }

  get(key: number): number | undefined {
    const value = this.peek(key);
    if (value === undefined) this.misses++;
    else {
      this.hits++;
      this.#toFront(key, value);
    }
    return value;
  }

  set(key: number, value: number): void {
    const old = this.peek(key);
    if (old !== undefined && old !== value) this.told.push([key, old, 'replaced']);
    this.#toFront(key, value);
    const victim = this.entries.length > this.capacity ? this.entries.pop() : undefined;
    if (victim !== undefined) this.told.push([...victim, 'size']);
  }

  delete(key: number): boolean {
    const value = this.peek(key);
    if (value === undefined) return false;
    this.entries = this.entries.filter(([k]) => k !== key);
    this.told.push([key, value, 'explicit']);
    return true;
  }

  clear(): void {
    for (const [key, value] of this.entries) this.told.push([key, value, 'explicit']);
    this.entries = [];
  }

  #toFront(key: number, value: number): void {
    this.entries = [[key, value], ...this.entries.filter(([k]) => k !== key)];
  }
}

type Step = (cache: LruCache<number, number>, model: NaiveLru) => void;

const key = fc.nat(7);
const value = fc.nat(2);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(key, value).map(([k, v]): Step => (cache, model) => {
      cache.set(k, v);
      model.set(k, v);
    }),
  },
  {
    weight: 6,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.get(k), model.get(k)),
    ),
  },
  {
    weight: 2,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.peek(k), model.peek(k)),
    ),
  },
  {
    weight: 2,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.has(k), model.peek(k) !== undefined),
    ),
  },
  {
    weight: 3,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.delete(k), model.delete(k)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((cache, model) => {
      cache.clear();
      model.clear();
    }),
  },
);
const capacities = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(Infinity));

describe('LruCache', () => {
  it('agrees with a naive model in contents, order, counters and removals', () => {
    fc.assert(
      fc.property(capacities, fc.array(step, { maxLength: 120 }), (capacity, steps) => {
        const cache = new LruCache<number, number>({ capacity });
        const model = new NaiveLru(capacity);
        const told: Told[] = [];
        cache.observe({ onRemoval: (k, v, cause) => told.push([k, v, cause]) });
        for (const act of steps) {
          act(cache, model);
          assert.equal(cache.size, model.entries.length);
          assert.deepEqual([...cache.entries()], model.entries);
        }
        assert.deepEqual(told, model.told);
        assert.deepEqual([cache.counters.hits, cache.counters.misses], [model.hits, model.misses]);
      }),
      { numRuns: 300 },
    );
  });

  it('looks without touching by peek and has', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    cache.set('a', 1).set('b', 2);
    assert.equal(cache.peek('a'), 1);
    assert.equal(cache.has('a'), true);
    cache.set('c', 3);
    assert.equal(cache.has('a'), false);
    assert.deepEqual([cache.counters.hits, cache.counters.misses], [0, 0]);
  });

  it('makes a key recent when the same value is stored again', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    cache.set('a', 1).set('b', 2).set('a', 1).set('c', 3);
    assert.deepEqual(
      Array.from(cache.entries(), ([k]) => k),
      ['c', 'a'],
    );
  });

  it('tells the victim after the new entry is in, so that a re-entrant observer sees both', () => {
    const cache = new LruCache<string, number>({ capacity: 1 });
    const seen: unknown[] = [];
    cache.observe({ onRemoval: (k) => seen.push([k, cache.has(k), [...cache.entries()]]) });
    cache.set('a', 1).set('b', 2);
    assert.deepEqual(seen, [['a', false, [['b', 2]]]]);
  });

  it('keeps its bound when an observer puts the victim back', () => {
    const cache = new LruCache<number, number>({ capacity: 3 });
    let left = 10;
    cache.observe({ onRemoval: (k, v) => void (left-- > 0 && cache.set(k, v ?? -1)) });
    for (let k = 0; k < 5; k++) cache.set(k, k);
    assert.equal(cache.size, 3);
    assert.equal([...cache.entries()].length, 3);
    assert.equal(left, -2);
  });

  it('visits each entry at most once although each visit makes it the most recent', () => {
    const cache = new LruCache<number, number>({ capacity: 5 });
    for (let k = 0; k < 5; k++) cache.set(k, k);
    const visited: number[] = [];
    for (const [k] of cache.entries()) {
      visited.push(k);
      cache.get(k);
      cache.get(2);
      cache.delete(1);
      cache.set(9, 9);
    }
    assert.deepEqual(visited, [4, 3, 2, 0]);
  });

  it('visits a key that left and came back with the value held at its turn, and no key that is new', () => {
    const cache = new LruCache<string, number>({ capacity: 3 });
    cache.set('a', 1).set('b', 2);
    const visited: string[] = [];
    for (const [k, v] of cache.entries()) {
      visited.push(`${k} ${v}`);
      cache.delete('a');
      cache.set('a', 3).set('c', 4);
    }
    assert.deepEqual(visited, ['b 2', 'a 3']);
  });

  it('holds keys of any type apart', () => {
    const cache = new LruCache<unknown, string>({ capacity: 10 });
    cache.set(1, 'number').set('1', 'string').set(Number.NaN, 'not a number').set(undefined, 'undefined');
    assert.deepEqual(
      [1, '1', Number.NaN, undefined, null].map((k) => cache.get(k)),
      ['number', 'string', 'not a number', 'undefined', undefined],
    );
  });

  it('takes no bound at all', () => {
    const cache = new LruCache<number, number>({ capacity: Infinity });
    for (let k = 0; k < 10_000; k++) cache.set(k, k);
    assert.equal(cache.size, 10_000);
    assert.equal(cache.counters.removals.size, 0);
  });

  for (const capacity of [0, -1, 1.5, Number.NaN, -Infinity, 2 ** 53]) {
    it(`refuses a capacity of ${capacity} and says what it takes`, () => {
      assert.throws(() => new LruCache({ capacity }), {
        name: 'RangeError',
        message: `LruCache: capacity must be a positive integer, or Infinity for no bound, not ${capacity}`,
      });
    });
  }
});
