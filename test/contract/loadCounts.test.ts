import assert from 'node:assert/strict';
import { LruCache, memoize, type ObservableCache, TtlCache } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

interface LoadingKind {
  readonly title: string;
  /** A cache, and what loads the value of a key by `load`, which takes a key of its own each time. */
  create(runtime: FakeRuntime): { cache: ObservableCache; load: (load: () => number) => unknown };
}

type Bounded = LruCache<number, number> | TtlCache<number, number>;

function keyed(title: string, make: (runtime: FakeRuntime) => Bounded): LoadingKind[] {
  let lastKey = 0;
  return [
    {
      title: `${title}.getOrCompute`,
      create: (runtime) => {
        const cache = make(runtime);
        return { cache, load: (load) => cache.getOrCompute(++lastKey, load) };
      },
    },
    {
      title: `${title}.fetch`,
      create: (runtime) => {
        const cache = make(runtime);
        return { cache, load: (load) => cache.fetch(++lastKey, { load }) };
      },
    },
  ];
}

const KINDS: readonly LoadingKind[] = [
  ...keyed('LruCache', (runtime) => new LruCache({ capacity: 10, runtime })),
  ...keyed('TtlCache', (runtime) => new TtlCache({ ttlMs: Infinity, runtime })),
  {
    title: 'memoize of an asynchronous function',
    create: (runtime) => {
      const call = memoize(async (load: () => number) => load(), { runtime });
      return { cache: call.cache, load: call };
    },
  },
];

for (const kind of KINDS) {
  it(`${kind.title} counts loads, those that failed, and how long they took together`, async () => {
    const runtime = new FakeRuntime(5);
    const { cache, load } = kind.create(runtime);
    await load(taking(30));
    await assert.rejects(async () => load(taking(12, new Error('no'))), { message: 'no' });
    const { loads, loadFailures, loadTimeMs } = cache.counters;
    assert.deepEqual({ loads, loadFailures, loadTimeMs }, { loads: 2, loadFailures: 1, loadTimeMs: 42 });

    function taking(ms: number, error?: Error): () => number {
      return () => {
        runtime.block(ms);
        if (error !== undefined) throw error;
        return 1;
      };
    }
  });
}

it('LruCache without a clock counts loads that take no time', () => {
  const cache = new LruCache<string, number>({ capacity: 1 });
  cache.getOrCompute('a', () => 1);
  assert.deepEqual([cache.counters.loads, cache.counters.loadTimeMs], [1, 0]);
});
