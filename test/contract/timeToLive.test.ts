import assert from 'node:assert/strict';
import { memoize, type MemoizeOptions, type ObservableCache, TtlCache, type TtlCacheOptions } from '../../src/cache';
import { LONGEST_DELAY_MS } from '../../src/cache/runtime';
import { FakeRuntime } from '../unit/cache/fakeRuntime';
import { RemovalLog } from './removalLog';

interface Mortal {
  readonly cache: ObservableCache;
  /** Stores a value under a key that is not held. */
  readonly store: (key: number) => void;
  /** Whether a read would find it; changes nothing. */
  readonly has: (key: number) => boolean;
  /** A read that counts, of a key that is held or not. */
  readonly read: (key: number) => void;
  readonly clear: () => void;
}

interface MortalKind {
  readonly title: string;
  create(ttlMs: number, runtime: FakeRuntime | undefined): Mortal;
}

function withRuntime(runtime: FakeRuntime | undefined): { readonly runtime?: FakeRuntime } {
  return runtime === undefined ? {} : { runtime };
}

function ttl(title: string, options: Partial<TtlCacheOptions<number, number>>): MortalKind {
  return {
    title,
    create: (ttlMs, runtime) => {
      const cache = new TtlCache<number, number>({ ttlMs, ...withRuntime(runtime), ...options });
      return {
        cache,
        store: (key) => void cache.set(key, key),
        has: (key) => cache.has(key),
        read: (key) => void cache.get(key),
        clear: () => cache.clear(),
      };
    },
  };
}

function memo(title: string, options: MemoizeOptions<[n: number]>): MortalKind {
  return {
    title,
    create: (ttlMs, runtime) => {
      const same = memoize((n: number) => n, { ttlMs, ...withRuntime(runtime), ...options });
      return {
        cache: same.cache,
        store: (key) => void same(key),
        has: (key) => same.cacheHas(key),
        read: (key) => void same(key),
        clear: () => same.cacheClear(),
      };
    },
  };
}

const KINDS: readonly MortalKind[] = [
  ttl('TtlCache', {}),
  ttl('TtlCache with a bound', { capacity: 10 }),
  memo('memoize', {}),
  memo('memoize without a bound', { maxSize: Infinity }),
  memo('memoize with weak arguments', { weak: true }),
];

for (const kind of KINDS) {
  describe(`${kind.title} and the time to live`, () => {
    it('finds what is held until its time has passed, and nothing exactly then, wherever the clock starts', () => {
      for (const startMs of [0, -5, 1e12]) {
        const runtime = new FakeRuntime(startMs);
        const { store, has } = kind.create(10, runtime);
        store(1);
        runtime.block(9);
        assert.equal(has(1), true);
        runtime.block(1);
        assert.equal(has(1), false);
      }
    });

    it('removes what has ended by one timer for all, tells it once as expired, and arms none for nothing', () => {
      const runtime = new FakeRuntime();
      const { cache, store } = kind.create(10, runtime);
      const log = new RemovalLog();
      cache.observe(log);
      assert.equal(runtime.armed, 0);
      for (let key = 0; key < 5; key++) {
        store(key);
        runtime.advance(1);
      }
      assert.deepEqual([cache.size, runtime.armed], [5, 1]);
      runtime.advance(5);
      assert.deepEqual([cache.size, log.counts.expired], [4, 1]);
      runtime.advance(100);
      assert.deepEqual([cache.size, log.counts.expired, runtime.armed, runtime.mostArmed], [0, 5, 0, 1]);
      assert.equal(cache.counters.removals.expired, 5);
    });

    it('counts a read of what has ended as a miss, and tells its end first', () => {
      const runtime = new FakeRuntime();
      const { cache, store, read } = kind.create(10, runtime);
      store(1);
      const missesBefore = cache.counters.misses;
      const told: string[] = [];
      cache.observe({
        onRemoval: (_key, _value, cause) => told.push(cause),
        onRead: (_key, isHit) => told.push(isHit ? 'hit' : 'miss'),
      });
      runtime.block(10);
      read(1);
      assert.deepEqual(told, ['expired', 'miss']);
      assert.equal(cache.counters.misses, missesBefore + 1);
    });

    it('takes no end at all, for which it needs no timer', () => {
      const runtime = new FakeRuntime();
      const { store, has } = kind.create(Infinity, runtime);
      store(1);
      runtime.advance(1e15);
      assert.deepEqual([has(1), runtime.armings], [true, 0]);
    });

    it('takes an end that is farther away than a timer can be set', () => {
      const runtime = new FakeRuntime();
      const { cache, store, has } = kind.create(3 * LONGEST_DELAY_MS, runtime);
      store(1);
      runtime.advance(3 * LONGEST_DELAY_MS - 1);
      assert.equal(has(1), true);
      runtime.advance(1);
      assert.deepEqual([cache.size, runtime.armed], [0, 0]);
    });

    it('calls its timer off when it is cleared, and tells what had ended as expired', () => {
      const runtime = new FakeRuntime();
      const { cache, store, clear } = kind.create(10, runtime);
      const log = new RemovalLog();
      store(1);
      runtime.block(5);
      store(2);
      runtime.block(5);
      cache.observe(log);
      clear();
      assert.deepEqual([log.counts.expired, log.counts.explicit, runtime.armed], [1, 1, 0]);
    });

    it('shows the time that is left', () => {
      const runtime = new FakeRuntime();
      const { cache, store } = kind.create(10, runtime);
      store(1);
      runtime.block(4);
      assert.deepEqual(
        cache.inspect?.(1).map(({ remainingTtlMs }) => remainingTtlMs),
        [6],
      );
    });

    for (const ttlMs of [0, -1, Number.NaN]) {
      it(`refuses a time to live of ${ttlMs}`, () => {
        assert.throws(() => kind.create(ttlMs, new FakeRuntime()), {
          name: 'RangeError',
          message: /: ttlMs must be greater than 0/,
        });
      });
    }

    it('says that it needs a clock and a timer', () => {
      assert.throws(() => kind.create(10, undefined), { name: 'TypeError', message: /: it needs the time; give/ });
    });
  });
}
