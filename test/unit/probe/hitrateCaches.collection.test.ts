import assert from 'node:assert/strict';
import { LruCache, memoize, WeakValueMap } from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import { collectUntil } from '../cache/collected';
import { FakeTimers } from '../fixtures/fakeTimers';
import { removals } from '../fixtures/frames';

describe('HitrateCaches and the garbage collector', () => {
  let found: HitrateCaches;
  beforeEach(() => void (found = new HitrateCaches(new FakeTimers().clock)));
  afterEach(() => found.dispose());

  it('does not keep a cache alive, shows its last totals once more, and then forgets it', async () => {
    const cache = ((): WeakRef<object> => {
      const dropped = new LruCache<string, number>({ capacity: 1, name: 'dropped' });
      dropped.set('a', 1).set('b', 2);
      dropped.get('b');
      found.sample();
      return new WeakRef(dropped);
    })();
    await collectUntil(() => cache.deref() === undefined, 'the cache is collected');
    const last = { id: 0, name: 'dropped', type: 'lru', policy: 'lru', size: 0, capacity: 1, hits: 1, misses: 0 };
    assert.deepEqual(found.sample().caches, [{ ...last, removals: removals({ size: 1 }) }]);
    assert.deepEqual(found.sample().caches, []);
  });

  it('makes room for another cache when one was collected', async () => {
    const first = ((): WeakRef<object> => new WeakRef(new LruCache({ capacity: 1, name: 'first' })))();
    await collectUntil(() => first.deref() === undefined, 'the cache is collected');
    found.sample();
    const second = new LruCache({ capacity: 1, name: 'second' });
    assert.deepEqual(
      found.sample().caches.map(({ id, name }) => [id, name]),
      [[1, second.name]],
    );
  });

  it('keeps no key and no value alive that has left, not even before it is asked for the removals', async () => {
    const cache = new LruCache<object, object>({ capacity: 1 });
    const left = ((): WeakRef<object>[] => {
      const [key, value] = [{}, {}];
      cache.set(key, value).delete(key);
      return [new WeakRef(key), new WeakRef(value)];
    })();
    await collectUntil(() => left.every((ref) => ref.deref() === undefined), 'key and value are collected');
    const { insertions, removals: told } = found.takeTrail();
    assert.deepEqual([insertions.length, told.length], [1, 1]);
  });

  it('keeps nothing alive that a cache holds weakly, and tells that it was collected', async () => {
    const stock = new WeakValueMap<string, object>();
    ((): void => void stock.set('brie', {}))();
    await collectUntil(() => stock.counters.removals.collected === 1, 'the value is seen collected');
    const life = { hits: 0, idleMs: 0, ageMs: 0 };
    assert.deepEqual(found.takeTrail().removals, [{ cacheId: 0, atMs: 0, key: 'brie', cause: 'collected', ...life }]);
  });

  it('keeps no key alive that is not in a cache any more, however it left', async () => {
    const cache = new LruCache<object, number>({ capacity: 2 });
    const double = memoize((object: { n: number }) => object.n * 2, { weak: true });
    const left = ((): WeakRef<object>[] => {
      const keys = [{ n: 1 }, { n: 2 }, { n: 3 }];
      for (const key of keys) {
        cache.set(key, double(key));
        cache.get(key);
      }
      found.takeTrail();
      cache.clear();
      return keys.map((key) => new WeakRef(key));
    })();
    await collectUntil(() => left.every((ref) => ref.deref() === undefined), 'the keys are collected');
    assert.equal(found.takeTrail().removals.length, left.length - 1);
    await collectUntil(() => double.cache.counters.removals.collected === left.length, 'the results are forgotten');
  });

  it('keeps no value and no key of a dropped cache alive, and nothing that a window shows', async () => {
    const left = ((): WeakRef<object>[] => {
      const [key, value] = [{ k: 1 }, { v: 1 }];
      const cache = new LruCache<object, object>({ capacity: 2 });
      cache.set(key, value);
      cache.get(key);
      found.watchEntries([{ cacheId: 0, filter: '', from: 0, count: 9 }]);
      assert.deepEqual(
        found.windows()[0]?.entries.map((entry) => entry.value),
        ['{ v: 1 }'],
      );
      assert.equal(found.entries().length, 1);
      found.takeTrail();
      return [cache, key, value].map((each) => new WeakRef<object>(each));
    })();
    await collectUntil(() => left.every((ref) => ref.deref() === undefined), 'all of it is collected');
    assert.deepEqual(found.windows(), []);
  });

  it('keeps nothing alive that a weak collection shows', async () => {
    const stock = new WeakValueMap<string, object>();
    ((): void => void stock.set('brie', {}))();
    await collectUntil(() => {
      found.entries();
      return stock.counters.removals.collected === 1;
    }, 'the value is collected though its entry is shown all the time');
  });
});
