import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LruCache, memoize, ObjectPool, TtlCache, WeakRefSet } from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import { KeyNames } from '../../../src/probe/keyNames';
import { TRACKED_CAP } from '../../../src/probe/entryTracker';
import { FRAME_LIST_CAP, TRAIL_LIST_CAP } from '../../../src/protocol/probe';
import { FakeRuntime } from '../cache/fakeRuntime';
import { FakeTimers } from '../fixtures/fakeTimers';

describe('What a frame tells of what happened in caches', () => {
  let timers: FakeTimers;
  let found: HitrateCaches;
  beforeEach(() => {
    timers = new FakeTimers();
    found = new HitrateCaches(timers.clock);
  });
  afterEach(() => found.dispose());

  it('has insertions, and the hits of each key together with the time of the last', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    timers.advance(5);
    cache.set('a', 1);
    timers.advance(5);
    cache.set('b', 2);
    for (let i = 0; i < 3; i++) cache.get('a');
    timers.advance(5);
    cache.get('a');
    cache.get('b');
    cache.get('nobody');
    const { insertions, hits } = found.takeTrail();
    assert.deepEqual(insertions, [
      { cacheId: 0, atMs: 5, key: 'a' },
      { cacheId: 0, atMs: 10, key: 'b' },
    ]);
    assert.deepEqual(hits, [
      { cacheId: 0, key: 'a', atMs: 15, count: 4 },
      { cacheId: 0, key: 'b', atMs: 15, count: 1 },
    ]);
    cache.get('b');
    assert.deepEqual(found.takeTrail().hits, [{ cacheId: 0, key: 'b', atMs: 15, count: 1 }]);
    timers.advance(10);
    cache.set('c', 3);
    const [removal] = found.takeTrail().removals;
    assert.deepEqual(removal, { cacheId: 0, atMs: 25, key: 'a', cause: 'size', hits: 4, idleMs: 10, ageMs: 20 });
  });

  it('begins anew with each value of a key', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    cache.set('a', 1).get('a');
    timers.advance(7);
    cache.set('a', 2);
    timers.advance(3);
    cache.delete('a');
    const lives = found.takeTrail().removals.map(({ cause, hits, idleMs, ageMs }) => [cause, hits, idleMs, ageMs]);
    assert.deepEqual(lives, [
      ['replaced', 1, 7, 7],
      ['explicit', 0, 3, 3],
    ]);
  });

  it('lists only so much, and what is listed and what is left out are all hits and insertions', () => {
    const acts = fc.array(fc.nat(300), { maxLength: 900 });
    fc.assert(
      fc.property(acts, fc.nat(400), (keys, capacity) => {
        found.dispose();
        found = new HitrateCaches(timers.clock);
        const cache = new LruCache<number, number>({ capacity: capacity + 1 });
        let [hits, insertions] = [0, 0];
        for (const [index, key] of keys.entries()) {
          if (cache.get(key) === undefined) cache.set(key, index);
          if (index % 400 !== 399 && index !== keys.length - 1) continue;
          const told = found.takeTrail();
          assert.ok(told.hits.length <= TRAIL_LIST_CAP && told.insertions.length <= TRAIL_LIST_CAP);
          hits += told.hits.reduce((sum, each) => sum + each.count, told.hitsLeftOut);
          insertions += told.insertions.length + told.insertionsLeftOut;
        }
        assert.deepEqual([hits, insertions], [cache.counters.hits, cache.counters.misses]);
      }),
    );
  });

  it('counts hits of entries that came when too many were followed, and lists them not', () => {
    const cache = new LruCache<number, number>({ capacity: TRACKED_CAP + 1 });
    for (let key = 0; key <= TRACKED_CAP; key++) cache.set(key, key);
    cache.get(TRACKED_CAP);
    const { hits, hitsLeftOut } = found.takeTrail();
    assert.deepEqual([hits, hitsLeftOut], [[], 1]);
    cache.delete(TRACKED_CAP);
    assert.deepEqual(Object.keys(found.takeTrail().removals[0] ?? {}), ['cacheId', 'atMs', 'key', 'identity', 'cause']);
  });

  it('knows the results of a memoized function by their arguments', () => {
    const sum = memoize((a: number, b: number) => a + b);
    const size = memoize((list: readonly number[]) => list.length, { weak: true });
    const list = [1, 2];
    for (let i = 0; i < 3; i++) assert.equal(sum(1, 2) + size(list), 5);
    assert.deepEqual(found.takeTrail().hits, [
      { cacheId: 0, key: '[1, 2]', atMs: 0, count: 2 },
      { cacheId: 1, ...new KeyNames().ofArguments([list]), atMs: 0, count: 2 },
    ]);
  });

  it('knows members of a set by their serial numbers', () => {
    const set = new WeakRefSet<object>();
    const [first, second] = [{}, {}];
    set.add(first).add(second).has(second);
    set.has({});
    const { insertions, hits } = found.takeTrail();
    assert.deepEqual([insertions.map(({ key }) => key), hits.map(({ key }) => key)], [['1', '2'], ['2']]);
  });

  it('knows what a cache had when it was made', () => {
    timers.advance(7);
    const pool = new ObjectPool({ create: () => ({}), max: 3, prefill: 2 });
    timers.advance(10);
    pool.acquire();
    timers.advance(5);
    assert.deepEqual(found.takeTrail().insertions, [
      { cacheId: 0, atMs: 7, key: '1' },
      { cacheId: 0, atMs: 7, key: '2' },
    ]);
    const ages = found.entries()[0]?.entries.map(({ state, ageMs, hits }) => [state, ageMs, hits]);
    assert.deepEqual(ages, [
      ['idle', 15, 0],
      ['lent', 5, 1],
    ]);
  });

  it('has how long an object of a pool is lent, and leaks', () => {
    const runtime = new FakeRuntime();
    const pool = new ObjectPool({ create: () => ({}), max: 2, leakAfterMs: 40, runtime });
    const plain = new ObjectPool({ create: () => ({}), max: 2 });
    const object = plain.acquire();
    timers.advance(10);
    plain.release(object);
    plain.acquire();
    timers.advance(5);
    assert.deepEqual(found.entries()[1]?.entries, [
      { key: '1', state: 'lent', value: '{}', hits: 1, idleMs: 5, ageMs: 5 },
    ]);
    const another = plain.acquire();
    plain.release(another);
    timers.advance(3);
    assert.deepEqual(found.entries()[1]?.entries[0], {
      key: '2',
      state: 'idle',
      value: '{}',
      hits: 0,
      idleMs: 3,
      ageMs: 3,
    });
    pool.acquire();
    runtime.advance(40);
    const { leaks, leaksLeftOut } = found.takeTrail();
    assert.deepEqual([leaks, leaksLeftOut], [[{ cacheId: 0, atMs: 18, key: '1', reason: 'age', ageMs: 40 }], 0]);
    assert.deepEqual(found.takeTrail().leaks, []);
  });

  it('has what entries weigh, loads, and how a pool stands', async () => {
    const weighed = new LruCache<string, string>({ maxWeight: 10, weigh: (value) => value.length });
    weighed.set('a', 'four');
    const loading = new TtlCache<string, number>({ ttlMs: 9, runtime: new FakeRuntime(), load: () => 1 });
    await loading.fetch('a');
    const pool = new ObjectPool({ create: () => ({}), max: 2, prefill: 2 });
    pool.acquire();
    const plain = new LruCache<string, number>({ capacity: 1 });
    const { caches } = found.sample();
    assert.deepEqual(
      caches.map(({ weight, loads, pool: stock }) => [weight, loads, stock]),
      [
        [{ now: 4, max: 10 }, undefined, undefined],
        [undefined, { count: 1, failures: 0, timeMs: 0 }, undefined],
        [undefined, undefined, { idle: 1, lent: 1, waiting: 0 }],
        [undefined, undefined, undefined],
      ],
    );
    assert.equal(plain.size, 0);
  });

  it('never lists more leaks than a frame may have', () => {
    const runtime = new FakeRuntime();
    const pool = new ObjectPool({ create: () => ({}), max: 300, leakAfterMs: 1, runtime });
    for (let i = 0; i < 300; i++) pool.acquire();
    runtime.advance(1);
    const { leaks, leaksLeftOut } = found.takeTrail();
    assert.deepEqual([leaks.length, leaksLeftOut], [FRAME_LIST_CAP, 300 - FRAME_LIST_CAP]);
  });
});
