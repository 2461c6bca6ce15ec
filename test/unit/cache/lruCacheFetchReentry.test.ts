import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { EVICTION_POLICY_NAMES, LruCache } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

type Cache = LruCache<string, string>;

/** What a loader may do with the cache before it returns. */
const CHANGES: Readonly<Record<string, (cache: Cache, key: string) => void>> = {
  deletes: (cache, key) => void cache.delete(key),
  clears: (cache) => cache.clear(),
  sets: (cache, key) => void cache.set(key, 'of the loader'),
  'drives out': (cache) => ['x', 'y', 'z'].forEach((other) => cache.set(other, other)),
  'deletes and sets': (cache, key) => {
    cache.delete(key);
    cache.set('x', 'X');
  },
};

/** What is held, in every way in which that can be seen. */
function assertWhole(cache: Cache): void {
  const entries = [...cache.entries()];
  assert.equal(entries.length, cache.size);
  assert.deepEqual([...cache.entriesReversed()].reverse(), entries);
  assert.deepEqual(
    new Map((cache.inspect(Infinity) as { key: string; value: string }[]).map(({ key, value }) => [key, value])),
    new Map(entries),
  );
  for (const [key, value] of entries) assert.equal(cache.peek(key), value);
}

describe('LruCache.fetch of a stale value, whose loader changes the cache before it returns', () => {
  for (const policy of EVICTION_POLICY_NAMES) {
    for (const [what, change] of Object.entries(CHANGES)) {
      it(`hands out the stale value and stays whole when it ${what}, with ${policy}`, async () => {
        const runtime = new FakeRuntime();
        const cache: Cache = new LruCache<string, string>({
          capacity: 3,
          policy,
          freshMs: 10,
          staleWhileRevalidateMs: 1e9,
          runtime,
          load: (key) => {
            change(cache, key);
            return `new ${key}`;
          },
        });
        for (let round = 0; round < 20; round++) {
          const key = 'abcde'[round % 5] as string;
          cache.set(key, `old ${key}`).set('b', 'old b');
          runtime.advance(20);
          assert.equal(await cache.fetch('b'), 'old b');
          await setImmediate();
          assertWhole(cache);
        }
      });
    }
  }

  it('tells the hit before what the loader brings about', async () => {
    const runtime = new FakeRuntime();
    const options = { capacity: 3, freshMs: 10, staleWhileRevalidateMs: 100, runtime };
    const cache: Cache = new LruCache<string, string>({
      ...options,
      load: (key) => {
        cache.delete(key);
        return 'new';
      },
    });
    cache.set('a', 'old');
    runtime.advance(20);
    const told: string[] = [];
    cache.observe({
      onRead: (key, isHit) => told.push(`${isHit ? 'hit' : 'miss'} ${key}`),
      onRemoval: (key, value, cause) => told.push(`${cause} ${key}: ${value}`),
    });
    await cache.fetch('a');
    assert.deepEqual(told, ['hit a', 'explicit a: old']);
  });

  it('counts no hit when there is nothing to load with', async () => {
    const runtime = new FakeRuntime();
    const cache: Cache = new LruCache({ capacity: 3, freshMs: 10, staleWhileRevalidateMs: 100, runtime });
    cache.set('a', 'old');
    runtime.advance(20);
    await assert.rejects(cache.fetch('a'), { name: 'TypeError', message: /fetch needs load/ });
    assert.deepEqual([cache.counters.hits, cache.counters.misses], [0, 0]);
  });
});
