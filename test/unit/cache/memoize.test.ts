import assert from 'node:assert/strict';
import { memoize, memoizeMethod, type ObservableCache } from '../../../src/cache';

describe('memoize', () => {
  it('tells calls apart by every argument, and by how many there are', () => {
    const count = memoize((...list: unknown[]) => ({ list }));
    const object = {};
    const calls = [[], [undefined], [1], ['1'], [1n], [1, undefined], [1, 2], [[1, 2]], [object], [{}]];
    const results = new Set(calls.map((list) => count(...list)));
    assert.equal(results.size, calls.length);
    assert.ok(results.has(count(1, 2)));
    assert.ok(results.has(count(object)));
    assert.equal(count(0), count(-0));
  });

  for (const declared of [0, 1, 2, 3, 4, 5]) {
    it(`answers a function of length ${declared} from memory, with more and fewer arguments too`, () => {
      let calls = 0;
      const fn = Object.defineProperty(
        (...list: unknown[]) => {
          calls++;
          return list.join();
        },
        'length',
        { value: declared },
      );
      const joined = memoize(fn);
      const lists = Array.from({ length: 7 }, (_, length) => Array.from({ length }, (_unused, i) => i));
      for (let round = 0; round < 3; round++) {
        for (const list of lists) {
          assert.equal(joined(...list), list.join());
          assert.equal(joined(...list, 'other'), [...list, 'other'].join());
        }
      }
      assert.equal(calls, 14);
      assert.deepEqual(joined.cacheInfo(), { hits: 28, misses: 14, maxSize: 128, currentSize: 14 });
      joined.cacheClear();
      for (const list of lists) assert.equal(joined(...list), list.join());
      assert.equal(joined.cacheInfo().misses, 7);
    });
  }

  // memoize, p-memoize: only the first argument counts unless told otherwise.
  it('computes anew when only the second argument differs', () => {
    const add = memoize((a: number, b: number) => a + b);
    assert.deepEqual([add(1, 2), add(1, 3)], [3, 4]);
  });

  // memoizee (primitive), fast-memoize: keys are strings, so that 1 is '1'. memoize#20, #22: Symbol, NaN, undefined.
  it('tells any two kinds of arguments apart, alone and beside others', () => {
    const values = [
      1,
      '1',
      1n,
      true,
      'true',
      null,
      'null',
      undefined,
      'undefined',
      Number.NaN,
      'NaN',
      Symbol('1'),
      [1],
      '',
    ];
    const one = memoize((value: unknown) => ({ value }));
    const two = memoize((value: unknown, other: unknown) => ({ value, other }));
    const results = values.map((value) => one(value));
    for (const [index, value] of values.entries()) {
      assert.equal(one(value), results[index]);
      assert.equal(results[index]?.value, value);
      for (const other of values) {
        assert.deepEqual({ ...two(value, other) }, { value, other });
        assert.equal(two(value, other), two(value, other));
      }
    }
  });

  it('tells observers the arguments as the key', () => {
    const add = memoize((a: number, b: number) => a + b, { maxSize: 1 });
    const told: unknown[] = [];
    add.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    add(1, 2);
    add(3, 4);
    add.cacheClear();
    assert.deepEqual(told, [
      [[1, 2], 3, 'size'],
      [[3, 4], 7, 'explicit'],
    ]);
  });

  it('forgets one result, tells it as explicit, and says whether there was one', () => {
    const add = memoize((a: number, b: number) => a + b);
    const told: unknown[] = [];
    add.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    add(1, 2);
    add(1, 3);
    assert.equal(add.cacheDelete(1, 2), true);
    assert.equal(add.cacheDelete(1, 2), false);
    assert.deepEqual(told, [[[1, 2], 3, 'explicit']]);
    assert.deepEqual([add.cacheHas(1, 2), add.cacheHas(1, 3)], [false, true]);
    assert.deepEqual(add.cacheInfo(), { hits: 0, misses: 2, maxSize: 128, currentSize: 1 });
    add(1, 2);
    assert.equal(add.cacheInfo().misses, 3);
  });

  it('says whether a call would be answered from memory, without making it the most recently used', () => {
    const same = memoize((n: number) => n, { maxSize: 2 });
    same(1);
    same(2);
    assert.equal(same.cacheHas(1), true);
    same(3);
    assert.deepEqual(
      [1, 2, 3].map((n) => same.cacheHas(n)),
      [false, true, true],
    );
    assert.deepEqual(same.cacheInfo(), { hits: 0, misses: 3, maxSize: 2, currentSize: 2 });
  });

  it('begins to count hits and misses from 0 when it is cleared, and keeps the removals', () => {
    const same = memoize((n: number) => n);
    const { counters } = same.cache;
    same(1);
    same(1);
    same.cacheClear();
    assert.deepEqual(same.cacheInfo(), { hits: 0, misses: 0, maxSize: 128, currentSize: 0 });
    assert.deepEqual([counters.hits, counters.misses, counters.removals.explicit], [0, 0, 1]);
    same(1);
    assert.equal(same.cacheInfo().misses, 1);
  });

  it('remembers a result although the cache was cleared while it was computed', () => {
    const answer = memoize((): number => {
      answer.cacheClear();
      return 42;
    });
    assert.equal(answer(), 42);
    assert.deepEqual(answer.cacheInfo(), { hits: 0, misses: 0, maxSize: 128, currentSize: 1 });
  });

  it('calls the function without this', () => {
    const seen: unknown[] = [];
    const holder = {
      look: memoize(function look(this: void) {
        seen.push(this);
      }),
    };
    holder.look();
    assert.deepEqual(seen, [undefined]);
  });

  it('shows its cache under the name of the function, or the name given', () => {
    assert.equal(memoize(function price() {}).cache.name, 'price');
    assert.equal(memoize(function price() {}, { name: 'prices' }).cache.name, 'prices');
    assert.equal(memoize(() => 1).cache.name, 'memoize');
  });

  it('keeps name, length and own properties, and gives the function back', () => {
    const mark = Symbol('mark');
    const fn = Object.assign(
      function add(this: void, a: number, b: number) {
        return a + b;
      },
      { version: 3, [mark]: true },
    );
    const memoized = memoize(fn);
    assert.equal(memoized.name, 'add');
    assert.equal(memoized.length, 2);
    assert.equal(memoized.version, 3);
    assert.equal(memoized[mark], true);
    assert.equal(memoized.wrapped, fn);
    assert.equal(memoized.wrapped(1, 2), 3);
    assert.deepEqual(memoized.cacheInfo(), { hits: 0, misses: 0, maxSize: 128, currentSize: 0 });
  });

  it('has its own controls in place of properties of that name, also of a function that is memoized already', () => {
    const fn = Object.assign((n: number) => n + 1, { cache: 'mine', wrapped: 'mine' });
    const memoized: { readonly cache: unknown; readonly wrapped: unknown } = memoize(fn);
    assert.equal(memoized.wrapped, fn);
    assert.equal((memoized.cache as ObservableCache).type, 'memoize');
    assert.deepEqual([fn.cache, fn.wrapped], ['mine', 'mine']);
    const inner = memoize((n: number) => n + 1);
    const outer = memoize(inner);
    outer(1);
    outer(1);
    assert.deepEqual([outer.cacheInfo().hits, inner.cacheInfo().hits, inner.cacheInfo().misses], [1, 0, 1]);
    assert.equal(outer.wrapped, inner);
  });

  it('memoizes a function whose properties cannot be changed, and keeps them', () => {
    const frozen = Object.freeze(
      Object.assign(
        function add(this: void, a: number, b: number) {
          return a + b;
        },
        { version: 3, cache: 'mine' },
      ),
    );
    const memoized: { readonly version: number; readonly cache: unknown } & typeof frozen = memoize(frozen);
    assert.deepEqual([memoized.name, memoized.length, memoized.version], ['add', 2, 3]);
    assert.equal((memoized.cache as unknown as ObservableCache).type, 'memoize');
    assert.equal(memoized(1, 2), 3);
  });

  it('memoizes an old-style function too, which has properties of the engine', () => {
    // Compiled at run time, as only code outside strict mode makes one.
    const legacy = Reflect.construct(Function, ['a', 'return a + 1']) as (a: number) => number;
    assert.ok(Object.hasOwn(legacy, 'caller'));
    const memoized = memoize(legacy);
    assert.equal(memoized(1), 2);
    assert.equal(Object.hasOwn(memoized, 'caller'), false);
  });

  for (const maxSize of [1.5, Number.NaN, 2 ** 53]) {
    it(`refuses to hold ${maxSize} results and says what it takes`, () => {
      assert.throws(() => memoize(() => 1, { maxSize }), {
        name: 'RangeError',
        message: `memoize: maxSize must be an integer, or Infinity for no bound, not ${maxSize}`,
      });
    });
  }

  it('refuses what is not a function', () => {
    assert.throws(() => memoize(undefined as unknown as () => void), {
      name: 'TypeError',
      message: 'memoize: the first argument must be the function to memoize',
    });
    for (const options of [null, 100]) {
      assert.throws(() => memoize(() => 1, options as unknown as object), {
        name: 'TypeError',
        message: `memoize: it takes an object of options, such as { maxSize: 100 }, not ${options}`,
      });
      assert.throws(() => memoizeMethod(options as unknown as object), {
        name: 'TypeError',
        message: `memoizeMethod: it takes an object of options, such as { maxSize: 100 }, not ${options}`,
      });
    }
  });
});
