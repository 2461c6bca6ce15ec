import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { memoize } from '../../../src/cache';
import { controlled } from './memoControlled';
import { FakeRuntime } from './fakeRuntime';

describe('memoize with promises', () => {
  // p-memoize#43: concurrent calls each ran the function.
  it('shares one promise between all calls until it is settled, and after', async () => {
    const { load, started } = controlled();
    const promise = load(4);
    assert.equal(load(4), promise);
    assert.equal(started.length, 1);
    started[0]?.resolve(8);
    assert.equal(await promise, 8);
    assert.equal(load(4), promise);
    assert.deepEqual(load.cacheInfo(), { hits: 2, misses: 1, maxSize: 128, currentSize: 1 });
    assert.deepEqual([load.cache.counters.loads, load.cache.counters.loadFailures], [1, 0]);
  });

  it('counts a promise as a result only when it is fulfilled', async () => {
    const { load, started } = controlled();
    const promise = load(1);
    assert.deepEqual([load.cache.size, load.cacheHas(1)], [0, true]);
    started[0]?.resolve(1);
    await promise;
    assert.deepEqual([load.cache.size, load.cacheHas(1)], [1, true]);
  });

  // memoizee#117, memoize PR #10: a rejected promise was kept.
  it('forgets a rejected promise, without a removal, and computes anew', async () => {
    const { load, started, told } = controlled();
    const both = [load(1), load(1)];
    started[0]?.reject(new Error('no connection'));
    for (const promise of both) await assert.rejects(promise, { message: 'no connection' });
    assert.equal(load.cacheHas(1), false);
    assert.deepEqual(told, []);
    const second = load(1);
    started[1]?.resolve(5);
    assert.equal(await second, 5);
    assert.deepEqual(load.cacheInfo(), { hits: 1, misses: 2, maxSize: 128, currentSize: 1 });
    assert.deepEqual([load.cache.counters.loads, load.cache.counters.loadFailures], [2, 1]);
  });

  it('passes on an error that is thrown before there is a promise, and counts no load', () => {
    const broken = memoize((_id: number): Promise<number> => {
      throw new Error('not even begun');
    });
    assert.throws(() => void broken(1), { message: 'not even begun' });
    assert.deepEqual([broken.cacheInfo().misses, broken.cache.counters.loads], [1, 0]);
  });

  it('leaves a rejection that no caller handles to be reported', async () => {
    const unhandled: unknown[] = [];
    const before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    try {
      const { load, started } = controlled();
      void load(1);
      started[0]?.reject(new Error('nobody listens'));
      load(2).catch(() => undefined);
      started[1]?.reject(new Error('handled'));
      await setImmediate();
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of before) process.on('unhandledRejection', listener);
    }
    assert.deepEqual(unhandled.map(String), ['Error: nobody listens']);
  });

  it('does not remember what was in flight when it was forgotten, cleared or deleted', async () => {
    for (const forget of ['clear', 'delete'] as const) {
      const { load, started, told } = controlled();
      const old = load(1);
      if (forget === 'clear') load.cacheClear();
      else assert.equal(load.cacheDelete(1), true);
      assert.equal(load.cacheHas(1), false);
      const young = load(1);
      assert.equal(started.length, 2);
      started[0]?.resolve(1);
      assert.equal(await old, 1);
      assert.equal(load(1), young);
      started[1]?.resolve(2);
      assert.equal(await load(1), 2);
      assert.deepEqual(told, []);
      assert.equal(load.cache.size, 1);
    }
  });

  it('keeps a new result although an old call of the same arguments is rejected later', async () => {
    const { load, started } = controlled();
    const old = load(1);
    load.cacheDelete(1);
    const young = load(1);
    started[1]?.resolve(2);
    await young;
    started[0]?.reject(new Error('late'));
    await assert.rejects(old);
    assert.equal(load(1), young);
  });

  it('shares what is in flight beyond the bound, and evicts only results', async () => {
    const { load, started, told } = controlled({ maxSize: 1 });
    const promises = [1, 2, 3].map((id) => load(id));
    assert.equal(load(2), promises[1]);
    assert.equal(started.length, 3);
    for (const deferred of started) deferred.resolve(deferred.id * 10);
    await Promise.all(promises);
    assert.deepEqual(told, [
      [[1], promises[0], 'size'],
      [[2], promises[1], 'size'],
    ]);
    assert.deepEqual(load.cacheInfo(), { hits: 1, misses: 3, maxSize: 1, currentSize: 1 });
  });

  it('shares nothing when it never caches, and counts the loads all the same', async () => {
    const { load, started } = controlled({ maxSize: 0 });
    const promises = [load(1), load(1)];
    started[0]?.resolve(1);
    started[1]?.reject(new Error('no'));
    assert.deepEqual(
      (await Promise.allSettled(promises)).map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.deepEqual(load.cacheInfo(), { hits: 0, misses: 2, maxSize: 0, currentSize: 0 });
    assert.deepEqual([load.cache.counters.loads, load.cache.counters.loadFailures], [2, 1]);
  });

  // p-memoize#22: the time to live began with the call.
  it('lets the time to live begin when the promise is fulfilled', async () => {
    const runtime = new FakeRuntime();
    const { load, started } = controlled({ ttlMs: 10, runtime });
    const promise = load(1);
    runtime.advance(50);
    assert.equal(load(1), promise);
    started[0]?.resolve(1);
    await promise;
    runtime.advance(9);
    assert.equal(load.cacheHas(1), true);
    runtime.advance(1);
    assert.equal(load.cacheHas(1), false);
    assert.equal(load.cache.counters.loadTimeMs, 50);
  });

  it('adds up how long loads took, failed ones too, when it is given a clock', async () => {
    const runtime = new FakeRuntime();
    const { load, started } = controlled({ runtime });
    const [first, second] = [load(1), load(2)];
    runtime.block(5);
    started[0]?.resolve(1);
    await first;
    runtime.block(2);
    started[1]?.reject(new Error('no'));
    await assert.rejects(second);
    assert.equal(load.cache.counters.loadTimeMs, 12);
  });

  it('keeps the inner promise when a call made the same call before it had one', async () => {
    let depth = 0;
    const fn = memoize((): Promise<number> => {
      const own = depth++;
      if (own === 0) void fn();
      return Promise.resolve(own);
    });
    assert.equal(await fn(), 0);
    assert.equal(await fn(), 1);
    assert.equal(fn.cacheInfo().currentSize, 1);
  });

  it('answers with a promise of the class that the function answers with', async () => {
    class Traced extends Promise<number> {
      readonly trace = 'here';
    }
    const fn = memoize(() => Traced.resolve(1) as Traced);
    assert.equal(fn().trace, 'here');
    assert.equal(await fn(), 1);
  });

  it('runs something that only has a then once, and shares the promise of it', async () => {
    let runs = 0;
    const query = memoize((id: number): PromiseLike<number> => ({
      // oxlint-disable-next-line unicorn/no-thenable -- a lazy query of a database library is such an object
      then: (onFulfilled, onRejected) => {
        runs++;
        return Promise.resolve(id * 2).then(onFulfilled, onRejected);
      },
    }));
    assert.deepEqual(await Promise.all([query(4), query(4)]), [8, 8]);
    assert.equal(await query(4), 8);
    assert.equal(runs, 1);
  });

  it('takes an object with a then that is no function for a result', () => {
    // oxlint-disable-next-line unicorn/no-thenable -- that it is none is what is tested
    const fn = memoize(() => ({ then: 'later' }));
    assert.equal(fn(), fn());
    assert.equal(fn.cache.counters.loads, 0);
  });

  it('reports what an observer throws when a promise becomes a result, and answers all the same', async () => {
    const reported: unknown[] = [];
    const before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => reported.push(reason));
    try {
      const { load, started } = controlled({ maxSize: 1 });
      load.cache.observe({
        onRemoval: () => {
          throw new Error('full up');
        },
      });
      const promises = [load(1), load(2)];
      for (const deferred of started) deferred.resolve(deferred.id);
      assert.deepEqual(await Promise.all(promises), [1, 2]);
      await setImmediate();
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of before) process.on('unhandledRejection', listener);
    }
    assert.deepEqual(reported.map(String), ['Error: full up']);
  });
});
