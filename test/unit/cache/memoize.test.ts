import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { memoize, type MemoizedFunction } from '../../../src/cache';

describe('memoize', () => {
  it('agrees with a naive model, for any arguments and any bound, when some calls throw', () => {
    const argument = fc.constantFrom<unknown>(1, '1', Number.NaN, undefined, null, true, 'throw');
    const calls = fc.array(fc.array(argument, { maxLength: 3 }), { maxLength: 100 });
    fc.assert(
      fc.property(fc.oneof(fc.nat(5), fc.constant(Infinity)), calls, (maxSize, lists) => {
        const fn = memoize(
          (...list: unknown[]) => {
            if (list[0] === 'throw') throw new Error('asked to');
            return { list };
          },
          { maxSize },
        );
        const told: unknown[] = [];
        fn.cache.observe({ onRemoval: (key, value, cause) => told.push([key, value, cause]) });
        let newestFirst: { readonly list: unknown[] }[] = [];
        const evicted: unknown[] = [];
        let hits = 0;
        for (const list of lists) {
          const isSame = (other: unknown[]): boolean =>
            other.length === list.length && other.every((a, i) => Object.is(a, list[i]));
          const known = newestFirst.find((entry) => isSame(entry.list));
          if (list[0] === 'throw') {
            assert.throws(() => fn(...list), { message: 'asked to' });
            continue;
          }
          const result = fn(...list);
          if (known === undefined) assert.ok(!newestFirst.includes(result));
          else assert.equal(result, known);
          if (known !== undefined) hits++;
          newestFirst = [result, ...newestFirst.filter((entry) => entry !== known)];
          const victim = newestFirst.length > maxSize ? newestFirst.pop() : undefined;
          if (victim !== undefined && maxSize > 0) evicted.push([victim.list, victim, 'size']);
        }
        assert.deepEqual(told, evicted);
        assert.deepEqual(fn.cacheInfo(), {
          hits,
          misses: lists.length - hits,
          maxSize,
          currentSize: newestFirst.length,
        });
      }),
      { numRuns: 300 },
    );
  });

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

  it('remembers the promise of an async function, so that calls under way share it', async () => {
    let calls = 0;
    const load = memoize(async (id: number) => {
      calls++;
      return id * 2;
    });
    assert.deepEqual(await Promise.all([load(4), load(4)]), [8, 8]);
    assert.equal(calls, 1);
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

  it('memoizes an old-style function too, which has properties of the engine', () => {
    // Compiled at run time, as only code outside strict mode makes one.
    const legacy = Reflect.construct(Function, ['a', 'return a + 1']) as (a: number) => number;
    assert.ok(Object.hasOwn(legacy, 'caller'));
    const memoized = memoize(legacy);
    assert.equal(memoized(1), 2);
    assert.equal(Object.hasOwn(memoized, 'caller'), false);
  });

  it('keeps the signature', () => {
    const join = memoize((a: number, b?: string): string => `${a}${b}`);
    const same = memoize(<T>(value: T): T => value);
    const parameters: Parameters<typeof join> = [1, 'x'];
    const joined: string = join(...parameters);
    const text: string = same('text');
    const number: number = same(1);
    const again: MemoizedFunction<(a: number, b?: string) => string> = join;
    assert.deepEqual([joined, text, number, again], ['1x', 'text', 1, join]);
    // @ts-expect-error: the argument must be a number
    assert.equal(join('1'), '1undefined');
    // @ts-expect-error: the function would be called without the `this` that it needs
    memoize(function needy(this: Date) {});
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
  });
});
