import assert from 'node:assert/strict';
import { LruCache, WeakValueMap } from '../../../src/cache';
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
    const last = { id: 0, name: 'dropped', type: 'lru', size: 0, capacity: 1, hits: 1, misses: 0 };
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
    assert.equal(found.takeRemovals().items.length, 1);
  });

  it('keeps nothing alive that a cache holds weakly, and tells that it was collected', async () => {
    const stock = new WeakValueMap<string, object>();
    ((): void => void stock.set('brie', {}))();
    await collectUntil(() => stock.counters.removals.collected === 1, 'the value is seen collected');
    assert.deepEqual(found.takeRemovals().items, [{ cacheId: 0, atMs: 0, key: 'brie', cause: 'collected' }]);
  });
});
