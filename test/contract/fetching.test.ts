import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { EVICTION_POLICY_NAMES, LruCache, type LruCacheOptions, TtlCache, type TtlCacheOptions } from '../../src/cache';
import { Deferred } from '../unit/cache/deferred';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

type Cache = LruCache<string, unknown> | TtlCache<string, unknown>;
type Load = (key: string) => unknown;

interface FetchingKind {
  readonly title: string;
  /** A cache for two entries at least, whose loads are these. */
  create(load: Load | undefined): Cache;
}

function withLoad<O extends object>(options: O, load: Load | undefined): O {
  return load === undefined ? options : { ...options, load };
}

function lru(title: string, options: LruCacheOptions<string>): FetchingKind {
  return { title, create: (load) => new LruCache(withLoad(options, load)) };
}

function ttl(title: string, options: Partial<TtlCacheOptions<string>>): FetchingKind {
  return {
    title,
    create: (load) => new TtlCache(withLoad({ ttlMs: 10, runtime: new FakeRuntime(), ...options }, load)),
  };
}

const KINDS: readonly FetchingKind[] = [
  ...EVICTION_POLICY_NAMES.map((policy) => lru(`LruCache with ${policy}`, { capacity: 2, policy })),
  lru('LruCache bounded by weight', { maxWeight: 4, weigh: () => 2 }),
  lru('LruCache whose values become stale', {
    ...{ capacity: 2, freshMs: 10, staleWhileRevalidateMs: 10, staleIfErrorMs: 10, runtime: new FakeRuntime() },
  }),
  ttl('TtlCache', {}),
  ttl('TtlCache with a bound', { capacity: 2 }),
  ttl('TtlCache that slides and jitters', { sliding: true, jitter: 0.5 }),
];

/** A cache whose loads the test settles. */
function loading(kind: FetchingKind) {
  const started: (Deferred<unknown> & { readonly key: string })[] = [];
  const cache = kind.create((key) => {
    const deferred = Object.assign(new Deferred<unknown>(), { key });
    started.push(deferred);
    return deferred.promise;
  });
  return { cache, started };
}

function loadDump(cache: Cache): void {
  if (cache instanceof LruCache) cache.load([['a', 'new']]);
  else cache.load([['a', 'new', 5]]);
}

function counts({ counters: { hits, misses, loads, loadFailures } }: Cache): number[] {
  return [hits, misses, loads, loadFailures];
}

for (const kind of KINDS) {
  describe(`${kind.title} as a cache that loads`, () => {
    it('shares one load between all who ask for a key, stores it, and finds it afterwards', async () => {
      const { cache, started } = loading(kind);
      const promises = [cache.fetch('a'), cache.fetch('a'), cache.fetch('b')];
      assert.deepEqual(
        started.map(({ key }) => key),
        ['a', 'b'],
      );
      for (const load of started) load.resolve(load.key.toUpperCase());
      assert.deepEqual(await Promise.all(promises), ['A', 'A', 'B']);
      assert.deepEqual([await cache.fetch('a'), cache.peek('b'), started.length], ['A', 'B', 2]);
      assert.deepEqual(counts(cache), [1, 3, 2, 0]);
    });

    it('gives the error to all who waited, stores nothing, and loads anew', async () => {
      const { cache, started } = loading(kind);
      const promises = [cache.fetch('a'), cache.fetch('a')];
      started[0]?.reject(new Error('no connection'));
      for (const promise of promises) await assert.rejects(promise, { message: 'no connection' });
      assert.equal(cache.has('a'), false);
      const second = cache.fetch('a');
      started[1]?.resolve('A');
      assert.equal(await second, 'A');
      assert.deepEqual(counts(cache), [0, 3, 2, 1]);
    });

    it('takes a loader that throws, one that returns no promise, and one of the call alone', async () => {
      const cache = kind.create((key) => {
        if (key === 'bad') throw new Error('cannot');
        return key.toUpperCase();
      });
      await assert.rejects(cache.fetch('bad'), { message: 'cannot' });
      assert.equal(await cache.fetch('good'), 'GOOD');
      assert.equal(await cache.fetch('other', { load: () => 'mine' }), 'mine');
      assert.deepEqual(counts(cache), [0, 3, 3, 1]);
    });

    it('says what is missing when there is nothing to load with, and still finds what is held', async () => {
      const cache = kind.create(undefined);
      await assert.rejects(cache.fetch('a'), { name: 'TypeError', message: /fetch needs load/ });
      cache.set('a', 'A');
      assert.equal(await cache.fetch('a'), 'A');
    });

    for (const value of [undefined, null, 0, '', false, Number.NaN]) {
      it(`stores ${String(value) || 'an empty string'} as a value that needs no second load`, async () => {
        let calls = 0;
        const cache = kind.create(() => {
          calls++;
          return value;
        });
        assert.deepEqual([await cache.fetch('a'), await cache.fetch('a')], [value, value]);
        assert.deepEqual([cache.has('a'), calls], [true, 1]);
      });
    }

    it('ends no load when entries have to go meanwhile', async () => {
      const { cache, started } = loading(kind);
      const keys = ['a', 'b', 'c', 'd', 'e'];
      const promises = keys.map((key) => cache.fetch(key));
      cache.set('x', 'X').set('y', 'Y').set('z', 'Z');
      for (const load of started) load.resolve(load.key.toUpperCase());
      assert.deepEqual(await Promise.all(promises), ['A', 'B', 'C', 'D', 'E']);
      assert.ok(cache.size <= cache.capacity);
      assert.equal(cache.peek('e'), 'E');
    });

    for (const [what, change] of [
      ['set', (cache: Cache) => cache.set('a', 'new')],
      ['deleted', (cache: Cache) => cache.delete('a')],
      ['cleared', (cache: Cache) => cache.clear()],
      ['computed', (cache: Cache) => cache.getOrCompute('a', () => 'new')],
      ['loaded from a dump', loadDump],
    ] as const) {
      it(`does not store over a key that was ${what} while it was loaded`, async () => {
        const { cache, started } = loading(kind);
        const promise = cache.fetch('a');
        change(cache);
        const held = cache.peek('a');
        started[0]?.resolve('old');
        assert.equal(await promise, 'old');
        assert.equal(cache.peek('a'), held);
        assert.equal(held, what === 'deleted' || what === 'cleared' ? undefined : 'new');
      });
    }

    it('keeps what was loaded last when an older load ends later', async () => {
      const { cache, started } = loading(kind);
      const first = cache.fetch('a');
      cache.delete('a');
      const second = cache.fetch('a');
      started[1]?.resolve('new');
      started[0]?.resolve('old');
      assert.deepEqual([await first, await second, cache.peek('a')], ['old', 'new', 'new']);
    });

    it('ends the waiting of who is aborted, and of nobody else, and stores what is loaded', async () => {
      const { cache, started } = loading(kind);
      const controller = new AbortController();
      const impatient = cache.fetch('a', { signal: controller.signal });
      const patient = cache.fetch('a', { signal: new AbortController().signal });
      const reason = new Error('the user went away');
      controller.abort(reason);
      await assert.rejects(impatient, reason);
      await assert.rejects(cache.fetch('b', { signal: controller.signal }), reason);
      started[0]?.resolve('A');
      assert.deepEqual([await patient, cache.peek('a'), started.length], ['A', 'A', 1]);
      assert.deepEqual(counts(cache), [0, 2, 1, 0]);
    });

    it('reports nothing when the only caller has gone and the load fails', async () => {
      const { cache, started } = loading(kind);
      const controller = new AbortController();
      const promise = cache.fetch('a', { signal: controller.signal });
      controller.abort();
      await assert.rejects(promise, { name: 'AbortError' });
      started[0]?.reject(new Error('nobody hears'));
      // The test run fails on an unhandled rejection; it would be reported before this.
      await setImmediate();
      assert.deepEqual(counts(cache), [0, 1, 1, 1]);
    });

    it('loads anew when asked to, and goes on with what is held until that is there', async () => {
      const { cache, started } = loading(kind);
      cache.set('a', 'old');
      const promise = cache.fetch('a', { refresh: true });
      assert.equal(cache.peek('a'), 'old');
      started[0]?.resolve('new');
      assert.deepEqual([await promise, cache.peek('a')], ['new', 'new']);
      assert.deepEqual(counts(cache), [0, 1, 1, 0]);
    });

    it('does not call a loader again for its own key, and takes what it does with the cache', async () => {
      let inner: Promise<unknown> | undefined;
      const cache: Cache = kind.create((key) => {
        if (key === 'a') inner = cache.fetch('a');
        cache.clear();
        cache.set('other', 'O');
        return key.toUpperCase();
      });
      cache.set('b', 'B');
      assert.deepEqual([await cache.fetch('a'), await inner], ['A', 'A']);
      assert.deepEqual([cache.counters.loads, cache.peek('other'), cache.has('b')], [1, 'O', false]);
    });

    it('passes what an observer of the stored value throws on to those who waited, and has stored it', async () => {
      const { cache, started } = loading(kind);
      cache.set('a', 'old');
      cache.observe({
        onRemoval: () => {
          throw new Error('observer');
        },
      });
      const promises = [cache.fetch('a', { refresh: true }), cache.fetch('a', { refresh: true })];
      started[0]?.resolve('new');
      for (const promise of promises) await assert.rejects(promise, { message: 'observer' });
      assert.deepEqual([cache.peek('a'), cache.counters.loadFailures], ['new', 0]);
    });

    it('tells a miss before the load that it leads to', async () => {
      const order: string[] = [];
      const cache = kind.create((key) => order.push(`load ${key}`));
      cache.observe({
        onRemoval: () => undefined,
        onRead: (key, isHit) => order.push(`${isHit ? 'hit' : 'miss'} ${key}`),
      });
      await cache.fetch('a');
      await cache.fetch('a');
      assert.deepEqual(order, ['miss a', 'load a', 'hit a']);
    });
  });
}
