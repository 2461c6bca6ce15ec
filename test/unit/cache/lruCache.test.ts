import assert from 'node:assert/strict';
import { LruCache } from '../../../src/cache';

describe('LruCache', () => {
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

  it('holds one entry for a key that an observer of the miss has stored before it is computed', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    const gone: unknown[] = [];
    const reactions = [() => cache.set('a', 1)];
    cache.observe({ onRemoval: (...removal) => gone.push(removal), onRead: () => reactions.pop()?.() });
    assert.equal(
      cache.getOrCompute('a', () => 2),
      2,
    );
    assert.deepEqual([cache.size, [...cache.entries()], gone], [1, [['a', 2]], [['a', 1, 'replaced']]]);
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
