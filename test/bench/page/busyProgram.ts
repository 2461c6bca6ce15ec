// The program that the page's benchmark observes: three caches of ten thousand entries, from which five hundred entries a
// second leave, and some thousand reads a second. It goes on until it is stopped.
import { LruCache, provideRuntime, TtlCache, WeakValueMap } from '../../../src/cache';
import { randomOf } from '../random';

const TICK_MS = 20;
/** Evictions a tick: 500 a second. */
const EVICTIONS = 10;
const READS = 100;
const CAPACITY = 10_000;

provideRuntime({
  now: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(timer);
  },
});

const users = new LruCache<number, object>({ name: 'users', capacity: CAPACITY });
const sessions = new TtlCache<string, number>({ name: 'sessions', ttlMs: 20_000, capacity: CAPACITY });
const shapes = new WeakValueMap<number, object>({ name: 'shapes' });
const held: object[] = [];
const random = randomOf(1);
let next = 0;

function fill(): void {
  for (; next < CAPACITY; next++) {
    users.set(next, { id: next });
    sessions.set(`session ${next}`, next);
  }
}

function tick(): void {
  for (let i = 0; i < EVICTIONS; i++, next++) {
    users.set(next, { id: next });
    if (i % 2 === 0) sessions.set(`session ${next}`, next);
    const shape = { next };
    shapes.set(next, shape);
    held[next % 100] = shape;
  }
  for (let i = 0; i < READS; i++) {
    const key = next - 1 - Math.floor(random() ** 3 * CAPACITY * 1.2);
    users.get(key);
    sessions.get(`session ${key}`);
  }
}

fill();
setInterval(tick, TICK_MS);
