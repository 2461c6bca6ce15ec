import assert from 'node:assert/strict';
import { TtlCache, type TtlCacheOptions } from '../../../src/cache';
import { Deferred } from './deferred';
import { FakeRuntime } from './fakeRuntime';

function loading(options: Partial<TtlCacheOptions<string, string>> = {}) {
  const started: Deferred<string>[] = [];
  const runtime = new FakeRuntime();
  const load = (): Promise<string> => {
    const deferred = new Deferred<string>();
    started.push(deferred);
    return deferred.promise;
  };
  const cache = new TtlCache<string, string>({ ttlMs: 10, runtime, load, ...options });
  return { cache, started, runtime };
}

describe('TtlCache.fetch', () => {
  it('shares one load between all who ask, and stores what came for its time from then on', async () => {
    const { cache, started, runtime } = loading();
    const promises = [cache.fetch('a'), cache.fetch('a')];
    runtime.advance(100);
    started[0]?.resolve('A');
    assert.deepEqual(await Promise.all(promises), ['A', 'A']);
    assert.deepEqual([started.length, cache.remainingTtlMs('a')], [1, 10]);
    assert.equal(await cache.fetch('a'), 'A');
    const { hits, misses, loads, loadFailures, loadTimeMs } = cache.counters;
    assert.deepEqual([hits, misses, loads, loadFailures, loadTimeMs], [1, 2, 1, 0, 100]);
  });

  it('loads what has expired, as if it were absent', async () => {
    const { cache, started, runtime } = loading({ timer: false });
    cache.set('a', 'old');
    runtime.advance(10);
    const promise = cache.fetch('a');
    assert.equal(cache.counters.removals.expired, 1);
    started[0]?.resolve('new');
    assert.equal(await promise, 'new');
  });

  it('gives the error to all who waited, stores nothing, and loads anew', async () => {
    const { cache, started } = loading();
    const promises = [cache.fetch('a'), cache.fetch('a')];
    started[0]?.reject(new Error('no connection'));
    for (const promise of promises) await assert.rejects(promise, { message: 'no connection' });
    assert.deepEqual([cache.size, cache.counters.loadFailures], [0, 1]);
    const second = cache.fetch('a');
    started[1]?.resolve('A');
    assert.equal(await second, 'A');
  });

  for (const [what, meanwhile] of [
    ['set', (cache: TtlCache<string, string>) => void cache.set('a', 'mine')],
    ['deleted', (cache: TtlCache<string, string>) => void cache.delete('a')],
    ['cleared', (cache: TtlCache<string, string>) => cache.clear()],
    ['loaded from a dump', (cache: TtlCache<string, string>) => cache.load([['a', 'mine', 5]])],
    ['computed', (cache: TtlCache<string, string>) => void cache.getOrCompute('a', () => 'mine')],
  ] as const) {
    it(`does not store what it loaded when the key was ${what} meanwhile`, async () => {
      const { cache, started } = loading();
      const promise = cache.fetch('a');
      meanwhile(cache);
      const held = cache.peek('a');
      started[0]?.resolve('loaded');
      assert.equal(await promise, 'loaded');
      assert.equal(cache.peek('a'), held);
    });
  }

  it('goes on and stores when a caller is aborted, and starts nothing for one that was before', async () => {
    const { cache, started } = loading();
    const reason = new Error('enough');
    const controller = new AbortController();
    const promise = cache.fetch('a', { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(promise, reason);
    await assert.rejects(cache.fetch('b', { signal: controller.signal }), reason);
    started[0]?.resolve('A');
    assert.equal(await cache.fetch('a'), 'A');
    assert.equal(started.length, 1);
  });

  it('loads anew when it is told to, and with the loader it is given', async () => {
    const { cache } = loading();
    cache.set('a', 'old');
    assert.equal(await cache.fetch('a', { load: () => 'unused' }), 'old');
    assert.equal(await cache.fetch('a', { refresh: true, load: () => 'new' }), 'new');
    assert.deepEqual([cache.peek('a'), cache.counters.hits, cache.counters.misses], ['new', 1, 1]);
  });

  it('says what is missing when there is nothing to load with', async () => {
    const cache = new TtlCache<string, string>({ ttlMs: 10, runtime: new FakeRuntime() });
    await assert.rejects(cache.fetch('a'), { name: 'TypeError', message: /^TtlCache: fetch needs load/ });
  });
});
