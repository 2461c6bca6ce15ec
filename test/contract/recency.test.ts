import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LruCache, memoize, type ObservableCache, TtlCache } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

interface RecencyKind {
  readonly title: string;
  /** Returns the cache, and a function that reads a key and stores it when it was not held. */
  create(capacity: number): [cache: ObservableCache, readThrough: (key: number) => void];
}

function keyed(cache: LruCache<number, number> | TtlCache<number, number>): [ObservableCache, (key: number) => void] {
  return [
    cache,
    (key) => {
      if (cache.get(key) === undefined) cache.set(key, key);
    },
  ];
}

const KINDS: readonly RecencyKind[] = [
  { title: 'LruCache', create: (capacity) => keyed(new LruCache({ capacity })) },
  { title: 'TtlCache', create: (capacity) => keyed(new TtlCache({ ttlMs: 1, runtime: new FakeRuntime(), capacity })) },
  {
    title: 'memoize',
    create: (maxSize) => {
      const same = memoize((n: number) => n, { maxSize });
      return [same.cache, (key) => void same(key)];
    },
  },
];

for (const kind of KINDS) {
  it(`${kind.title} gives up exactly the least recently used entries, in that order`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(9), { maxLength: 200 }), (capacity, keys) => {
        const [cache, readThrough] = kind.create(capacity);
        const evicted: unknown[] = [];
        cache.observe({ onRemoval: (_key, value, cause) => evicted.push([value, cause]) });
        const expected: unknown[] = [];
        let hits = 0;
        let newestFirst: number[] = [];
        for (const key of keys) {
          if (newestFirst.includes(key)) hits++;
          newestFirst = [key, ...newestFirst.filter((other) => other !== key)];
          if (newestFirst.length > capacity) expected.push([newestFirst.pop(), 'size']);
          readThrough(key);
          assert.equal(cache.size, newestFirst.length);
        }
        assert.deepEqual(evicted, expected);
        assert.equal(cache.counters.hits, hits);
        assert.equal(cache.counters.misses, keys.length - hits);
        assert.equal(cache.counters.removals.size, expected.length);
      }),
    );
  });
}
