import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { LruCache, ObjectPool } from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import { FakeRuntime } from '../cache/fakeRuntime';
import { FakeTimers } from '../fixtures/fakeTimers';

describe('The diagnostics channels of the probe', () => {
  let found: HitrateCaches;
  let messages: unknown[];
  const listen = (message: unknown): void => void messages.push(message);
  beforeEach(() => {
    messages = [];
    found = new HitrateCaches(new FakeTimers().clock);
  });
  afterEach(() => {
    found.dispose();
    for (const name of ['hitrate:removal', 'hitrate:leak']) unsubscribe(name, listen);
  });

  it('carry each removal, with the key and the value themselves, to whoever subscribes', () => {
    subscribe('hitrate:removal', listen);
    const key = {};
    const value = { some: 'value' };
    const cache = new LruCache<object, object>({ capacity: 1, name: 'users' });
    cache.set(key, value).set({}, {});
    assert.deepEqual(messages, [{ cache: 'users', type: 'lru', key, value, cause: 'size' }]);
    assert.equal((messages[0] as { readonly value: unknown }).value, value);
  });

  it('carry leaks of pools', () => {
    subscribe('hitrate:leak', listen);
    const runtime = new FakeRuntime();
    const pool = new ObjectPool({
      name: 'connections',
      max: 1,
      create: () => ({ serial: 1 }),
      leakAfterMs: 5,
      runtime,
    });
    pool.acquire();
    runtime.advance(5);
    const leak = { reason: 'age', ageMs: 5, stack: undefined };
    assert.deepEqual(messages, [{ cache: 'connections', key: 1, value: { serial: 1 }, leak }]);
  });

  it('carry nothing while nobody subscribes, nor when the probe has gone', () => {
    const cache = new LruCache<number, number>({ capacity: 1 });
    cache.set(1, 1).set(2, 2);
    found.dispose();
    subscribe('hitrate:removal', listen);
    cache.set(3, 3);
    assert.deepEqual(messages, []);
    assert.equal(cache.counters.removals.size, 2);
  });
});
