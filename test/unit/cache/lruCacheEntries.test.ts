import assert from 'node:assert/strict';
import { LruCache, type RemovalCause } from '../../../src/cache';

function filled(keys: string, capacity = 10): LruCache<string, string> {
  const cache = new LruCache<string, string>({ capacity });
  for (const key of keys) cache.set(key, key.toUpperCase());
  return cache;
}

describe('The entries of an LruCache', () => {
  it('come from the most recently used to the next victim, and back', () => {
    const cache = filled('abc');
    cache.get('a');
    assert.deepEqual([...cache.keys()], ['a', 'c', 'b']);
    assert.deepEqual([...cache.values()], ['A', 'C', 'B']);
    assert.deepEqual([...cache], [...cache.entries()]);
    assert.deepEqual([...cache.entriesReversed()], [...cache.entries()].reverse());
  });

  it('are those that are held when the iteration begins, not when it is asked for', () => {
    const cache = filled('a');
    const entries = cache.entries();
    cache.set('b', 'B');
    assert.deepEqual(
      Array.from(entries, ([key]) => key),
      ['b', 'a'],
    );
  });

  it('are in the same order after dump and load', () => {
    const cache = filled('abcd');
    cache.get('b');
    const copy = new LruCache<string, string>({ capacity: 10 });
    copy.load(cache.dump());
    assert.deepEqual(copy.dump(), cache.dump());
  });

  it('that are loaded are the most recent ones that fit, on top of what is held', () => {
    const cache = filled('xyz', 3);
    cache.load([
      ['a', 'A'],
      ['z', 'new'],
    ]);
    assert.deepEqual(cache.dump(), [
      ['a', 'A'],
      ['z', 'new'],
      ['y', 'Y'],
    ]);
    cache.load(filled('12345').dump());
    assert.deepEqual([...cache.keys()], ['5', '4', '3']);
  });

  it('may be dumped as JSON and loaded again', () => {
    const cache = filled('ab');
    const copy = new LruCache<string, string>({ capacity: 2 });
    copy.load(JSON.parse(JSON.stringify(cache.dump())) as [string, string][]);
    assert.deepEqual(copy.dump(), cache.dump());
  });

  it('can be inspected, the next victims first, and as many as are wanted', () => {
    const cache = filled('abc');
    cache.get('a');
    const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, value: cache.peek(key) }));
    assert.deepEqual(cache.inspect(2), [b, c]);
    assert.deepEqual(cache.inspect(Infinity), [b, c, a]);
    const weighing = new LruCache<string, string>({ maxWeight: 9, weigh: (value) => value.length });
    weighing.set('a', '4444');
    assert.deepEqual(weighing.inspect(1), [{ key: 'a', value: '4444', weight: 4 }]);
    assert.deepEqual([cache.counters.hits, cache.counters.misses], [1, 0]);
  });

  it('are all told, as explicit, when a `using` block ends, and the cache is as new', () => {
    const told: [string, string, RemovalCause][] = [];
    {
      using cache = new LruCache<string, string>({ capacity: 2, onRemoval: (...removal) => told.push(removal) });
      cache.set('a', 'A').set('b', 'B');
    }
    assert.deepEqual(told, [
      ['b', 'B', 'explicit'],
      ['a', 'A', 'explicit'],
    ]);
    const cache = filled('ab');
    cache[Symbol.dispose]();
    cache.set('c', 'C');
    assert.deepEqual([...cache.keys()], ['c']);
  });
});

describe('LruCache.getOrCompute', () => {
  it('computes once, and counts a miss, a load and hits', () => {
    const cache = filled('');
    const compute = (key: string): string => `${key}!`;
    assert.deepEqual(
      [1, 2, 3].map(() => cache.getOrCompute('a', compute)),
      ['a!', 'a!', 'a!'],
    );
    const { hits, misses, loads, loadFailures } = cache.counters;
    assert.deepEqual({ hits, misses, loads, loadFailures }, { hits: 2, misses: 1, loads: 1, loadFailures: 0 });
  });

  it('passes on what is thrown, stores nothing and counts the failure', () => {
    const cache = filled('');
    const fail = (): never => {
      throw new Error('no');
    };
    assert.throws(() => cache.getOrCompute('a', fail), { message: 'no' });
    assert.equal(cache.has('a'), false);
    assert.equal(cache.counters.loadFailures, 1);
  });

  it('takes a computed undefined for a value', () => {
    const cache = new LruCache<string, undefined>({ capacity: 1 });
    let computed = 0;
    const compute = (): undefined => void computed++;
    cache.getOrCompute('a', compute);
    cache.getOrCompute('a', compute);
    assert.equal(computed, 1);
  });

  it('replaces what the computation stored under the same key, and tells it', () => {
    const told: unknown[] = [];
    const cache = new LruCache<string, string>({ capacity: 2, onRemoval: (...removal) => told.push(removal) });
    cache.getOrCompute('a', () => {
      cache.set('a', 'inner');
      return 'outer';
    });
    assert.equal(cache.peek('a'), 'outer');
    assert.deepEqual(told, [['a', 'inner', 'replaced']]);
  });

  it('may call itself, as deep as the recursion goes', () => {
    const cache = new LruCache<number, number>({ capacity: Infinity });
    const fibonacci = (n: number): number =>
      n < 2 ? n : cache.getOrCompute(n, () => fibonacci(n - 1) + fibonacci(n - 2));
    assert.equal(fibonacci(70), 190392490709135);
    assert.equal(cache.counters.misses, 69);
  });

  it('weighs what it computed', () => {
    const cache = new LruCache<string, string>({ maxWeight: 3, weigh: (value) => value.length });
    assert.equal(
      cache.getOrCompute('a', () => '4444'),
      '4444',
    );
    assert.equal(
      cache.getOrCompute('b', () => '22'),
      '22',
    );
    assert.deepEqual(cache.dump(), [['b', '22']]);
  });
});
