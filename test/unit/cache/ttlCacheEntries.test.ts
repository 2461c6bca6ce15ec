import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type RemovalCause, TtlCache, type TtlCacheOptions, type TtlDumpEntry } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

function create(options: Partial<TtlCacheOptions<string, string>> = {}) {
  const runtime = new FakeRuntime();
  const told: [string, string, RemovalCause][] = [];
  const cache = new TtlCache<string, string>({
    ttlMs: 10,
    runtime,
    timer: false,
    onRemoval: (...removal) => told.push(removal),
    ...options,
  });
  return { cache, runtime, told };
}

describe('The entries of a TtlCache', () => {
  it('come from the most recently used to the next victim, and back, and only live ones', () => {
    const { cache, runtime } = create();
    cache.set('dead', 'D', 5).set('a', 'A').set('b', 'B');
    cache.get('a');
    runtime.block(5);
    assert.deepEqual([...cache.keys()], ['a', 'b']);
    assert.deepEqual([...cache.values()], ['A', 'B']);
    assert.deepEqual([...cache], [...cache.entries()]);
    assert.deepEqual([...cache.entriesReversed()], [...cache.entries()].reverse());
  });

  it('can be inspected with the time they have left, those that nobody came upon yet included', () => {
    const { cache, runtime } = create();
    cache.set('dead', 'D', 5).set('a', 'A').set('ever', 'E', Infinity);
    runtime.block(6);
    assert.deepEqual(cache.inspect(2), [
      { key: 'dead', value: 'D', remainingTtlMs: -1 },
      { key: 'a', value: 'A', remainingTtlMs: 4 },
    ]);
    assert.deepEqual(cache.inspect(Infinity)[2], { key: 'ever', value: 'E' });
    assert.equal(cache.size, 3);
  });

  it('are inspected in the order in which they have to go: those that have ended before all others', () => {
    const { cache, runtime } = create();
    cache.set('a', 'A').set('later', 'L', 4).set('b', 'B').set('sooner', 'S', 2);
    runtime.block(5);
    cache.get('a');
    const order = cache.inspect(Infinity).map(({ key }) => key);
    assert.deepEqual(order, ['sooner', 'later', 'b', 'a']);
    for (const limit of [0, 1, 2, 3]) {
      assert.deepEqual(
        cache.inspect(limit).map(({ key }) => key),
        order.slice(0, limit),
      );
    }
  });

  it('go as they were inspected, whatever happened before', () => {
    const life = fc.oneof(fc.nat(20), fc.constant(Infinity));
    const step = fc.tuple(fc.nat(12), life, fc.nat(6));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { cache, runtime, told } = create({ capacity: 5 });
        for (const [index, [number, lifeMs, chance]] of steps.entries()) {
          const key = `${number}`;
          if (chance < 2) cache.get(key);
          else if (chance === 2) runtime.block(number);
          else if (chance === 3) cache.delete(key);
          // No two end at one time, of which either could go first.
          else cache.set(key, 'x', lifeMs + (index + 1) / 128);
        }
        const order = cache.inspect(Infinity).map(({ key }) => key);
        cache.resize({ capacity: Math.max(order.length, 1) });
        told.length = 0;
        for (let next = 0; next < order.length; next++) cache.set(`new ${next}`, 'x', Infinity);
        assert.deepEqual(
          told.map(([key]) => key),
          order,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('live for the time they had left after dump and load, in the same order, with no other jitter', () => {
    const { cache, runtime } = create({ jitter: 0.5, random: () => 0.5 });
    cache.set('dead', 'D', 4).set('a', 'A', 40).set('b', 'B').set('forever', 'F', Infinity);
    runtime.block(3);
    cache.get('a');
    const dumped = cache.dump();
    assert.deepEqual(dumped, [
      ['a', 'A', 27],
      ['forever', 'F', Infinity],
      ['b', 'B', 4.5],
    ]);
    const copy = create({ jitter: 0.5 });
    copy.runtime.block(12345);
    copy.cache.load(dumped);
    assert.deepEqual(copy.cache.dump(), dumped);
  });

  it('are prolonged after dump and load by what they were before, or by the default', () => {
    const { cache, runtime } = create({ sliding: true });
    cache.set('a', 'A', 40);
    runtime.block(30);
    const copy = create({ sliding: true });
    copy.cache.load([...cache.dump(), ['b', 'B', 3]]);
    assert.deepEqual(copy.cache.dump(), [
      ['a', 'A', 10, 40],
      ['b', 'B', 3, 10],
    ]);
    copy.cache.get('a');
    copy.cache.get('b');
    assert.deepEqual([copy.cache.remainingTtlMs('a'), copy.cache.remainingTtlMs('b')], [40, 10]);
  });

  it('are all refused when the time of one makes no sense, as that of Infinity in JSON', () => {
    const { cache } = create();
    const dumped = JSON.parse('[["a", "A", 5], ["b", "B", null]]') as TtlDumpEntry<string, string>[];
    assert.throws(() => cache.load(dumped), {
      name: 'RangeError',
      message: 'TtlCache: remainingTtlMs must be greater than 0, or Infinity, not null',
    });
    assert.throws(() => cache.load([['a', 'A', 5, -1]]), { message: /^TtlCache: slidingMs must be/ });
    assert.equal(cache.size, 0);
  });

  it('are all told when a `using` block ends, and the cache is as new', () => {
    const { cache, told } = create();
    {
      using scoped = cache;
      scoped.set('a', 'A').set('b', 'B');
    }
    assert.deepEqual(told, [
      ['b', 'B', 'explicit'],
      ['a', 'A', 'explicit'],
    ]);
    cache.set('c', 'C');
    assert.deepEqual([...cache.keys()], ['c']);
  });
});

describe('TtlCache.resize', () => {
  it('lets what has ended go first, then the least recently used', () => {
    const { cache, runtime, told } = create();
    cache.set('a', 'A').set('b', 'B').set('dead', 'D', 5).set('c', 'C');
    runtime.block(5);
    cache.resize({ capacity: 2 });
    assert.equal(cache.capacity, 2);
    assert.deepEqual(told, [
      ['dead', 'D', 'expired'],
      ['a', 'A', 'size'],
    ]);
    cache.set('d', 'D');
    assert.deepEqual([...cache.keys()], ['d', 'c']);
    cache.resize({ capacity: Infinity });
    cache.set('e', 'E');
    assert.equal(cache.size, 3);
  });

  it('refuses a bad bound and changes nothing', () => {
    const { cache } = create({ capacity: 3 });
    for (const capacity of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => cache.resize({ capacity }), { name: 'RangeError', message: /^TtlCache: capacity must be/ });
    }
    assert.equal(cache.capacity, 3);
  });
});

describe('TtlCache.getOrCompute', () => {
  it('computes once until the deadline, and again from exactly then on', () => {
    const { cache, runtime, told } = create();
    let computed = 0;
    const compute = (key: string): string => `${key}${++computed}`;
    cache.getOrCompute('a', compute);
    runtime.block(9);
    assert.equal(cache.getOrCompute('a', compute), 'a1');
    runtime.block(1);
    assert.equal(cache.getOrCompute('a', compute), 'a2');
    assert.deepEqual(told, [['a', 'a1', 'expired']]);
    const { hits, misses, loads, loadFailures } = cache.counters;
    assert.deepEqual([hits, misses, loads, loadFailures], [1, 2, 2, 0]);
  });

  it('counts the life from when the value was there, for the time that is given', () => {
    const { cache, runtime } = create();
    const compute = (): string => {
      runtime.block(100);
      return 'A';
    };
    cache.getOrCompute('a', compute, 7);
    assert.equal(cache.remainingTtlMs('a'), 7);
  });

  it('passes on what is thrown, stores nothing and counts the failure', () => {
    const { cache } = create();
    const fail = (): never => {
      throw new Error('no');
    };
    assert.throws(() => cache.getOrCompute('a', fail), { message: 'no' });
    assert.deepEqual([cache.size, cache.counters.misses, cache.counters.loadFailures], [0, 1, 1]);
  });

  it('replaces what the computation stored under the same key, and may call itself', () => {
    const { cache, told } = create();
    cache.getOrCompute('a', () => {
      cache.set('a', 'inner');
      return cache.getOrCompute('b', () => 'outer');
    });
    assert.deepEqual([...cache.keys()], ['a', 'b']);
    assert.deepEqual(told, [['a', 'inner', 'replaced']]);
  });

  it('refuses a bad time before it computes', () => {
    const { cache } = create();
    assert.throws(() => cache.getOrCompute('a', () => assert.fail(), 0), { name: 'RangeError' });
  });
});
