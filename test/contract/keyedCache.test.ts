import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  EVICTION_POLICY_NAMES,
  LruCache,
  type ObservableCache,
  TtlCache,
  type TtlCacheOptions,
  WeakValueMap,
} from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';
import { RemovalLog } from './removalLog';

/** What a cache has in common with a `Map`. */
interface KeyedCache<V> extends ObservableCache {
  get(key: unknown): V | undefined;
  has(key: unknown): boolean;
  set(key: unknown, value: V): this;
  delete(key: unknown): boolean;
  clear(): void;
  entries(): Iterable<[unknown, V]>;
}

interface KeyedKind {
  readonly title: string;
  create(): KeyedCache<object>;
}

const KEYS: readonly unknown[] = [0, 1, '1', Number.NaN, undefined, null, true, 1n, Symbol('key'), {}, [], ''];
const VALUES: readonly object[] = Array.from({ length: 5 }, (_, serial) => ({ serial }));

/** Bounds that all keys just keep within. */
const capacity = KEYS.length;

function ttl(options: Partial<TtlCacheOptions<unknown, object>>): KeyedCache<object> {
  return new TtlCache<unknown, object>({ ttlMs: 1, runtime: new FakeRuntime(), ...options });
}

const KINDS: readonly KeyedKind[] = [
  { title: 'LruCache', create: () => new LruCache<unknown, object>({ capacity: Infinity }) },
  ...EVICTION_POLICY_NAMES.map((policy) => ({
    title: `LruCache with a bound and ${policy}`,
    create: () => new LruCache<unknown, object>({ capacity, policy }),
  })),
  {
    title: 'LruCache bounded by weight',
    create: () => new LruCache<unknown, object>({ maxWeight: 2 * capacity, weigh: () => 2 }),
  },
  { title: 'TtlCache', create: () => ttl({}) },
  { title: 'TtlCache with a bound', create: () => ttl({ capacity }) },
  { title: 'TtlCache that slides and jitters', create: () => ttl({ sliding: true, jitter: 0.5 }) },
  { title: 'WeakValueMap', create: () => new WeakValueMap() },
];

type Step = (cache: KeyedCache<object>, model: Map<unknown, object>) => void;

const key = fc.constantFrom(...KEYS);
const value = fc.constantFrom(...VALUES);
const step = fc.oneof(
  fc.tuple(key, value).map(([k, v]): Step => (cache, model) => {
    assert.equal(cache.set(k, v), cache);
    model.set(k, v);
  }),
  key.map(
    (k): Step =>
      (cache, model) =>
        assert.equal(cache.get(k), model.get(k)),
  ),
  key.map(
    (k): Step =>
      (cache, model) =>
        assert.equal(cache.has(k), model.has(k)),
  ),
  key.map(
    (k): Step =>
      (cache, model) =>
        assert.equal(cache.delete(k), model.delete(k)),
  ),
  fc.constant<Step>((cache, model) => {
    cache.clear();
    model.clear();
  }),
);

/** Something that changes a cache; a value that it stores is a new one and is put down in `stored`. */
type Change = (cache: KeyedCache<object>, stored: object[]) => void;

const change = fc.oneof(
  {
    weight: 4,
    arbitrary: key.map((k): Change => (cache, stored) => {
      const fresh = { serial: stored.length };
      stored.push(fresh);
      cache.set(k, fresh);
    }),
  },
  {
    weight: 2,
    arbitrary: key.map(
      (k): Change =>
        (cache) =>
          void cache.delete(k),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change>((cache) => cache.clear()) },
);

for (const kind of KINDS) {
  describe(`${kind.title} as a keyed cache`, () => {
    it('agrees with a Map while nothing has to leave', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 100 }), (todo) => {
          const cache = kind.create();
          const model = new Map<unknown, object>();
          for (const act of todo) {
            act(cache, model);
            assert.equal(cache.size, model.size);
          }
          assert.deepEqual(new Map(cache.entries()), model);
          assert.equal([...cache.entries()].length, model.size);
        }),
      );
    });

    it('counts only get as a read', () => {
      const cache = kind.create();
      cache.set('a', VALUES[0] as object);
      cache.has('a');
      cache.has('b');
      assert.equal([...cache.entries()].length, 1);
      cache.delete('b');
      assert.deepEqual([cache.counters.hits, cache.counters.misses], [0, 0]);
      cache.get('a');
      cache.get('a');
      cache.get('b');
      assert.deepEqual([cache.counters.hits, cache.counters.misses], [2, 1]);
    });

    it('tells an old value as replaced, but not when the same one is stored again', () => {
      const cache = kind.create();
      const [first, second] = VALUES as [object, object];
      const log = new RemovalLog();
      cache.observe(log);
      cache.set('a', first).set('a', first).set('a', second);
      assert.deepEqual(log.removals, [{ key: 'a', value: first, cause: 'replaced' }]);
    });

    it('tells a deleted value as explicit, and nothing for a key that is not held', () => {
      const cache = kind.create();
      const log = new RemovalLog();
      cache.observe(log);
      cache.set('a', VALUES[0] as object);
      assert.equal(cache.delete('b'), false);
      assert.equal(cache.delete('a'), true);
      assert.equal(cache.delete('a'), false);
      assert.deepEqual(log.removals, [{ key: 'a', value: VALUES[0], cause: 'explicit' }]);
    });

    it('tells every entry as explicit when it is cleared, and keeps hits and misses', () => {
      const cache = kind.create();
      const log = new RemovalLog();
      cache.observe(log);
      cache.set('a', VALUES[0] as object).set('b', VALUES[1] as object);
      cache.get('a');
      cache.clear();
      cache.clear();
      assert.deepEqual(
        new Map(log.removals.map((removal) => [removal.key, removal.value])),
        new Map([
          ['a', VALUES[0]],
          ['b', VALUES[1]],
        ]),
      );
      assert.equal(cache.counters.removals.explicit, 2);
      assert.equal(cache.counters.hits, 1);
    });

    it('can be changed and read while its entries are visited, and shows none that has left', () => {
      const between = fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 12 });
      fc.assert(
        fc.property(between, (stepsByVisit) => {
          const cache = kind.create();
          const model = new Map<unknown, object>();
          for (const k of KEYS) {
            cache.set(k, VALUES[0] as object);
            model.set(k, VALUES[0] as object);
          }
          let visits = 0;
          for (const [k, v] of cache.entries()) {
            assert.equal(v, model.get(k));
            for (const act of stepsByVisit[visits] ?? []) act(cache, model);
            visits++;
            assert.ok(visits <= KEYS.length + 36, 'the iteration goes on and on');
          }
          assert.deepEqual(new Map(cache.entries()), model);
        }),
      );
    });

    it('holds or has told each value exactly once, also when an observer sets and deletes in it', () => {
      fc.assert(
        fc.property(fc.array(change, { maxLength: 40 }), fc.array(change, { maxLength: 20 }), (todo, reactions) => {
          const cache = kind.create();
          const stored: object[] = [];
          const told: unknown[] = [];
          const waiting = [...reactions];
          cache.observe({
            onRemoval: (_key, removed) => {
              told.push(removed);
              waiting.pop()?.(cache, stored);
            },
          });
          for (const act of todo) act(cache, stored);
          const held = Array.from(cache.entries(), ([, v]) => v);
          assert.equal(held.length, cache.size);
          assert.equal(held.length + told.length, stored.length);
          assert.deepEqual(new Set([...held, ...told]), new Set(stored));
          for (const [k, v] of cache.entries()) assert.equal(cache.get(k), v);
        }),
      );
    });
  });
}
