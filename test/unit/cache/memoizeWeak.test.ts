import assert from 'node:assert/strict';
import { memoize } from '../../../src/cache';

describe('memoize with weak arguments', () => {
  it('finds results by identity of objects and functions, and by value of primitives, as without', () => {
    const fn = memoize((...list: unknown[]) => ({ list }), { weak: true });
    const object = {};
    const lists = [
      [],
      [object],
      [{}],
      [fn],
      [1],
      ['1'],
      [Symbol.iterator],
      [object, 1],
      [1, object],
      [object, object],
      [null],
    ];
    const results = lists.map((list) => fn(...list));
    assert.deepEqual(
      lists.map((list) => fn(...list) === results[lists.indexOf(list)]),
      lists.map(() => true),
    );
    assert.equal(new Set(results).size, lists.length);
    assert.deepEqual(fn.cacheInfo(), { hits: 11, misses: 11, maxSize: 128, currentSize: 11 });
  });

  it('tells observers the arguments themselves while they live', () => {
    const told: unknown[] = [];
    const fn = memoize((of: object, n: number) => `${n} of ${Object.keys(of).length}`, { weak: true, maxSize: 1 });
    fn.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    const [first, second] = [{ a: 1 }, { a: 1, b: 2 }];
    fn(first, 5);
    fn(second, 5);
    fn.cacheClear();
    assert.deepEqual(told, [
      [[first, 5], '5 of 1', 'size'],
      [[second, 5], '5 of 2', 'explicit'],
    ]);
    assert.equal((told[0] as unknown[][])[0]?.[0], first);
  });

  it('takes an argument that is a WeakRef for what it is', () => {
    const fn = memoize((ref: WeakRef<object>) => ({ ref }), { weak: true });
    const told: unknown[] = [];
    fn.cache.observe({ onRemoval: (key) => told.push((key as readonly unknown[])[0]) });
    const ref = new WeakRef({});
    assert.equal(fn(ref), fn(ref));
    fn.cacheDelete(ref);
    assert.deepEqual([told.length, told[0] === ref], [1, true]);
  });

  it('deletes and finds one result', () => {
    const fn = memoize((a: object, b: object) => [a, b], { weak: true });
    const [a, b, c] = [{}, {}, {}];
    fn(a, b);
    fn(a, c);
    assert.equal(fn.cacheDelete(a, b), true);
    assert.deepEqual([fn.cacheHas(a, b), fn.cacheHas(a, c), fn.cacheDelete(b, a)], [false, true, false]);
    assert.equal(fn.cache.size, 1);
  });
});
