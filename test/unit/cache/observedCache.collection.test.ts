import assert from 'node:assert/strict';
import { type CacheCounters, LruCache } from '../../../src/cache';
import { collectUntil } from './collected';

describe('an observed cache and the garbage collector', () => {
  it('is not kept alive by the function that removes an observer, nor by its counters', async () => {
    let unobserve: () => void = () => {};
    let counters: CacheCounters | undefined;
    const cache = ((): WeakRef<object> => {
      const temporary = new LruCache<string, number>({ capacity: 1 });
      unobserve = temporary.observe({ onRemoval: () => {} });
      temporary.set('a', 1).set('b', 2);
      counters = temporary.counters;
      return new WeakRef(temporary);
    })();
    await collectUntil(() => cache.deref() === undefined, 'the cache is collected');
    unobserve();
    assert.equal(counters?.removals.size, 1);
  });
});
