import { LruCache, memoize, ObjectPool, provideRuntime, WeakValueMap } from '../../../src/cache';

// Uses one cache of several kinds for a while, says what it counted itself, and then waits to be looked at.
provideRuntime({
  now: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(timer);
  },
});

const users = new LruCache<string, object>({ name: 'users', capacity: 50 });
const square = memoize((n: number) => n * n, { name: 'square', maxSize: 10 });
const stock = new WeakValueMap<string, object>({ name: 'stock' });
const pool = new ObjectPool({ name: 'connections', max: 2, create: () => ({ open: true }), leakAfterMs: 20 });
const kept: object[] = [];

let round = 0;
const work = setInterval(() => {
  for (let i = 0; i < 60; i++) {
    const key = `user:${(round * 7 + i * i) % 90}`;
    if (users.get(key) === undefined) users.set(key, { id: i, round });
    square(i % 15);
  }
  const value = {};
  kept.push(value);
  stock.set(`item:${round}`, value);
  stock.get(`item:${round - 1}`);
  pool.release(pool.acquire());
  if (++round < 20) return;
  clearInterval(work);
  pool.acquire();
  const { hits, misses } = users.counters;
  console.log(
    JSON.stringify({ hits, misses, evicted: users.counters.removals.size, calls: square.cache.counters.hits }),
  );
}, 5);
// Until it is stopped.
setInterval(() => kept.length, 1_000);
