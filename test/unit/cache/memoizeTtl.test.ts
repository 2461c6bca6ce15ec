import assert from 'node:assert/strict';
import { memoize, type RemovalCause } from '../../../src/cache';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { FakeRuntime } from './fakeRuntime';

describe('memoize with a time to live', () => {
  let runtime: FakeRuntime;
  let calls: number[];
  const told: [key: unknown, value: unknown, cause: RemovalCause][] = [];

  function square(ttlMs: number, maxSize = 128) {
    const memo = memoize(
      (n: number) => {
        calls.push(n);
        return n * n;
      },
      { ttlMs, runtime, maxSize },
    );
    memo.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    return memo;
  }

  beforeEach(() => {
    runtime = new FakeRuntime();
    calls = [];
    told.length = 0;
  });

  it('answers from memory until the deadline, and computes anew exactly at it', () => {
    const memo = square(10);
    memo(3);
    runtime.block(9);
    assert.equal(memo.cacheHas(3), true);
    assert.equal(memo(3), 9);
    assert.deepEqual(calls, [3]);
    runtime.block(1);
    assert.equal(memo.cacheHas(3), false);
    assert.equal(memo(3), 9);
    assert.deepEqual(calls, [3, 3]);
    assert.deepEqual(told, [[[3], 9, 'expired']]);
    assert.deepEqual(memo.cacheInfo(), { hits: 1, misses: 2, maxSize: 128, currentSize: 1 });
  });

  it('is not prolonged by reading', () => {
    const memo = square(10);
    memo(3);
    for (let i = 0; i < 4; i++) {
      runtime.advance(3);
      memo(3);
    }
    assert.deepEqual(calls, [3, 3]);
  });

  it('counts the time from when the result was there, not from when the call began', () => {
    const memo = memoize(
      (n: number) => {
        runtime.block(100);
        return n;
      },
      { ttlMs: 10, runtime },
    );
    memo(1);
    runtime.block(9);
    assert.equal(memo.cacheHas(1), true);
    runtime.block(1);
    assert.equal(memo.cacheHas(1), false);
  });

  it('removes what has ended by one timer, which is armed only while there is something', () => {
    const memo = square(10);
    assert.equal(runtime.armed, 0);
    memo(1);
    runtime.advance(4);
    memo(2);
    memo(3);
    assert.equal(runtime.armed, 1);
    assert.equal(memo.cache.size, 3);
    runtime.advance(6);
    assert.deepEqual(told, [[[1], 1, 'expired']]);
    assert.equal(memo.cache.size, 2);
    assert.equal(runtime.armed, 1);
    runtime.advance(4);
    assert.equal(memo.cache.size, 0);
    assert.deepEqual(told.slice(1), [
      [[2], 4, 'expired'],
      [[3], 9, 'expired'],
    ]);
    assert.equal(runtime.armed, 0);
    assert.equal(memo.cache.counters.removals.expired, 3);
  });

  it('has no timer left after it was cleared', () => {
    const memo = square(10);
    memo(1);
    memo.cacheClear();
    assert.equal(runtime.armed, 0);
    memo(1);
    assert.equal(runtime.armed, 1);
  });

  it('lets what has ended go first when it is full, and else the least recently used', () => {
    const memo = square(10, 2);
    memo(1);
    runtime.block(5);
    memo(2);
    memo(1);
    runtime.block(5);
    memo(3);
    assert.deepEqual(told, [[[1], 1, 'expired']]);
    memo(4);
    assert.deepEqual(told.slice(1), [[[2], 4, 'size']]);
  });

  it('tells a removal of what has ended as expired, and deletes it without saying that it was there', () => {
    const memo = square(10);
    memo(1);
    memo(2);
    runtime.block(5);
    memo(3);
    runtime.block(5);
    assert.equal(memo.cacheDelete(1), false);
    memo.cacheClear();
    assert.deepEqual(told, [
      [[1], 1, 'expired'],
      [[3], 9, 'explicit'],
      [[2], 4, 'expired'],
    ]);
  });

  // map-age-cleaner#8, memory-cache#35: a longer delay than 2^31 - 1 ms fires at once.
  it('lives for longer than the longest delay of a timer', () => {
    const memo = square(3 * LONGEST_DELAY_MS);
    memo(1);
    for (let i = 0; i < 2; i++) {
      runtime.advance(LONGEST_DELAY_MS);
      assert.equal(memo.cacheHas(1), true);
    }
    runtime.advance(LONGEST_DELAY_MS);
    assert.equal(memo.cache.size, 0);
  });

  it('never ends, and needs no clock, when the time to live is Infinity', () => {
    const memo = memoize((n: number) => n, { ttlMs: Infinity });
    memo(1);
    assert.equal(memo.cacheHas(1), true);
  });

  it('is rid of a result that a call within the call left and that has ended since', () => {
    let isInner = false;
    const memo = memoize(
      (n: number): string => {
        if (isInner) return 'inner';
        isInner = true;
        memo(n);
        isInner = false;
        runtime.block(10);
        return 'outer';
      },
      { ttlMs: 10, runtime },
    );
    memo.cache.observe({ onRemoval: (...removal) => told.push(removal) });
    assert.equal(memo(1), 'outer');
    assert.deepEqual(told, [[[1], 'inner', 'expired']]);
    assert.equal(memo(1), 'outer');
    assert.equal(memo.cacheInfo().hits, 1);
  });

  for (const ttlMs of [0, -1, Number.NaN]) {
    it(`refuses a time to live of ${ttlMs}`, () => {
      assert.throws(() => square(ttlMs), {
        name: 'RangeError',
        message: `memoize: ttlMs must be greater than 0, or Infinity for no end, not ${ttlMs}`,
      });
    });
  }

  it('passes what an observer throws to whoever fires the timer, after all were told and all has gone', () => {
    const memo = square(10);
    memo.cache.observe({
      onRemoval: () => {
        throw new Error('full up');
      },
    });
    memo(1);
    runtime.advance(1);
    memo(2);
    assert.throws(() => runtime.advance(9), { message: 'full up' });
    assert.equal(memo.cache.size, 1);
    assert.equal(told.length, 1);
    assert.throws(() => runtime.advance(1), { message: 'full up' });
    assert.equal(memo.cache.size, 0);
  });
});
