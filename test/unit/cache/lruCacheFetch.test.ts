import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LruCache, type LruCacheOptions } from '../../../src/cache';
import { Deferred } from './deferred';
import { FakeRuntime } from './fakeRuntime';

type Options = Partial<LruCacheOptions<string, string>>;

/** A cache whose loads the test settles. */
function loading(options: Options = {}) {
  const started: (Deferred<string> & { readonly key: string })[] = [];
  const load = (key: string): Promise<string> => {
    const deferred = Object.assign(new Deferred<string>(), { key });
    started.push(deferred);
    return deferred.promise;
  };
  const cache = new LruCache<string, string>({ capacity: 10, load, ...options });
  return { cache, started };
}

function counts({ counters: { hits, misses, loads, loadFailures } }: LruCache<string, string>) {
  return { hits, misses, loads, loadFailures };
}

describe('LruCache.fetch', () => {
  it('loads a value that is not held, stores it, and finds it afterwards', async () => {
    const { cache, started } = loading();
    const promise = cache.fetch('a');
    started[0]?.resolve('A');
    assert.equal(await promise, 'A');
    assert.equal(cache.peek('a'), 'A');
    assert.equal(await cache.fetch('a'), 'A');
    assert.deepEqual(counts(cache), { hits: 1, misses: 1, loads: 1, loadFailures: 0 });
  });

  it('makes what it finds the most recently used', async () => {
    const { cache } = loading({ capacity: 2 });
    cache.set('a', 'A').set('b', 'B');
    await cache.fetch('a');
    cache.set('c', 'C');
    assert.deepEqual([...cache.keys()], ['c', 'a']);
  });

  it('shares one load between all who ask while it lasts', async () => {
    const { cache, started } = loading();
    const promises = [cache.fetch('a'), cache.fetch('a'), cache.fetch('b')];
    assert.deepEqual(
      started.map(({ key }) => key),
      ['a', 'b'],
    );
    started[0]?.resolve('A');
    started[1]?.resolve('B');
    assert.deepEqual(await Promise.all(promises), ['A', 'A', 'B']);
    assert.deepEqual(counts(cache), { hits: 0, misses: 3, loads: 2, loadFailures: 0 });
  });

  it('gives the error to all who waited, stores nothing, and loads anew', async () => {
    const { cache, started } = loading();
    const promises = [cache.fetch('a'), cache.fetch('a')];
    started[0]?.reject(new Error('no connection'));
    for (const promise of promises) await assert.rejects(promise, { message: 'no connection' });
    assert.equal(cache.has('a'), false);
    const second = cache.fetch('a');
    started[1]?.resolve('A');
    assert.equal(await second, 'A');
    assert.deepEqual(counts(cache), { hits: 0, misses: 3, loads: 2, loadFailures: 1 });
  });

  it('takes a loader that throws, or that returns no promise', async () => {
    const cache = new LruCache<string, string>({
      capacity: 1,
      load: (key) => {
        if (key === 'bad') throw new Error('cannot');
        return key.toUpperCase();
      },
    });
    await assert.rejects(cache.fetch('bad'), { message: 'cannot' });
    assert.equal(await cache.fetch('good'), 'GOOD');
    assert.equal(await cache.fetch('other', { load: () => 'mine' }), 'mine');
  });

  it('says what is missing when there is nothing to load with', async () => {
    const cache = new LruCache<string, string>({ capacity: 1 });
    await assert.rejects(cache.fetch('a'), { name: 'TypeError', message: /fetch needs load/ });
    cache.set('a', 'A');
    assert.equal(await cache.fetch('a'), 'A');
  });

  it('stores undefined and null as values that need no second load', async () => {
    let loads = 0;
    const cache = new LruCache<string, string | undefined | null>({
      capacity: 2,
      load: (key) => {
        loads++;
        return key === 'null' ? null : undefined;
      },
    });
    for (const key of ['null', 'undefined', 'null', 'undefined']) await cache.fetch(key);
    assert.equal(loads, 2);
    assert.deepEqual(cache.dump(), [
      ['undefined', undefined],
      ['null', null],
    ]);
  });

  // lru-cache#319, #320, #388, #389: a fetch that was evicted was aborted, or lost.
  it('ends no load when entries are evicted meanwhile, however full the cache is', async () => {
    const { cache, started } = loading({ capacity: 1 });
    const promises = ['a', 'b', 'c'].map((key) => cache.fetch(key));
    cache.set('x', 'X').set('y', 'Y');
    for (const load of started) load.resolve(load.key.toUpperCase());
    assert.deepEqual(await Promise.all(promises), ['A', 'B', 'C']);
    assert.equal(cache.size, 1);
  });

  for (const [what, change] of [
    ['set', (cache: LruCache<string, string>) => cache.set('a', 'new')],
    ['deleted', (cache: LruCache<string, string>) => cache.delete('a')],
    ['cleared', (cache: LruCache<string, string>) => cache.clear()],
    ['computed', (cache: LruCache<string, string>) => cache.getOrCompute('a', () => 'new')],
  ] as const) {
    it(`does not store over a key that was ${what} while it was loaded`, async () => {
      const { cache, started } = loading();
      const promise = cache.fetch('a');
      change(cache);
      const held = cache.peek('a');
      started[0]?.resolve('old');
      assert.equal(await promise, 'old');
      assert.equal(cache.peek('a'), held);
    });
  }

  it('keeps a load that began after the key was deleted when the older one ends later', async () => {
    const { cache, started } = loading();
    const first = cache.fetch('a');
    cache.delete('a');
    const second = cache.fetch('a');
    started[1]?.resolve('new');
    assert.equal(await second, 'new');
    started[0]?.resolve('old');
    assert.equal(await first, 'old');
    assert.equal(cache.peek('a'), 'new');
  });

  it('ends the waiting of a caller whose signal is aborted, and stores what is loaded all the same', async () => {
    const { cache, started } = loading();
    const controller = new AbortController();
    const impatient = cache.fetch('a', { signal: controller.signal });
    const patient = cache.fetch('a', { signal: new AbortController().signal });
    const reason = new Error('the user went away');
    controller.abort(reason);
    await assert.rejects(impatient, reason);
    started[0]?.resolve('A');
    assert.equal(await patient, 'A');
    assert.equal(cache.peek('a'), 'A');
    controller.abort();
  });

  it('starts nothing for a signal that is aborted already', async () => {
    const { cache, started } = loading();
    const reason = new Error('too late');
    await assert.rejects(cache.fetch('a', { signal: AbortSignal.abort(reason) }), reason);
    assert.equal(started.length, 0);
    assert.deepEqual(counts(cache), { hits: 0, misses: 0, loads: 0, loadFailures: 0 });
  });

  it('reports no unhandled rejection when the only caller has gone and the load fails', async () => {
    const { cache, started } = loading();
    const controller = new AbortController();
    const promise = cache.fetch('a', { signal: controller.signal });
    controller.abort();
    await assert.rejects(promise, { name: 'AbortError' });
    started[0]?.reject(new Error('nobody hears'));
    // The test run fails on an unhandled rejection; it would be reported before this.
    await setImmediate();
    assert.equal(cache.counters.loadFailures, 1);
  });

  it('loads anew when asked to, also what is fresh', async () => {
    const { cache, started } = loading();
    cache.set('a', 'old');
    const promise = cache.fetch('a', { refresh: true });
    assert.equal(cache.get('a'), 'old');
    started[0]?.resolve('new');
    assert.equal(await promise, 'new');
    assert.equal(cache.get('a'), 'new');
  });

  it('does not call a loader again for its own key, and holds what a loader stores under others', async () => {
    let inner: Promise<string> | undefined;
    const cache: LruCache<string, string> = new LruCache<string, string>({
      capacity: 5,
      load: (key) => {
        if (key === 'a') inner = cache.fetch('a');
        cache.set('other', 'O');
        return Promise.resolve(key.toUpperCase());
      },
    });
    assert.equal(await cache.fetch('a'), 'A');
    assert.equal(await inner, 'A');
    assert.equal(cache.counters.loads, 1);
    assert.equal(cache.peek('other'), 'O');
  });

  it('passes what an observer of the stored value throws on to those who waited', async () => {
    const { cache, started } = loading({ capacity: 1 });
    cache.set('x', 'X');
    cache.observe({
      onRemoval: () => {
        throw new Error('observer');
      },
    });
    const promise = cache.fetch('a');
    started[0]?.resolve('A');
    await assert.rejects(promise, { message: 'observer' });
    assert.equal(cache.peek('a'), 'A');
    assert.equal(cache.counters.loadFailures, 0);
  });

  it('counts the time of loads, failed ones too, when it has a clock', async () => {
    const runtime = new FakeRuntime();
    const { cache, started } = loading({ runtime });
    const [good, bad] = [cache.fetch('a'), cache.fetch('b')];
    runtime.advance(10);
    started[0]?.resolve('A');
    await good;
    runtime.advance(5);
    started[1]?.reject(new Error('no'));
    await assert.rejects(bad);
    assert.equal(cache.counters.loadTimeMs, 25);
  });
});

describe('LruCache.fetch of stale values', () => {
  const limits = { freshMs: 100, staleWhileRevalidateMs: 50, staleIfErrorMs: 200 };

  function stale(options: Options = {}) {
    const runtime = new FakeRuntime();
    const loads = loading({ ...limits, runtime, ...options });
    loads.cache.set('a', 'old');
    return { runtime, ...loads };
  }

  it('takes a value as it is before the limit, and no more exactly at it', async () => {
    const { cache, runtime, started } = stale({ staleWhileRevalidateMs: 0 });
    runtime.advance(99);
    assert.equal(await cache.fetch('a'), 'old');
    runtime.advance(1);
    const promise = cache.fetch('a');
    started[0]?.resolve('new');
    assert.equal(await promise, 'new');
  });

  it('counts from when the value was stored last', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(99);
    cache.set('a', 'newer');
    runtime.advance(99);
    assert.equal(await cache.fetch('a'), 'newer');
    assert.equal(started.length, 0);
  });

  it('hands out a stale value at once and loads a new one, once', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(149);
    assert.equal(await cache.fetch('a'), 'old');
    assert.equal(await cache.fetch('a'), 'old');
    assert.equal(started.length, 1);
    assert.deepEqual(counts(cache), { hits: 2, misses: 0, loads: 1, loadFailures: 0 });
    started[0]?.resolve('new');
    await setImmediate();
    assert.equal(await cache.fetch('a'), 'new');
  });

  it('tells why loading in the background failed, counts it, and goes on with the stale value', async () => {
    const errors: unknown[] = [];
    const { cache, runtime, started } = stale({ onRefreshError: (error, key) => errors.push([key, error]) });
    runtime.advance(100);
    assert.equal(await cache.fetch('a'), 'old');
    const error = new Error('no connection');
    started[0]?.reject(error);
    await setImmediate();
    assert.deepEqual(errors, [['a', error]]);
    assert.equal(cache.counters.loadFailures, 1);
    assert.equal(await cache.fetch('a'), 'old');
  });

  it('only counts it when there is nobody to tell', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(100);
    await cache.fetch('a');
    started[0]?.reject(new Error('no connection'));
    await setImmediate();
    assert.equal(cache.counters.loadFailures, 1);
  });

  it('hands out a stale value instead of an error, until its limit', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(299);
    const first = cache.fetch('a');
    started[0]?.reject(new Error('no connection'));
    assert.equal(await first, 'old');
    const second = cache.fetch('a');
    runtime.advance(1);
    started[1]?.reject(new Error('no connection'));
    await assert.rejects(second, { message: 'no connection' });
    assert.deepEqual(counts(cache), { hits: 0, misses: 2, loads: 2, loadFailures: 2 });
  });

  it('tells once why a load failed for which several did not wait, and nobody when one did', async () => {
    const errors: unknown[] = [];
    const { cache, runtime, started } = stale({ staleIfErrorMs: 0, onRefreshError: (error) => errors.push(error) });
    runtime.advance(100);
    await Promise.all([cache.fetch('a'), cache.fetch('a')]);
    const error = new Error('no connection');
    started[0]?.reject(error);
    await setImmediate();
    assert.deepEqual(errors, [error]);
    await cache.fetch('a');
    const waiting = cache.fetch('a', { refresh: true });
    started[1]?.reject(new Error('heard'));
    await assert.rejects(waiting, { message: 'heard' });
    await setImmediate();
    assert.deepEqual([errors, started.length], [[error], 2]);
  });

  it('tells why a load failed when all who waited have been aborted, and not while one still waits', async () => {
    const errors: unknown[] = [];
    const { cache, started } = loading({ onRefreshError: (error) => errors.push(error) });
    const [first, second] = [new AbortController(), new AbortController()];
    const gone = [first, second].map(({ signal }) => cache.fetch('a', { signal }));
    first.abort(new Error('gone'));
    second.abort(new Error('gone'));
    for (const promise of gone) await assert.rejects(promise, { message: 'gone' });
    const error = new Error('no connection');
    started[0]?.reject(error);
    await setImmediate();
    assert.deepEqual(errors, [error]);
    const third = new AbortController();
    const [aborted, patient] = [cache.fetch('a', { signal: third.signal }), cache.fetch('a')];
    third.abort(new Error('gone'));
    started[1]?.reject(new Error('heard'));
    await assert.rejects(aborted, { message: 'gone' });
    await assert.rejects(patient, { message: 'heard' });
    assert.deepEqual([errors.length, cache.counters.loadFailures], [1, 2]);
  });

  it('reports what fails where nobody waits: what onRefreshError throws, and what an observer does', async () => {
    const unhandled: unknown[] = [];
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    try {
      const { cache, runtime, started } = stale({
        onRefreshError: () => {
          throw new Error('of onRefreshError');
        },
      });
      runtime.advance(100);
      await cache.fetch('a');
      started[0]?.reject(new Error('no connection'));
      await setImmediate();
      cache.observe({
        onRemoval: () => {
          throw new Error('of an observer');
        },
      });
      await cache.fetch('a');
      started[1]?.resolve('new');
      await setImmediate();
      assert.deepEqual(
        unhandled.map((error) => (error as Error).message),
        ['of onRefreshError', 'of an observer'],
      );
      assert.equal(cache.peek('a'), 'new');
      assert.equal(cache.counters.loadFailures, 1);
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const other of others) process.on('unhandledRejection', other);
    }
  });

  it('hides no error of an observer behind a stale value', async () => {
    const { cache, runtime, started } = stale({ staleWhileRevalidateMs: 0 });
    runtime.advance(150);
    cache.observe({
      onRemoval: () => {
        throw new Error('observer');
      },
    });
    const promise = cache.fetch('a');
    started[0]?.resolve('new');
    await assert.rejects(promise, { message: 'observer' });
    assert.deepEqual([cache.peek('a'), cache.counters.loadFailures], ['new', 0]);
  });

  it('hands out the value that was stale when it was asked for, also when that has left meanwhile', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(200);
    const [promise, other] = [cache.fetch('a'), cache.fetch('a', { signal: new AbortController().signal })];
    cache.delete('a');
    started[0]?.reject(new Error('no connection'));
    assert.deepEqual([await promise, await other], ['old', 'old']);
    assert.equal(cache.has('a'), false);
  });

  it('ends the waiting of a caller whose signal is aborted, though a stale value could do', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(200);
    const controller = new AbortController();
    const promise = cache.fetch('a', { signal: controller.signal });
    started[0]?.reject(new Error('no connection'));
    controller.abort(new Error('gone'));
    await assert.rejects(promise, { message: 'gone' });
  });

  it('hands out the error when no limit for that was given, also for a value that is fresh', async () => {
    const { cache, started } = stale({ staleIfErrorMs: 0 });
    const promise = cache.fetch('a', { refresh: true });
    started[0]?.reject(new Error('no connection'));
    await assert.rejects(promise, { message: 'no connection' });
    assert.equal(cache.peek('a'), 'old');
  });

  it('takes a weighed value that was set again for fresh', async () => {
    const runtime = new FakeRuntime();
    const options = { maxWeight: 10, weigh: (value: string) => value.length, freshMs: 100, runtime };
    const { cache, started } = loading(options);
    cache.set('a', 'old');
    runtime.advance(90);
    cache.set('a', 'new');
    runtime.advance(90);
    assert.equal(await cache.fetch('a'), 'new');
    assert.equal(started.length, 0);
  });

  it('knows the age of each value when many come and go', async () => {
    const runtime = new FakeRuntime();
    const cache = new LruCache<number, number>({ capacity: 50, freshMs: 100, runtime, load: (key) => -key });
    for (let key = 0; key < 200; key++) {
      cache.set(key, key);
      runtime.advance(1);
    }
    // 150 … 199 are held, of which those from 100 ms ago on are stale: none of them yet.
    assert.equal(await cache.fetch(150), 150);
    runtime.advance(60);
    assert.equal(await cache.fetch(160), -160);
    assert.equal(await cache.fetch(161), 161);
  });

  it('refuses durations that make no sense, and freshness without a clock', () => {
    for (const name of ['freshMs', 'staleWhileRevalidateMs', 'staleIfErrorMs']) {
      assert.throws(() => new LruCache({ capacity: 1, [name]: -1 }), {
        name: 'RangeError',
        message: `LruCache: ${name} must be greater than 0, or Infinity, not -1`,
      });
    }
    assert.throws(() => new LruCache({ capacity: 1, freshMs: 10 }), { name: 'TypeError', message: /runtime/ });
    for (const name of ['staleWhileRevalidateMs', 'staleIfErrorMs']) {
      assert.throws(() => new LruCache({ capacity: 1, [name]: 10, runtime: new FakeRuntime() }), {
        name: 'TypeError',
        message: `LruCache: ${name} begins when a value is not fresh any more; give freshMs, too`,
      });
    }
  });

  it('hands out what is fresh for ever when a load that was asked for fails', async () => {
    const { cache, started } = stale({ freshMs: Infinity, staleWhileRevalidateMs: 0 });
    const promise = cache.fetch('a', { refresh: true });
    started[0]?.reject(new Error('no connection'));
    assert.equal(await promise, 'old');
  });

  it('takes what was loaded from a dump as stored then', async () => {
    const { cache, runtime, started } = stale();
    runtime.advance(99);
    cache.load(cache.dump());
    runtime.advance(99);
    assert.equal(await cache.fetch('a'), 'old');
    assert.equal(started.length, 0);
  });
});
