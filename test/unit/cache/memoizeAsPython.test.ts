import assert from 'node:assert/strict';
import { memoize } from '../../../src/cache';

/** Cases of CPython's own tests of `functools.lru_cache` (`TestLRU`) about bounds and numbers, and of its documentation, restated. */
describe('memoize as functools.lru_cache', () => {
  it('gives the right values and exact numbers over 1000 calls', () => {
    const original = (x: number, y: number): number => 3 * x + y;
    const f = memoize(original, { maxSize: 20 });
    assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 0, maxSize: 20, currentSize: 0 });
    let seed = 1;
    const below5 = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 5;
    };
    for (let i = 0; i < 1000; i++) {
      const [x, y] = [below5(), below5()];
      assert.equal(f(x, y), original(x, y));
    }
    const { hits, misses, currentSize } = f.cacheInfo();
    assert.ok(hits > misses);
    assert.equal(hits + misses, 1000);
    assert.equal(currentSize, 20);
    f.cacheClear();
    assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 0, maxSize: 20, currentSize: 0 });
    f(4, 2);
    assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 1, maxSize: 20, currentSize: 1 });
    f.wrapped(4, 2);
    assert.equal(f.cacheInfo().misses, 1);
  });

  for (const maxSize of [0, -10, -1.5, -Infinity]) {
    it(`never remembers when the bound is ${maxSize}`, () => {
      let calls = 0;
      const f = memoize(() => ++calls, { maxSize });
      for (let i = 1; i <= 5; i++) assert.equal(f(), i);
      assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 5, maxSize: 0, currentSize: 0 });
    });
  }

  it('remembers one result when the bound is 1', () => {
    let calls = 0;
    const f = memoize(
      () => {
        calls++;
        return 20;
      },
      { maxSize: 1 },
    );
    for (let i = 0; i < 5; i++) assert.equal(f(), 20);
    assert.equal(calls, 1);
    assert.deepEqual(f.cacheInfo(), { hits: 4, misses: 1, maxSize: 1, currentSize: 1 });
  });

  it('forgets the least recently used of two', () => {
    const f = memoize((x: number) => x * 10, { maxSize: 2 });
    for (const x of [7, 9, 7, 9, 7, 9, 8, 8, 8, 9, 9, 9, 8, 8, 8, 7]) assert.equal(f(x), x * 10);
    assert.deepEqual(f.cacheInfo(), { hits: 12, misses: 4, maxSize: 2, currentSize: 2 });
  });

  it('holds 128 results when nothing is said', () => {
    const square = memoize((x: number) => x ** 2);
    assert.deepEqual([10, 20, 10].map(square.wrapped), [100, 400, 100]);
    for (const x of [10, 20, 10]) square(x);
    assert.deepEqual(square.cacheInfo(), { hits: 1, misses: 2, maxSize: 128, currentSize: 2 });
  });

  it('keeps its bound when a call makes the same call while a full cache is filled (bpo-35780)', () => {
    let once = true;
    const f = memoize(
      (x: number): string => {
        if (x === 20 && once) {
          once = false;
          return f(x);
        }
        return `.${x}.`;
      },
      { maxSize: 10 },
    );
    for (let x = 0; x < 15; x++) assert.equal(f(x), `.${x}.`);
    assert.equal(f.cacheInfo().currentSize, 10);
    assert.equal(f(20), '.20.');
    assert.equal(f.cacheInfo().currentSize, 10);
    assert.equal(f(20), '.20.');
    assert.deepEqual(f.cacheInfo(), { hits: 1, misses: 17, maxSize: 10, currentSize: 10 });
  });

  it('keeps the inner result when a call made the same call', () => {
    let depth = 0;
    const f = memoize((): { readonly depth: number } => {
      const own = { depth: depth++ };
      if (own.depth === 0) f();
      return own;
    });
    assert.equal(f().depth, 0);
    assert.equal(f().depth, 1);
  });

  it('tells rest arguments from a list', () => {
    const f = memoize((...list: unknown[]) => list.length);
    assert.equal(f(1, 2), 2);
    assert.equal(f([1, 2]), 1);
  });

  it('computes Fibonacci numbers without a bound', () => {
    const fib = memoize((n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)), { maxSize: Infinity });
    assert.deepEqual(
      Array.from({ length: 16 }, (_, n) => fib(n)),
      [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610],
    );
    assert.deepEqual(fib.cacheInfo(), { hits: 28, misses: 16, maxSize: Infinity, currentSize: 16 });
    fib.cacheClear();
    assert.deepEqual(fib.cacheInfo(), { hits: 0, misses: 0, maxSize: Infinity, currentSize: 0 });
  });

  for (const maxSize of [128, Infinity]) {
    it(`passes errors on unchanged and does not remember them, with a bound of ${maxSize}`, () => {
      const text = memoize((index: number) => ['a', 'b', 'c'][index] ?? assert.fail('no such index'), { maxSize });
      assert.equal(text(0), 'a');
      for (let i = 0; i < 2; i++) assert.throws(() => text(15), { message: 'no such index' });
      assert.deepEqual(text.cacheInfo(), { hits: 0, misses: 3, maxSize, currentSize: 1 });
    });
  }

  it('recurses 1000 calls deep, and survives a recursion without end', () => {
    const sum = memoize((n: number): number => (n === 0 ? 0 : n + sum(n - 1)), { maxSize: Infinity });
    assert.equal(sum(1000), 500_500);
    const endless = memoize((n: number): number => (n === -1 ? 0 : endless(n + 1)));
    assert.throws(() => endless(0), RangeError);
    assert.equal(endless.cacheInfo().currentSize, 0);
    assert.equal(endless(-1), 0);
    assert.equal(endless(-1), 0);
    assert.equal(endless.cacheInfo().hits, 1);
  });

  it('gives the numbers of the example in the documentation', () => {
    const page = memoize((number: number) => `PEP ${number}`, { maxSize: 32 });
    for (const number of [8, 290, 308, 320, 8, 218, 320, 279, 289, 320, 9991]) page(number);
    assert.deepEqual(page.cacheInfo(), { hits: 3, misses: 8, maxSize: 32, currentSize: 8 });
  });
});
