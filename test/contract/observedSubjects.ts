import {
  type CacheType,
  EVICTION_POLICY_NAMES,
  LruCache,
  type LruCacheOptions,
  memoize,
  type MemoizeOptions,
  type ObservableCache,
  ObjectPool,
  TtlCache,
  type TtlCacheOptions,
  WeakRefSet,
  WeakValueMap,
} from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

/** A cache with the operations that all kinds have in common, whatever they are called there. */
export interface Subject {
  readonly cache: ObservableCache;
  /** One read (a call, an acquisition). */
  read(key: number): void;
  /** A read that finds something; there has to be something. */
  hit(): void;
  /** Makes sure that there are `count` entries, at most {@link SUBJECT_CAPACITY}, besides those there are. */
  fill(count: number): void;
  clear(): void;
}

export interface SubjectKind {
  readonly title: string;
  /** What it is called when the program gives it no name. */
  readonly ownName: string;
  readonly type: CacheType;
  readonly capacity: number;
  create(name?: string): Subject;
}

export const SUBJECT_CAPACITY = 4;

interface Keyed {
  get(key: number): object | undefined;
  set(key: number, value: object): unknown;
  clear(): void;
}

function keyed(cache: ObservableCache & Keyed): Subject {
  // Held here, so that no test of this suite depends on the garbage collector.
  const alive: object[] = [];
  let lastKey = 0;
  return {
    cache,
    read: (key) => void cache.get(key),
    hit: () => void cache.get(lastKey),
    fill: (count) => {
      for (let i = 0; i < count; i++) {
        const value = { serial: ++lastKey };
        alive.push(value);
        cache.set(lastKey, value);
      }
    },
    clear: () => cache.clear(),
  };
}

function weakSet(name: string | undefined): Subject {
  const set = new WeakRefSet(named(name));
  // Also what was in it once, by the order in which it came.
  const alive: object[] = [];
  return {
    cache: set,
    read: (key) => void set.has(alive[key]),
    hit: () => void set.has(alive.at(-1)),
    fill: (count) => {
      for (let i = 0; i < count; i++) {
        const member = { serial: alive.length };
        alive.push(member);
        set.add(member);
      }
    },
    clear: () => set.clear(),
  };
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function lru(title: string, options: LruCacheOptions<number, object>): SubjectKind {
  return {
    ...{ title, ownName: 'LruCache', type: 'lru', capacity: SUBJECT_CAPACITY },
    create: (name) => keyed(new LruCache<number, object>({ ...options, ...named(name) })),
  };
}

function ttl(title: string, options: Partial<TtlCacheOptions<number, object>>): SubjectKind {
  const bounds = { ttlMs: 1, capacity: SUBJECT_CAPACITY };
  return {
    ...{ title, ownName: 'TtlCache', type: 'ttl', capacity: SUBJECT_CAPACITY },
    create: (name) =>
      keyed(new TtlCache<number, object>({ ...bounds, runtime: new FakeRuntime(), ...options, ...named(name) })),
  };
}

function memo(title: string, options: MemoizeOptions<[n: number]>): SubjectKind {
  return {
    ...{ title, ownName: 'memoize', type: 'memoize', capacity: SUBJECT_CAPACITY },
    create: (name) => memoized({ ...options, ...named(name) }),
  };
}

function memoized(options: MemoizeOptions<[n: number]>): Subject {
  const double = memoize((n: number) => n * 2, { maxSize: SUBJECT_CAPACITY, ...options });
  let last = 1000;
  return {
    cache: double.cache,
    read: (key) => void double(key),
    hit: () => void double(last),
    fill: (count) => {
      for (let i = 0; i < count; i++) double(++last);
    },
    clear: () => double.cacheClear(),
  };
}

function pool(name: string | undefined): Subject {
  const objects = new ObjectPool({ create: () => ({}), max: SUBJECT_CAPACITY, ...named(name) });
  // As many as there are, as it may be done from within another acquisition.
  function lend(count: number): void {
    const lent: object[] = [];
    while (lent.length < count && objects.inUse < SUBJECT_CAPACITY) lent.push(objects.acquire());
    for (const object of lent) objects.release(object);
  }
  return {
    cache: objects,
    read: () => lend(1),
    hit: () => lend(1),
    fill: lend,
    clear: () => objects.clear(),
  };
}

/** Every class that claims to be observable. */
export const SUBJECT_KINDS: readonly SubjectKind[] = [
  ...EVICTION_POLICY_NAMES.map((policy) => lru(`LruCache with ${policy}`, { capacity: SUBJECT_CAPACITY, policy })),
  lru('LruCache bounded by weight', {
    capacity: SUBJECT_CAPACITY,
    maxWeight: 3 * SUBJECT_CAPACITY,
    weigh: () => 3,
  }),
  lru('LruCache whose values become stale', { capacity: SUBJECT_CAPACITY, freshMs: 1, runtime: new FakeRuntime() }),
  ttl('TtlCache', {}),
  ttl('TtlCache that slides and jitters', { sliding: true, jitter: 0.5 }),
  {
    title: 'WeakValueMap',
    ownName: 'WeakValueMap',
    type: 'weak-value',
    capacity: Infinity,
    create: (name) => keyed(new WeakValueMap(named(name))),
  },
  { title: 'WeakRefSet', ownName: 'WeakRefSet', type: 'weak-set', capacity: Infinity, create: weakSet },
  { title: 'ObjectPool', ownName: 'ObjectPool', type: 'pool', capacity: SUBJECT_CAPACITY, create: pool },
  memo('memoize', {}),
  memo('memoize with a time to live', { ttlMs: 1, runtime: new FakeRuntime() }),
  memo('memoize with weak arguments', { weak: true }),
];
