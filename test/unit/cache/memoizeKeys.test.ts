import assert from 'node:assert/strict';
import { memoize } from '../../../src/cache';

describe('memoize with a key of its own', () => {
  it('remembers by what the key function returns, and calls it once a call', () => {
    const keyed: unknown[] = [];
    const told: unknown[] = [];
    const area = memoize((box: { width: number; height: number }) => box.width * box.height, {
      maxSize: 2,
      key: (box) => {
        keyed.push(box);
        return `${box.width}x${box.height}`;
      },
    });
    area.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    assert.equal(area({ width: 2, height: 3 }), 6);
    assert.equal(area({ width: 2, height: 3 }), 6);
    assert.deepEqual(area.cacheInfo(), { hits: 1, misses: 1, maxSize: 2, currentSize: 1 });
    area({ width: 1, height: 1 });
    area({ width: 1, height: 2 });
    assert.equal(keyed.length, 4);
    assert.deepEqual(told, [[['2x3'], 6, 'size']]);
    assert.equal(area.cacheHas({ width: 1, height: 2 }), true);
    assert.equal(area.cacheDelete({ width: 1, height: 2 }), true);
    assert.equal(area.cacheHas({ width: 1, height: 2 }), false);
  });

  it('gives the function all its arguments', () => {
    const join = memoize((...list: string[]) => list.join(), { key: (first) => first });
    assert.equal(join('a', 'b'), 'a,b');
    assert.equal(join('a', 'c'), 'a,b');
    assert.equal(join('b', 'c'), 'b,c');
  });

  it('tells a call that gives no key from none', () => {
    const first = memoize((...list: unknown[]) => list.length, { key: (...list) => list[0] });
    assert.equal(first(), 0);
    assert.equal(first(undefined, 2), 0);
    assert.equal(first.cacheInfo().hits, 1);
  });

  it('compares a key like an argument: objects by identity, numbers and bigints as typed says', () => {
    const owner = {};
    const of = memoize((pair: { owner: object }) => ({ pair }), { key: (pair) => pair.owner });
    assert.equal(of({ owner }), of({ owner }));
    assert.notEqual(of({ owner }), of({ owner: {} }));
    const value = memoize((box: { n: unknown }) => box.n, { key: (box) => box.n, typed: false });
    assert.equal(value({ n: 10 }), 10);
    assert.equal(value({ n: 10n }), 10);
  });

  it('passes on what the key function throws, and counts nothing', () => {
    let isBroken = true;
    const fn = memoize((n: number) => n, {
      key: (n) => {
        if (isBroken) throw new Error('no key');
        return n;
      },
    });
    assert.throws(() => fn(1), { message: 'no key' });
    assert.throws(() => fn.cacheHas(1), { message: 'no key' });
    assert.deepEqual(fn.cacheInfo(), { hits: 0, misses: 0, maxSize: 128, currentSize: 0 });
    isBroken = false;
    assert.equal(fn(1), 1);
  });

  it('lets the key function call the memoized function itself', () => {
    const fn = memoize((n: number): number => n * 2, { key: (n): number => (n === 0 ? 0 : fn(n - 1) + 1) });
    assert.equal(fn(3), 6);
    assert.equal(fn(3), 6);
    assert.equal(fn.cacheInfo().hits + fn.cacheInfo().misses, 8);
  });

  it('refuses a key that is no function', () => {
    assert.throws(() => memoize(() => 1, { key: 'id' as unknown as () => unknown }), {
      name: 'TypeError',
      message: 'memoize: key must be a function of the arguments',
    });
  });
});

describe('memoize, typed', () => {
  it('keeps 10, 10n and the text 10 apart by default, and says so', () => {
    const kind = memoize((value: unknown) => typeof value);
    assert.deepEqual([kind(10), kind(10n), kind('10')], ['number', 'bigint', 'string']);
    assert.deepEqual(kind.cacheParameters(), { maxSize: 128, typed: true });
    assert.equal(kind.cacheInfo().currentSize, 3);
  });

  it('takes a number and a bigint that are equal for one when it is not typed, and nothing else', () => {
    const kind = memoize((...list: unknown[]) => list.map((value) => typeof value).join(), { typed: false });
    assert.equal(kind(10), 'number');
    assert.equal(kind(10n), 'number');
    assert.equal(kind('10'), 'string');
    assert.equal(kind(0n), 'bigint');
    assert.equal(kind(0), 'bigint');
    assert.equal(kind(-0), 'bigint');
    assert.equal(kind(false), 'boolean');
    assert.equal(kind('', 1n, 2), 'string,bigint,number');
    assert.equal(kind('', 1, 2n), 'string,bigint,number');
    assert.deepEqual(kind.cacheParameters(), { maxSize: 128, typed: false });
    assert.deepEqual(kind.cacheInfo(), { hits: 4, misses: 5, maxSize: 128, currentSize: 5 });
    assert.equal(kind.cacheHas(10n), true);
    assert.equal(kind.cacheDelete(10n), true);
    assert.equal(kind.cacheHas(10), false);
  });

  it('does not take a bigint for the number that is only near to it', () => {
    const same = memoize((value: unknown) => value, { typed: false });
    const near = 2n ** 53n + 1n;
    const huge = 10n ** 400n;
    for (const value of [2 ** 53, Infinity, -Infinity, 2 ** 1000]) assert.equal(same(value), value);
    assert.equal(same(near), near);
    assert.equal(same(huge), huge);
    assert.equal(same(-huge), -huge);
    assert.equal(same(2n ** 53n), 2 ** 53);
    assert.equal(same(2n ** 1000n), 2 ** 1000);
  });

  it('looks at the arguments only, not into them', () => {
    const list = [10n];
    const first = memoize((values: readonly unknown[]) => values[0], { typed: false });
    assert.equal(first([10]), 10);
    assert.equal(first(list), 10n);
    assert.equal(first(list), 10n);
    assert.equal(first.cacheInfo().hits, 1);
  });

  it('tells observers the arguments as they are compared', () => {
    const told: unknown[] = [];
    const same = memoize((a: unknown, b: unknown) => [a, b], { typed: false });
    same.cache.observe({ onRemoval: (key) => told.push(key) });
    same(10n, 'x');
    same.cacheClear();
    assert.deepEqual(told, [[10, 'x']]);
  });
});
