import assert from 'node:assert/strict';
import * as library from '../../../src/cache';

describe('the cache library', () => {
  it('offers these names and no others', () => {
    assert.deepEqual(
      Object.keys(library).sort((a, b) => a.localeCompare(b)),
      [
        'CACHE_CREATED_HOOK',
        'CacheCounters',
        'EVICTION_POLICY_NAMES',
        'finalize',
        'Finalizer',
        'LONGEST_DELAY_MS',
        'LruCache',
        'memoize',
        'memoizeMethod',
        'memoOf',
        'ObjectPool',
        'PoolError',
        'provideRuntime',
        'REMOVAL_CAUSES',
        'runExitFinalizers',
        'TtlCache',
        'WeakRefSet',
        'WeakValueMap',
      ],
    );
    for (const part of Object.values(library)) assert.notEqual(part, undefined);
  });

  it('names the causes of removal as Caffeine does, in the order in which they are counted', () => {
    assert.deepEqual(library.REMOVAL_CAUSES, Object.keys(new library.CacheCounters().removals));
  });

  it('leaves the hook under a registered symbol, so that a probe with another copy of it is found', () => {
    assert.equal(library.CACHE_CREATED_HOOK, Symbol.for('hitrate.cacheCreated'));
  });
});
