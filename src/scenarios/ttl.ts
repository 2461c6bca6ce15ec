import { LruCache, TtlCache } from '../cache';
import { check, done, measure, say, step, turn } from './narration';

const TTL_MS = 1_500;
/** How often a loop below looks again whether time has passed. */
const LOOK_EVERY_MS = 50;

/** Lets entries come to the end of their time, in every way in which that can be noticed. */
export async function runTtl(): Promise<void> {
  await step(
    'Entries with an end',
    `A cache whose entries live for ${TTL_MS} ms gets a price. It has no timer: it looks at the clock whenever somebody reads.`,
    {
      watch: 'The time that is left counts down beside the entry.',
      python: 'cachetools.TTLCache works like this too. functools.lru_cache knows no time at all.',
    },
  );
  const prices = new TtlCache<string, number>({ name: 'prices', ttlMs: TTL_MS, timer: false });
  prices.set('apple', 3);
  await turn(TTL_MS / 5);
  measure('time left', prices.remainingTtlMs('apple') ?? 0, 'ms');
  done(1);

  await step(
    'Read before the deadline',
    'The price is stored again, which lets its time begin anew, and is read after a fifth of it.',
    {
      watch: 'A hit. The old price leaves with the cause "replaced", and reading does not prolong the new one.',
    },
  );
  prices.set('apple', 4);
  await turn(TTL_MS / 5);
  const early = prices.get('apple');
  check('the price is found before its deadline', early === 4, `${early}`);
  done(3);

  await step('Read after the deadline', 'The price is left alone until its time has passed, and read again then.', {
    watch:
      'The countdown reaches 0, and the entry is still held: size 1. The read finds nothing, counts a miss, and removes it with the cause "expired".',
    python: 'A read of an expired key raises KeyError from cachetools.TTLCache; here it returns undefined.',
  });
  while (prices.has('apple')) await turn(LOOK_EVERY_MS);
  const sizeBefore = prices.size;
  const late = prices.get('apple');
  check('nothing is found after the deadline', late === undefined, `${late}`);
  check(
    'it was held until it was read',
    sizeBefore === 1 && prices.size === 0,
    `size ${sizeBefore} before, ${prices.size} after`,
  );
  done(4);

  await step(
    'Lazy against timed',
    'Two caches get the same three sessions, and nobody reads them. One has a timer, a single one for all its entries; the other one is lazy like the one above.',
    {
      watch:
        'When the time has passed, the one named timed loses all three by itself. The one named lazy still holds them, and the memory, until expire() is called.',
      python: 'cachetools.TTLCache is lazy; its expire() does the same.',
    },
  );
  const timed = new TtlCache<string, string>({ name: 'timed', ttlMs: TTL_MS / 3 });
  const lazy = new TtlCache<string, string>({ name: 'lazy', ttlMs: TTL_MS / 3, timer: false });
  for (const name of ['Ada', 'Grace', 'Edsger']) {
    timed.set(name, 'signed in');
    lazy.set(name, 'signed in');
  }
  while (timed.size > 0) await turn(LOOK_EVERY_MS);
  // So that one can see that the lazy entries are overdue and still there.
  await turn(TTL_MS / 2);
  const lazySize = lazy.size;
  const expired = lazy.expire();
  check(
    'the timer removed all of them',
    timed.counters.removals.expired === 3,
    `${timed.counters.removals.expired} expired`,
  );
  check(
    'the lazy one held them until it was asked',
    lazySize === 3 && expired === 3,
    `${lazySize} held, ${expired} expired`,
  );
  done(10);

  await step(
    'A read prolongs',
    `A sliding cache lets the time begin anew at every read. A session is read six times, each time after a fifth of its ${TTL_MS} ms.`,
    {
      watch: 'The countdown jumps back with each hit. The session lives longer than its time to live.',
    },
  );
  const sessions = new TtlCache<string, string>({ name: 'sessions', ttlMs: TTL_MS, sliding: true });
  sessions.set('Ada', 'signed in');
  let found = 0;
  for (let reads = 0; reads < 6; reads++) {
    await turn(TTL_MS / 5);
    if (sessions.get('Ada') !== undefined) found++;
  }
  check('it was found every time', found === 6, `${found} of 6 reads`);
  done(17);

  await step(
    'The stale window',
    'A third way between old and new: for a while after its time an answer is handed out all the same, at once, while a new one is loaded behind it. The weather is asked for three times.',
    {
      watch:
        'One miss and two hits. The second answer is the old one, and starts the second load; the third one is new.',
    },
  );
  let loads = 0;
  const weather = new LruCache<string, string>({
    name: 'weather',
    capacity: 10,
    freshMs: TTL_MS / 5,
    staleWhileRevalidateMs: 60_000,
    load: () => `report ${++loads}`,
    runtime: { now: () => performance.now(), after: () => () => undefined },
  });
  const first = await weather.fetch('Bergen');
  await turn(TTL_MS / 4);
  const second = await weather.fetch('Bergen');
  await turn();
  const third = await weather.fetch('Bergen');
  say(`${first}, then ${second}, then ${third}`);
  check(
    'the stale one was handed out while a new one was loaded',
    second === 'report 1' && third === 'report 2',
    `${first}, ${second}, ${third}`,
  );
  done(20);
}
