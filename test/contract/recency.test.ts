import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  LruCache,
  memoize,
  type MemoizeOptions,
  type ObservableCache,
  TtlCache,
  type TtlCacheOptions,
} from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

interface RecencyKind {
  readonly title: string;
  /** Returns the cache, and a function that reads a key and stores it when it was not held. */
  create(capacity: number): [cache: ObservableCache, readThrough: (key: number) => void];
}

type Bounded = LruCache<number, number> | TtlCache<number, number>;

function keyed(cache: Bounded): [ObservableCache, (key: number) => void] {
  return [
    cache,
    (key) => {
      if (cache.get(key) === undefined) cache.set(key, key);
    },
  ];
}

function computing(cache: Bounded): [ObservableCache, (key: number) => void] {
  return [cache, (key) => void cache.getOrCompute(key, () => key)];
}

function ttl(options: Partial<TtlCacheOptions<number, number>>): TtlCache<number, number> {
  return new TtlCache({ ttlMs: 1, runtime: new FakeRuntime(), ...options });
}

function memoized(options: MemoizeOptions<[n: number]>): [ObservableCache, (key: number) => void] {
  const same = memoize((n: number) => n, options);
  return [same.cache, (key) => void same(key)];
}

const KINDS: readonly RecencyKind[] = [
  { title: 'LruCache', create: (capacity) => keyed(new LruCache({ capacity })) },
  {
    title: 'LruCache bounded by weight',
    create: (capacity) => keyed(new LruCache({ maxWeight: 2 * capacity, weigh: () => 2 })),
  },
  { title: 'LruCache.getOrCompute', create: (capacity) => computing(new LruCache({ capacity })) },
  { title: 'TtlCache', create: (capacity) => keyed(ttl({ capacity })) },
  { title: 'TtlCache that slides', create: (capacity) => keyed(ttl({ capacity, sliding: true })) },
  { title: 'TtlCache.getOrCompute', create: (capacity) => computing(ttl({ capacity })) },
  { title: 'memoize', create: (maxSize) => memoized({ maxSize }) },
  {
    title: 'memoize with a time to live',
    create: (maxSize) => memoized({ maxSize, ttlMs: 1, runtime: new FakeRuntime() }),
  },
  { title: 'memoize with weak arguments', create: (maxSize) => memoized({ maxSize, weak: true }) },
  { title: 'memoize with a key', create: (maxSize) => memoized({ maxSize, key: (n: number) => `key ${n}` }) },
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
