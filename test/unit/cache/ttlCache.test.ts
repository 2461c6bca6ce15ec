import assert from 'node:assert/strict';
import { TtlCache, type TtlCacheOptions } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

interface Setting<K, V> {
  readonly cache: TtlCache<K, V>;
  readonly told: unknown[];
  readonly advance: (ms: number) => void;
}

function create<K = string, V = number>(options: Partial<TtlCacheOptions<K, V>> = {}): Setting<K, V> {
  let nowMs = 0;
  const cache = new TtlCache<K, V>({
    ttlMs: 10,
    runtime: { now: () => nowMs, after: () => () => undefined },
    ...options,
  });
  const told: unknown[] = [];
  cache.observe({ onRemoval: (...removal) => told.push(removal) });
  return {
    cache,
    told,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

describe('TtlCache', () => {
  it('finds an entry until just before its deadline, on a clock that starts at 0', () => {
    const { cache, advance } = create();
    cache.set('a', 1);
    advance(9.999);
    assert.equal(cache.get('a'), 1);
    assert.equal(cache.has('a'), true);
    assert.equal(cache.peek('a'), 1);
  });

  it('expires an entry that is read exactly at its deadline, and counts the read as a miss', () => {
    const { cache, told, advance } = create();
    cache.set('a', 1);
    advance(10);
    assert.equal(cache.get('a'), undefined);
    assert.deepEqual([cache.counters.hits, cache.counters.misses, cache.size], [0, 1, 0]);
    assert.deepEqual(told, [['a', 1, 'expired']]);
    assert.equal(cache.get('a'), undefined);
    assert.equal(cache.counters.removals.expired, 1);
  });

  it('reads the clock at every get, so that nothing stale is returned within one turn', () => {
    let reads = 0;
    const cache = new TtlCache<string, number>({
      ttlMs: 3,
      runtime: { now: () => reads++, after: () => () => undefined },
    });
    cache.set('a', 1);
    assert.deepEqual([cache.get('a'), cache.get('a'), cache.get('a')], [1, 1, undefined]);
  });

  it('hides an expired entry from has, peek and entries, and holds it until an operation comes upon it', () => {
    const { cache, told, advance } = create();
    cache.set('a', 1);
    advance(10);
    assert.equal(cache.has('a'), false);
    assert.equal(cache.peek('a'), undefined);
    assert.deepEqual([...cache.entries()], []);
    assert.equal(cache.size, 1);
    assert.deepEqual(told, []);
  });

  it('does not prolong a life by reading', () => {
    const { cache, advance } = create();
    cache.set('a', 1);
    advance(6);
    cache.get('a');
    advance(6);
    assert.equal(cache.get('a'), undefined);
  });

  it('begins a new life when a key is set again, also to the same value', () => {
    const { cache, told, advance } = create();
    cache.set('a', 1);
    advance(6);
    cache.set('a', 1);
    advance(6);
    assert.equal(cache.get('a'), 1);
    assert.deepEqual(told, []);
  });

  it('tells an old value as expired, not as replaced, when its time had passed', () => {
    const { cache, told, advance } = create();
    cache.set('a', 1);
    advance(10);
    cache.set('a', 1);
    assert.deepEqual(told, [['a', 1, 'expired']]);
    assert.equal(cache.get('a'), 1);
  });

  it('gives an entry the time to live that it is set with', () => {
    const { cache, advance } = create();
    cache.set('short', 1, 5).set('default', 2).set('forever', 3, Infinity);
    assert.equal(cache.remainingTtlMs('short'), 5);
    assert.equal(cache.remainingTtlMs('default'), 10);
    assert.equal(cache.remainingTtlMs('forever'), Infinity);
    advance(5);
    assert.equal(cache.remainingTtlMs('short'), undefined);
    assert.equal(cache.remainingTtlMs('default'), 5);
    assert.equal(cache.remainingTtlMs('never set'), undefined);
    advance(Number.MAX_VALUE);
    assert.deepEqual([...cache.entries()], [['forever', 3]]);
  });

  it('takes Infinity as the time to live of all, bounded or not', () => {
    const { cache, told, advance } = create({ ttlMs: Infinity, capacity: 2 });
    cache.set('a', 1).set('b', 2).set('c', 3);
    advance(1e12);
    assert.equal(cache.expire(), 0);
    assert.deepEqual(told, [['a', 1, 'size']]);
    assert.deepEqual(
      [...cache.entries()],
      [
        ['c', 3],
        ['b', 2],
      ],
    );
  });

  it('takes a time beyond what a timer could', () => {
    const { cache, advance } = create({ ttlMs: 2 ** 40 });
    cache.set('a', 1);
    advance(2 ** 40 - 1);
    assert.equal(cache.get('a'), 1);
    advance(1);
    assert.equal(cache.get('a'), undefined);
  });

  it('removes all expired entries at once when asked, and says how many', () => {
    const { cache, told, advance } = create<number>();
    for (let key = 1; key <= 5; key++) cache.set(key, key, key);
    advance(3);
    assert.equal(cache.expire(), 3);
    assert.equal(cache.expire(), 0);
    assert.deepEqual(told, [
      [1, 1, 'expired'],
      [2, 2, 'expired'],
      [3, 3, 'expired'],
    ]);
    assert.equal(cache.size, 2);
  });

  it('drives an expired entry out before a live one, however recently it was used', () => {
    const { cache, told, advance } = create({ capacity: 2 });
    cache.set('live', 1).set('dead', 2, 5);
    cache.get('dead');
    advance(5);
    cache.set('new', 3);
    assert.deepEqual(told, [['dead', 2, 'expired']]);
    assert.equal(cache.get('live'), 1);
  });

  it('drives the least recently used entry out when all are live', () => {
    const { cache, told } = create({ capacity: 2 });
    cache.set('a', 1, 100).set('b', 2, 1);
    cache.get('a');
    cache.set('c', 3);
    assert.deepEqual(told, [['b', 2, 'size']]);
  });

  it('finds nothing to delete in an expired entry, and tells it as expired', () => {
    const { cache, told, advance } = create();
    cache.set('a', 1);
    advance(10);
    assert.equal(cache.delete('a'), false);
    assert.deepEqual(told, [['a', 1, 'expired']]);
    assert.equal(cache.size, 0);
  });

  it('tells expired entries as such when it is cleared', () => {
    const { cache, told, advance } = create();
    cache.set('dead', 1, 5).set('live', 2);
    advance(5);
    cache.clear();
    assert.deepEqual(told, [
      ['live', 2, 'explicit'],
      ['dead', 1, 'expired'],
    ]);
    assert.equal(cache.expire(), 0);
  });

  it('skips an entry that expires while the entries are visited', () => {
    const { cache, advance } = create();
    cache.set('a', 1, 5).set('b', 2);
    const visited: string[] = [];
    for (const [key] of cache.entries()) {
      visited.push(key);
      advance(5);
    }
    assert.deepEqual(visited, ['b']);
  });

  for (const ttlMs of [0, -1, Number.NaN]) {
    it(`refuses a time to live of ${ttlMs} and says what it takes`, () => {
      const message = `TtlCache: ttlMs must be greater than 0, or Infinity, not ${ttlMs}`;
      assert.throws(() => create({ ttlMs }), { name: 'RangeError', message });
      const { cache } = create();
      assert.throws(() => cache.set('a', 1, ttlMs), { name: 'RangeError', message });
      assert.equal(cache.size, 0);
    });
  }

  it('takes no room for what has ended when a new key comes, full or not', () => {
    const { cache, told, advance } = create<number>();
    for (let key = 0; key < 1000; key++) {
      cache.set(key, key);
      advance(1);
    }
    assert.equal(cache.size, 10);
    assert.deepEqual(told.slice(0, 2), [
      [0, 0, 'expired'],
      [1, 1, 'expired'],
    ]);
  });

  it('tells the option onRemoval first, before observers', () => {
    const order: unknown[] = [];
    const cache = new TtlCache<string, number>({
      ttlMs: 1,
      runtime: new FakeRuntime(),
      onRemoval: (...removal) => order.push(removal),
    });
    cache.observe({ onRemoval: () => order.push('observer') });
    cache.set('a', 1).delete('a');
    assert.deepEqual(order, [['a', 1, 'explicit'], 'observer']);
  });

  it('refuses a bad capacity', () => {
    assert.throws(() => create({ capacity: 0 }), { name: 'RangeError', message: /^TtlCache: capacity must be/ });
  });

  it('says that it needs a clock and a timer', () => {
    assert.throws(() => new TtlCache({ ttlMs: 1 }), {
      name: 'TypeError',
      message: 'TtlCache: it needs the time; give the option runtime, or call provideRuntime() once at the start',
    });
  });
});
