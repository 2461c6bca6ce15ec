import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LruCache, ObjectPool, TtlCache } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

interface TimedKind {
  readonly title: string;
  /** Something that begins to last for 10 ms; returns how to ask whether it has ended, which looks at the clock. */
  begin(runtime: FakeRuntime): () => Promise<boolean>;
}

function pool(runtime: FakeRuntime, options: Partial<ConstructorParameters<typeof ObjectPool<object>>[0]>) {
  return new ObjectPool<object>({ create: () => ({}), max: 1, runtime, ...options });
}

const KINDS: readonly TimedKind[] = [
  {
    title: 'TtlCache, the life of an entry',
    begin: (runtime) => {
      const cache = new TtlCache<string, number>({ ttlMs: 10, runtime }).set('a', 1);
      return async () => !cache.has('a');
    },
  },
  {
    title: 'LruCache, the freshness of a value',
    begin: (runtime) => {
      const cache = new LruCache<string, number>({ capacity: 1, freshMs: 10, runtime, load: () => 2 }).set('a', 1);
      return async () => (await cache.fetch('a')) === 2;
    },
  },
  {
    title: 'ObjectPool, the life of an object',
    begin: (runtime) => {
      const objects = pool(runtime, { maxLifetimeMs: 10 });
      const first = objects.acquire();
      objects.release(first);
      return async () => {
        const next = objects.acquire();
        objects.release(next);
        return next !== first;
      };
    },
  },
  {
    title: 'ObjectPool, a wait',
    begin: (runtime) => {
      const objects = pool(runtime, {});
      objects.acquire();
      let hasEnded = false;
      objects.acquireAsync({ timeoutMs: 10 }).catch(() => (hasEnded = true));
      // Another one that waits lets the pool look at the clock.
      return async () => {
        objects.acquireAsync({ timeoutMs: 1 }).catch(() => undefined);
        runtime.advance(2);
        await setImmediate();
        return hasEnded;
      };
    },
  },
  {
    title: 'ObjectPool, a loan',
    begin: (runtime) => {
      const objects = pool(runtime, { leakAfterMs: 10 });
      objects.acquire();
      return async () => ([...objects.loans()][0]?.ageMs ?? 0) >= 10;
    },
  },
];

for (const kind of KINDS) {
  it(`${kind.title}: lasts no longer when the clock goes back`, async () => {
    const runtime = new FakeRuntime(1000);
    const hasEnded = kind.begin(runtime);
    assert.equal(await hasEnded(), false);
    runtime.block(-900);
    assert.equal(await hasEnded(), false);
    runtime.block(10);
    assert.equal(await hasEnded(), true);
  });
}
