import assert from 'node:assert/strict';
import { memoize } from '../../../src/cache';

/** The cases of CPython's `TestLRU` that are about arguments, keys, concurrency and the memoized function itself, restated. */
describe('a call of what memoize returns, as of functools.lru_cache', () => {
  it('finds a call again however its arguments were passed, and tells a missing one from undefined (bpo-36650)', () => {
    const f = memoize((...list: unknown[]) => list.length);
    const none: unknown[] = [];
    for (const count of [f(0), f(0, ...none), Reflect.apply(f, undefined, [0])]) assert.equal(count, 1);
    assert.equal(f(0, undefined), 2);
    assert.deepEqual(f.cacheInfo(), { hits: 2, misses: 2, maxSize: 128, currentSize: 2 });
  });

  it('makes a key once a call, and none when a result is forgotten', () => {
    const keys: number[] = [];
    const f = memoize((x: { readonly id: number }) => x.id * 3, {
      maxSize: 1,
      key: ({ id }) => keys[keys.push(id) - 1],
    });
    const infos = [f.cacheInfo()];
    for (const id of [5, 5, 6]) {
      assert.equal(f({ id }), id * 3);
      infos.push(f.cacheInfo());
    }
    assert.deepEqual(keys, [5, 5, 6]);
    assert.deepEqual(
      infos.map(({ hits, misses, maxSize, currentSize }) => [hits, misses, maxSize, currentSize]),
      [
        [0, 0, 1, 0],
        [0, 1, 1, 1],
        [1, 1, 1, 1],
        [1, 2, 1, 1],
      ],
    );
  });

  it('memoizes what the library uses itself', () => {
    const get = memoize((map: Map<unknown, unknown>, key: unknown): unknown => Map.prototype.get.call(map, key));
    const multiply = memoize(Math.imul);
    const map = new Map([[1, 'one']]);
    for (let i = 0; i < 2; i++) assert.deepEqual([get(map, 1), get(map, 2), multiply(6, 7)], ['one', undefined, 42]);
    assert.deepEqual([multiply.name, multiply.length], ['imul', 2]);
    assert.deepEqual([get.cacheInfo().hits, multiply.cacheInfo().hits], [2, 1]);
  });

  it('leaves nothing behind when no key can be made', () => {
    const f = memoize((list: readonly number[]) => list.length, {
      maxSize: Infinity,
      key: (list) => list.map((n) => n.toFixed()).join(),
    });
    const unusable = [Symbol('x')] as unknown as number[];
    for (let i = 0; i < 3; i++) assert.throws(() => f(unusable), TypeError);
    assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 0, maxSize: Infinity, currentSize: 0 });
  });

  it('computes 300 times when the bound is -10', () => {
    let calls = 0;
    const f = memoize((x: number) => ++calls && x, { maxSize: -10 });
    for (let i = 0; i < 100; i++) for (let x = 0; x < 3; x++) assert.equal(f(x), x);
    assert.equal(calls, 300);
    assert.deepEqual(f.cacheInfo(), { hits: 0, misses: 300, maxSize: 0, currentSize: 0 });
    assert.deepEqual(f.cacheParameters(), { maxSize: 0, typed: true });
  });

  it('keeps arguments of different types apart', () => {
    const square = memoize((x: unknown) => ({ x }));
    const boxed = Object(3) as object;
    const four = [3, 3n, '3', boxed];
    const results = four.map((x) => square(x));
    assert.equal(new Set(results).size, 4);
    assert.deepEqual(
      four.map((x) => square(x)),
      results,
    );
    assert.deepEqual(square.cacheInfo(), { hits: 4, misses: 4, maxSize: 128, currentSize: 4 });
  });

  it('does not look for types within arguments', () => {
    const f = memoize((list: readonly unknown[]) => typeof list[0], { typed: false, key: (list) => String(list[0]) });
    assert.deepEqual([f([3]), f([3n])], ['number', 'number']);
  });

  it('works with named arguments in an object, by a key', () => {
    const fib = memoize(
      ({ n }: { readonly n: number }): number => (n < 2 ? n : fib({ n: n - 1 }) + fib({ n: n - 2 })),
      {
        maxSize: Infinity,
        key: ({ n }) => n,
      },
    );
    assert.equal(Array.from({ length: 16 }, (_, n) => fib({ n })).at(-1), 610);
    assert.deepEqual(fib.cacheInfo(), { hits: 28, misses: 16, maxSize: Infinity, currentSize: 16 });
  });

  it('does not care for the order of named arguments when the key does not', () => {
    const plain = memoize((named: object) => Object.keys(named).length);
    const sorted = memoize((named: object) => Object.keys(named).length, {
      key: (named) => JSON.stringify(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
    });
    for (const f of [plain, sorted]) assert.deepEqual([f({ a: 1, b: 2 }), f({ b: 2, a: 1 })], [2, 2]);
    assert.deepEqual([plain.cacheInfo().currentSize, sorted.cacheInfo().currentSize], [2, 1]);
  });

  it('keeps name, length, text and attributes of the function', () => {
    function orig(a: number, b: number): number {
      return a + b;
    }
    const f = memoize(Object.assign(orig, { doc: 'adds' }));
    assert.deepEqual([f.name, f.length, f.doc, f.wrapped], ['orig', 2, 'adds', orig]);
    assert.match(String(f), /^function/u);
  });

  it('runs once for many concurrent calls of the same arguments', async () => {
    let calls = 0;
    const f = memoize(async (x: number, y: number) => {
      calls++;
      await Promise.resolve();
      return 3 * x + y;
    });
    const results = Promise.all(Array.from({ length: 50 }, (_, i) => f(i % 5, i % 2)));
    f.cacheClear();
    assert.deepEqual(
      await results,
      Array.from({ length: 50 }, (_, i) => 3 * (i % 5) + (i % 2)),
    );
    assert.equal(calls, 10);
    assert.equal(f.cacheInfo().currentSize, 0);
    await Promise.all(Array.from({ length: 50 }, (_, i) => f(i % 5, i % 2)));
    assert.deepEqual(f.cacheInfo(), { hits: 40, misses: 10, maxSize: 128, currentSize: 10 });
  });

  it('holds two of overlapping calls, those that were there last', async () => {
    const pending: (() => void)[] = [];
    const f = memoize((x: number) => new Promise<number>((resolve) => pending.push(() => resolve(3 * x))), {
      maxSize: 2,
    });
    const results = [1, 2, 2, 3, 2].map((x) => f(x));
    for (const settle of pending) settle();
    assert.deepEqual(await Promise.all(results), [3, 6, 6, 9, 6]);
    assert.deepEqual(f.cacheInfo(), { hits: 2, misses: 3, maxSize: 2, currentSize: 2 });
    assert.deepEqual([f.cacheHas(1), f.cacheHas(2), f.cacheHas(3)], [false, true, true]);
  });

  it('is re-entered while a key is made', () => {
    const f = memoize((x: { n: number }): number => x.n, {
      maxSize: 3,
      key: (x): number => (x.n > 0 ? f({ n: x.n - 1 }) + 1 : 0),
    });
    for (let n = 0; n < 10; n++) assert.equal(f({ n }), n);
    assert.equal(f.cacheInfo().currentSize, 3);
  });

  it('shares one cache between objects that are equal to the key, with the object as an argument', () => {
    class X {
      calls = 0;
      constructor(readonly n: number) {}
    }
    const f = memoize(
      (self: X, x: number) => {
        self.calls++;
        return x * 10 + self.n;
      },
      { maxSize: 2, key: (self, x) => `${self.n} ${x}` },
    );
    const [a, b, c] = [new X(5), new X(5), new X(7)];
    const seen: unknown[] = [];
    const use = (self: X, xs: readonly number[]): void => {
      for (const x of xs) assert.equal(f(self, x), x * 10 + self.n);
      const { hits, misses, maxSize, currentSize } = f.cacheInfo();
      seen.push([self.calls, [hits, misses, maxSize, currentSize]]);
    };
    use(a, [1, 2, 2, 3, 1, 1, 1, 2, 3, 3]);
    use(b, [1, 2, 1, 1, 1, 1, 3, 2, 2, 2]);
    use(c, [2, 1, 1, 1, 1, 2, 1, 3, 2, 1]);
    assert.deepEqual(seen, [
      [6, [4, 6, 2, 2]],
      [4, [10, 10, 2, 2]],
      [5, [15, 15, 2, 2]],
    ]);
  });

  it('cannot be copied', () => {
    assert.throws(() => structuredClone(memoize((n: number) => n)), { name: 'DataCloneError' });
  });

  it('says what it was told', () => {
    assert.deepEqual(memoize((n: number) => n, { maxSize: 2 }).cacheParameters(), { maxSize: 2, typed: true });
    assert.deepEqual(memoize((n: number) => n, { maxSize: Infinity, typed: false }).cacheParameters(), {
      maxSize: Infinity,
      typed: false,
    });
  });

  it('takes no arguments where Python takes none', () => {
    const f = memoize((n: number) => n);
    assert.deepEqual([f.cacheInfo.length, f.cacheClear.length, f.cacheParameters.length], [0, 0, 0]);
  });
});
