import assert from 'node:assert/strict';
import { TtlCache } from '../../../src/cache';
import { DeadlineHeap } from '../../../src/cache/deadlineHeap';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { SlotLists } from '../../../src/cache/slotLists';
import { SlotRecency } from '../../../src/cache/slotRecency';
import { countCalls } from './countCalls';
import { FakeRuntime } from './fakeRuntime';

/** What other caches with a time to live do wrong, each shown there, and what this one does instead. */
describe('TtlCache, where its peers have defects', () => {
  let runtime: FakeRuntime;
  beforeEach(() => {
    runtime = new FakeRuntime();
  });

  // @isaacs/ttlcache: hangs at the third set.
  it('gives way when it is full of entries without an end', () => {
    const cache = new TtlCache<number, number>({ capacity: 2, ttlMs: Infinity, runtime });
    cache.set(1, 1).set(2, 2).set(3, 3);
    assert.deepEqual([...cache.keys()], [3, 2]);
  });

  // @isaacs/ttlcache#27: keys() shows what was deleted, or loses what has no end.
  it('shows exactly the keys that are held, with and without an end', () => {
    const cache = new TtlCache<number, number>({ capacity: 3, ttlMs: Infinity, runtime });
    cache.set(1, 1).set(2, 2, 5).set(3, 3).set(4, 4);
    cache.delete(3);
    assert.deepEqual([...cache.keys()], [4, 2]);
  });

  // @isaacs/ttlcache, lru-cache with ttlResolution: stale values within one turn of the event loop.
  it('returns nothing stale, however long the program does not yield', () => {
    for (const timer of [true, false]) {
      const cache = new TtlCache<number, number>({ ttlMs: 10, runtime, timer });
      cache.set(1, 1);
      runtime.block(10);
      assert.deepEqual([cache.peek(1), cache.has(1), cache.remainingTtlMs(1)], [undefined, false, undefined]);
      assert.equal(cache.get(1), undefined);
    }
  });

  // @isaacs/ttlcache: overwriting searches all that ends in the same millisecond.
  it('overwrites an entry with the same few steps, however many end at the same moment', () => {
    for (const count of [100, 1_000, 16_000]) {
      const cache = new TtlCache<number, number>({ ttlMs: 10, runtime });
      for (let key = 0; key < count; key++) cache.set(key, key);
      const overwrite = (): void => {
        for (let key = 0; key < count; key++) cache.set(key, -key);
      };
      for (const order of [SlotRecency.prototype, SlotLists.prototype]) {
        assert.equal(countCalls(order, 'moveToFront', overwrite), count);
        assert.equal(countCalls(order, 'add', overwrite), 0);
      }
      assert.equal(countCalls(DeadlineHeap.prototype, 'add', overwrite), 0);
    }
  });

  // @isaacs/ttlcache#41, memory-cache#35: a delay above 2^31 - 1 ms fires at once.
  it('keeps an entry for longer than a timer can be set to', () => {
    const cache = new TtlCache<number, number>({ ttlMs: 2 ** 31, runtime });
    cache.set(1, 1);
    runtime.advance(LONGEST_DELAY_MS);
    assert.equal(cache.get(1), 1);
    runtime.advance(1);
    assert.equal(cache.size, 0);
  });

  // lru-cache#379: a clock at 0 means "no time to live".
  it('works from a clock that stands at 0, and from one below', () => {
    for (const startMs of [0, -10]) {
      const clock = new FakeRuntime(startMs);
      const cache = new TtlCache<number, number>({ ttlMs: 10, runtime: clock });
      cache.set(1, 1);
      assert.equal(cache.get(1), 1);
      clock.block(10);
      assert.equal(cache.get(1), undefined);
    }
  });

  // cacheable#1603: with a bound and a time to live, nothing is stored any more after entries have expired.
  // node-cache: throws when it is full.
  it('goes on storing when it is full, and after all has expired, with a true size', () => {
    const cache = new TtlCache<number, number>({ capacity: 3, ttlMs: 10, runtime });
    for (let round = 0; round < 5; round++) {
      for (let key = 0; key < 6; key++) {
        cache.set(key, round);
        assert.equal(cache.get(key), round);
        assert.ok(cache.size <= 3);
      }
      runtime.advance(10);
      assert.equal(cache.size, 0);
    }
  });

  // @isaacs/ttlcache#39: a prolonging read of a key that is not there breaks the next set.
  it('stores under a key that was asked for before', () => {
    const cache = new TtlCache<number, number>({ ttlMs: 10, sliding: true, runtime });
    assert.equal(cache.get(1), undefined);
    cache.set(1, 1);
    assert.equal(cache.get(1), 1);
    runtime.advance(10);
    assert.equal(cache.size, 0);
  });

  // lru-cache#408, PR #392: with updateAgeOnGet and autopurge, entries never leave.
  it('lets entries leave that were prolonged and then forgotten', () => {
    const cache = new TtlCache<number, number>({ ttlMs: 10, sliding: true, runtime });
    cache.set(1, 1);
    runtime.advance(9);
    cache.get(1);
    runtime.advance(10);
    assert.deepEqual([cache.size, runtime.armed], [0, 0]);
  });

  // lru-cache#297: one timer for each entry.
  it('arms one timer, however many entries there are', () => {
    const cache = new TtlCache<number, number>({ ttlMs: 10, runtime });
    for (let key = 0; key < 10_000; key++) cache.set(key, key);
    assert.deepEqual([runtime.armed, runtime.armings], [1, 1]);
  });

  // memoizee#142: in a loop that never yields no timer runs, and memory grows.
  it('holds no more than was alive at one time, though no timer ever runs', () => {
    const cache = new TtlCache<number, number>({ ttlMs: 10, runtime });
    for (let key = 0; key < 10_000; key++) {
      cache.set(key, key);
      runtime.block(1);
    }
    assert.equal(cache.size, 10);
  });
});
