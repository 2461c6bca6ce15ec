import assert from 'node:assert/strict';
import {
  CACHE_CREATED_HOOK,
  LruCache,
  memoize,
  ObjectPool,
  TtlCache,
  WeakValueMap,
  type EntryView,
} from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import { KeyNames } from '../../../src/probe/keyNames';
import { PREVIEW_CAP } from '../../../src/protocol/keyName';
import { CACHE_LIST_CAP, ENTRY_LIST_CAP, ENTRY_TOTAL_CAP, FRAME_LIST_CAP } from '../../../src/protocol/probe';
import { FakeRuntime } from '../cache/fakeRuntime';
import { FakeTimers } from '../fixtures/fakeTimers';
import { removals } from '../fixtures/frames';

const hook = (): unknown => (globalThis as { [CACHE_CREATED_HOOK]?: unknown })[CACHE_CREATED_HOOK];

const NOTHING = {
  creations: [],
  insertions: [],
  insertionsLeftOut: 0,
  hits: [],
  hitsLeftOut: 0,
  removals: [],
  removalsLeftOut: 0,
  leaks: [],
  leaksLeftOut: 0,
};

/** A cache of another copy of the library, which says of its entries what it likes. */
class LruCacheLike extends LruCache<number, number> {
  readonly askedFor: number[] = [];
  readonly #views: readonly EntryView[];

  constructor(views: readonly EntryView[]) {
    super({ capacity: 100 });
    this.#views = views;
    for (const key of views.keys()) this.set(key, key);
  }

  override inspect(limit: number): EntryView[] {
    this.askedFor.push(limit);
    return this.#views.slice(0, limit);
  }
}

/** Of 500 times the letter k. */
const longName = new KeyNames().of('k'.repeat(500));

describe('HitrateCaches', () => {
  let timers: FakeTimers;
  let found: HitrateCaches;
  beforeEach(() => {
    timers = new FakeTimers();
    found = new HitrateCaches(timers.clock);
  });
  afterEach(() => found.dispose());

  it('finds the caches that are created from now on, in their order, with their totals', () => {
    const users = new LruCache<number, string>({ capacity: 2, name: 'users' });
    const stock = new WeakValueMap<string, object>({ name: 'stock' });
    stock.get('brie');
    for (const key of [1, 2, 3]) users.set(key, 'x');
    users.get(1);
    users.get(3);
    assert.deepEqual(found.sample(), {
      caches: [
        {
          id: 0,
          name: 'users',
          type: 'lru',
          policy: 'lru',
          size: 2,
          capacity: 2,
          hits: 1,
          misses: 1,
          removals: removals({ size: 1 }),
        },
        { id: 1, name: 'stock', type: 'weak-value', size: 0, capacity: null, hits: 0, misses: 1, removals: removals() },
      ],
      cachesLeftOut: 0,
    });
  });

  it('finds every kind of cache', () => {
    const created = [
      new LruCache({ capacity: 1 }),
      new TtlCache({ capacity: 1, ttlMs: 10, runtime: new FakeRuntime() }),
      new WeakValueMap(),
      new ObjectPool({ create: () => ({}), max: 1 }),
      memoize((n: number) => n),
    ];
    const types = found.sample().caches.map(({ type }) => type);
    assert.deepEqual(types, ['lru', 'ttl', 'weak-value', 'pool', 'memoize']);
    assert.equal(types.length, created.length);
  });

  it('tells what has left since it was last asked, with the time and the key as text', () => {
    const cache = new LruCache<unknown, number>({ capacity: 1 });
    cache.set({ secret: true }, 1);
    timers.advance(40);
    cache.set('k'.repeat(500), 2);
    timers.advance(2);
    cache.clear();
    const trail = found.takeTrail();
    assert.deepEqual(trail.removals, [
      { cacheId: 0, atMs: 40, key: 'an object', identity: '#1', cause: 'size', hits: 0, idleMs: 40, ageMs: 40 },
      { cacheId: 0, atMs: 42, ...longName, cause: 'explicit', hits: 0, idleMs: 2, ageMs: 2 },
    ]);
    assert.equal(trail.removalsLeftOut, 0);
    assert.deepEqual(found.takeTrail(), NOTHING);
  });

  it('lists only so many removals, and counts the others exactly', () => {
    const cache = new LruCache<number, number>({ capacity: 1 });
    for (let key = 0; key <= FRAME_LIST_CAP + 3; key++) cache.set(key, key);
    const { removals: told, removalsLeftOut } = found.takeTrail();
    assert.deepEqual([told.length, told[0]?.key, removalsLeftOut], [FRAME_LIST_CAP, '0', 3]);
    assert.equal(found.sample().caches[0]?.removals.size, FRAME_LIST_CAP + 3);
    cache.set(-1, 0);
    assert.equal(found.takeTrail().removals.length, 1);
  });

  it('shows only so many caches at a time, and counts the others', () => {
    const kept = Array.from({ length: CACHE_LIST_CAP + 4 }, () => new LruCache<string, number>({ capacity: 1 }));
    const { caches, cachesLeftOut } = found.sample();
    assert.deepEqual([caches.length, cachesLeftOut], [CACHE_LIST_CAP, 4]);
    assert.equal(found.takeTrail().creations.length, CACHE_LIST_CAP);
    kept.at(-1)?.set('a', 1).set('b', 2);
    assert.deepEqual(found.takeTrail(), NOTHING);
  });

  it('lists the entries that would leave first, of the caches that can tell, with what they know', () => {
    const pool = new ObjectPool({ create: () => ({}), max: 3, prefill: 2 });
    pool.acquire();
    const other = new LruCacheLike([
      { key: { secret: true }, remainingTtlMs: Infinity, weight: 2, ageMs: Number.NaN },
      { key: 'k'.repeat(500), state: 'gone' as 'idle', remainingTtlMs: -3 },
    ]);
    assert.deepEqual(found.entries(), [
      {
        cacheId: 0,
        entries: [
          { key: '1', state: 'idle', value: '{}', hits: 0, idleMs: 0, ageMs: 0 },
          { key: '2', state: 'lent', value: '{}', hits: 1, idleMs: 0, ageMs: 0 },
        ],
        leftOut: 0,
      },
      {
        cacheId: 1,
        entries: [
          { key: 'an object', identity: '#1', weight: 2 },
          { ...longName, remainingTtlMs: -3 },
        ],
        leftOut: 0,
      },
    ]);
    assert.equal(other.size, 2);
  });

  it('lists only so many entries of a cache, fewer of each when there are many caches, and counts the others', () => {
    const entries = Array.from({ length: 40 }, (_, key) => ({ key }));
    const kept = [new LruCacheLike(entries)];
    const listed = (): number[] => found.entries().map((each) => each.entries.length);
    assert.deepEqual(found.entries()[0]?.leftOut, 40 - ENTRY_LIST_CAP);
    assert.deepEqual(listed(), [ENTRY_LIST_CAP]);
    for (let i = 1; i < 10; i++) kept.push(new LruCacheLike(entries));
    assert.deepEqual(
      listed(),
      Array.from({ length: 10 }, () => 9),
    );
    assert.deepEqual(kept[0]?.askedFor, [ENTRY_LIST_CAP, ENTRY_LIST_CAP, 9]);
    for (let i = 10; i < 120; i++) kept.push(new LruCacheLike(entries));
    assert.deepEqual(
      listed(),
      Array.from({ length: ENTRY_TOTAL_CAP }, () => 1),
    );
  });

  it('does not change a total that it has handed out', () => {
    const cache = new LruCache<string, number>({ capacity: 1 });
    const { caches } = found.sample();
    cache.set('a', 1).set('b', 2);
    cache.get('b');
    assert.deepEqual([caches[0]?.size, caches[0]?.hits, caches[0]?.removals.size], [0, 0, 0]);
  });

  it('shows a name as text, whatever a program without types has given', () => {
    const created = ['n'.repeat(500), {} as string].map((name) => new LruCache({ capacity: 1, name }));
    const names = found.sample().caches.map(({ name }) => name);
    assert.deepEqual(names, [`${'n'.repeat(PREVIEW_CAP - 1)}…`, 'an object']);
    assert.equal(names.length, created.length);
  });

  it('takes the hook and every observer back', () => {
    const cache = new LruCache<string, number>({ capacity: 1 });
    found.dispose();
    assert.equal(hook(), undefined);
    cache.set('a', 1).set('b', 2);
    const later = new LruCache<string, number>({ capacity: 1 });
    later.set('a', 1).set('b', 2);
    assert.deepEqual(found.takeTrail().removals, []);
    assert.deepEqual(found.sample(), { caches: [], cachesLeftOut: 0 });
  });

  it('leaves the hook of another observer alone', () => {
    const other = new HitrateCaches(timers.clock);
    const theirs = hook();
    found.dispose();
    assert.equal(hook(), theirs);
    other.dispose();
    assert.equal(hook(), undefined);
  });
});
