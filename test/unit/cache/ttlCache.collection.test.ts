import assert from 'node:assert/strict';
import { TtlCache } from '../../../src/cache';
import { collectUntil } from './collected';
import { FakeRuntime } from './fakeRuntime';

/** Makes what is to be collected in a frame of its own, so that no register of the test's frame holds it. */
function apart<T>(make: () => T): T {
  return make();
}

describe('TtlCache and the garbage collector', () => {
  it('goes although its timer is armed, with its entries, and its timer is called off', async () => {
    const runtime = new FakeRuntime();
    const refs = apart(() => {
      const cache = new TtlCache<object, object>({ ttlMs: 1e6, runtime, onRemoval: () => undefined });
      const value = {};
      cache.set({}, value);
      return [new WeakRef<object>(cache), new WeakRef(value)];
    });
    assert.equal(runtime.armed, 1);
    await collectUntil(
      () => refs.every((ref) => ref.deref() === undefined) && runtime.armed === 0,
      'the cache is collected and its timer called off',
    );
  });

  it('holds nothing of what has left', async () => {
    const runtime = new FakeRuntime();
    const cache = new TtlCache<object, object>({ ttlMs: 10, capacity: 4, runtime });
    const refs = apart(() => {
      const values = Array.from({ length: 8 }, () => ({}));
      for (const value of values) cache.set(value, value);
      runtime.advance(10);
      return values.map((value) => new WeakRef(value));
    });
    await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'keys and values are collected');
    assert.equal(cache.size, 0);
  });
});
