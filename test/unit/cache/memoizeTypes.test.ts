import assert from 'node:assert/strict';
import {
  type CacheInfo,
  type CacheParameters,
  memoize,
  memoizeMethod,
  type MemoizedFunction,
  memoOf,
} from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

/** `true` when each type can stand in for the other, and the first one is not `any`. */
type Same<A, B> = 0 extends A & 1 ? false : [A, B] extends [B, A] ? true : false;

/** Takes what the compiler has found to be true. */
function proves(..._facts: readonly true[]): void {}

/** What is in here is checked by the compiler and never runs. */
function compiled(_check: () => void): void {}

describe('the types of memoize', () => {
  const join = memoize((a: number, b?: string): string => `${a}${b}`);

  it('keep parameters and result', () => {
    proves(true satisfies Same<Parameters<typeof join>, [a: number, b?: string | undefined]>);
    proves(true satisfies Same<ReturnType<typeof join>, string>);
    const again: MemoizedFunction<(a: number, b?: string) => string> = join;
    assert.equal(again, join);
    assert.equal(again.wrapped(1, 'x'), '1x');
    compiled(() => {
      // @ts-expect-error: the argument must be a number
      join('1');
      // @ts-expect-error: there are two parameters
      join(1, 'x', 2);
      // @ts-expect-error: the result is a string
      const n: number = join(1);
      return n;
    });
  });

  it('keep what a generic function promises', () => {
    const same = memoize(<T>(value: T): T => value);
    proves(true satisfies Same<string, ReturnType<typeof same<string>>>);
    const text: string = same('text');
    const number: 1 = same(1 as const);
    assert.deepEqual([text, number], ['text', 1]);
  });

  it('keep every overload for calls, and take the last one for the rest', () => {
    function parse(text: string): number;
    function parse(text: string, radix: number): string;
    function parse(text: string, radix?: number): number | string {
      return radix === undefined ? Number(text) : Number(text).toString(radix);
    }
    const fn = memoize(parse);
    const number: number = fn('12');
    const text: string = fn('12', 2);
    assert.deepEqual([number, text], [12, '1100']);
    assert.equal(fn.cacheHas('12', 2), true);
    compiled(() => {
      // @ts-expect-error: as said, the last one only
      fn.cacheHas('12');
    });
  });

  it('keep what an asynchronous function promises', async () => {
    const load = memoize(async (id: number) => ({ id }));
    proves(true satisfies Same<ReturnType<typeof load>, Promise<{ id: number }>>);
    assert.equal((await load(3)).id, 3);
  });

  it('keep properties of the function', () => {
    const fn = memoize(Object.assign((n: number) => n, { version: 3 }));
    const version: number = fn.version;
    assert.equal(version, 3);
  });

  it('give the key function the parameters', () => {
    const fn = memoize((point: { x: number }, scale: number) => point.x * scale, {
      key: (point, scale) => {
        proves(true satisfies Same<typeof point, { x: number }>);
        proves(true satisfies Same<typeof scale, number>);
        return point.x * scale;
      },
    });
    assert.equal(fn({ x: 2 }, 3), 6);
    compiled(() => {
      // @ts-expect-error: the key function takes something else
      memoize((n: number) => n, { key: (text: string) => text });
    });
  });

  it('type what can be asked', () => {
    const info: CacheInfo = join.cacheInfo();
    const parameters: CacheParameters = join.cacheParameters();
    assert.deepEqual([info.maxSize, parameters.typed], [128, true]);
    proves(true satisfies Same<Parameters<typeof join.cacheInfo>, []>);
    proves(true satisfies Same<Parameters<typeof join.cacheClear>, []>);
    proves(true satisfies Same<Parameters<typeof join.cacheDelete>, [a: number, b?: string | undefined]>);
    proves(true satisfies Same<ReturnType<typeof join.cacheDelete>, boolean>);
    compiled(() => {
      // @ts-expect-error: these numbers are read only
      join.cacheInfo().hits = 0;
      // @ts-expect-error: the arguments are those of the function
      join.cacheHas('1');
    });
  });

  it('refuse a function that needs a this, and options that there are not', () => {
    compiled(() => {
      // @ts-expect-error: the function would be called without the `this` that it needs
      memoize(function needy(this: Date) {});
      // @ts-expect-error: the name is maxSize
      memoize(() => 1, { max: 3 });
      // @ts-expect-error: without a bound is Infinity
      memoize(() => 1, { maxSize: null });
    });
    memoize(() => 1, { maxSize: 1, typed: false, ttlMs: 1, runtime: new FakeRuntime(), weak: true, name: 'all' });
  });

  it('keep the type of a decorated method, and know the methods by name', () => {
    class Shop {
      readonly size = 1;

      @memoizeMethod()
      price(id: number, currency?: string): string {
        return `${id}${currency}`;
      }

      @memoizeMethod({ key: (order: { id: number }) => order.id })
      total(order: { id: number }): number {
        return order.id;
      }
    }
    const shop = new Shop();
    proves(true satisfies Same<Shop['price'], (id: number, currency?: string) => string>);
    const memo = memoOf(shop, 'price');
    proves(true satisfies Same<Parameters<typeof memo.cacheHas>, [id: number, currency?: string | undefined]>);
    assert.equal(memo.cacheHas(1), false);
    compiled(() => {
      // @ts-expect-error: that is no method
      memoOf(shop, 'size');
      // @ts-expect-error: there is none of that name
      memoOf(shop, 'prices');
      class Wrong {
        // @ts-expect-error: the key function takes something else
        @memoizeMethod({ key: (text: string) => text })
        price(id: number): number {
          return id;
        }
      }
      return Wrong;
    });
  });
});
