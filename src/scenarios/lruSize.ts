import { LruCache } from '../cache';
import { check, done, say, step } from './narration';

const CAPACITY = 4;

/** Fills a small LRU cache, uses some of its entries and overflows it; says before each change who would have to go. */
export async function runLruSize(): Promise<void> {
  const evicted: string[] = [];

  await step(
    'Fill it',
    `A cache with room for ${CAPACITY} gets four capitals, that of Italy first. Nothing has to leave.`,
    {
      watch: 'The size rises to 4 of 4. Italy is the next victim: it is the one that was not used for longest.',
      python: 'An OrderedDict with move_to_end() and popitem(last=False) is the same cache, written by hand.',
    },
  );
  const capitals = new LruCache<string, string>({
    name: 'capitals',
    capacity: CAPACITY,
    onRemoval: (country, _capital, cause) => void evicted.push(`${country} (${cause})`),
  });
  capitals.set('Italy', 'Rome').set('Peru', 'Lima').set('Kenya', 'Nairobi').set('Japan', 'Tokyo');
  say(order(capitals));
  check('Italy is the next victim', nextVictim(capitals) === 'Italy', `${nextVictim(capitals)} is next`);
  done(4);

  await step(
    'Touch one',
    `From next victim to most recent: ${order(capitals)}. Now Italy is read, which makes it the most recently used.`,
    {
      watch: 'One hit. Italy moves to the far end of the entries, and Peru is the next victim.',
      python:
        'OrderedDict: move_to_end(key) on every read. A plain dict keeps the order of insertion, whatever is read.',
    },
  );
  capitals.get('Italy');
  check('Peru is the next victim', nextVictim(capitals) === 'Peru', `${nextVictim(capitals)} is next`);
  done(5);

  await step(
    'Look without touching',
    'peek and has look at Peru. They are made not to count as use: a tool that lists a cache must not change what it looks at.',
    {
      watch: 'No hit, and Peru is still the next victim.',
    },
  );
  capitals.peek('Peru');
  capitals.has('Peru');
  check('Peru is still the next victim', nextVictim(capitals) === 'Peru', `${nextVictim(capitals)} is next`);

  await step(
    'Overflow it',
    `${order(capitals)}. Chile comes, and there is no room. Peru goes, not Italy, which came first but was used since.`,
    {
      watch: 'An eviction of Peru with the cause "size". The size stays at 4.',
      python: 'In functools.lru_cache the oldest entry goes without a word; there is nothing to observe it with.',
    },
  );
  capitals.set('Chile', 'Santiago');
  check('Peru was evicted', evicted.join() === 'Peru (size)', evicted.join(', '));
  done(6);

  await step(
    'Store under a key that is held',
    `${order(capitals)}. Kenya is the next victim. It gets a new value: that counts as use too, and the old value leaves.`,
    {
      watch:
        'Kenya leaves and is here again: the cause is "replaced", the size does not change, and Japan is the next victim.',
    },
  );
  capitals.set('Kenya', 'Nairobi City');
  check('the old value was replaced', evicted.at(-1) === 'Kenya (replaced)', `${evicted.at(-1)}`);
  check('Japan is the next victim', nextVictim(capitals) === 'Japan', `${nextVictim(capitals)} is next`);
  done(7);

  await step(
    'Two at once',
    `${order(capitals)}. Ghana and Nepal come one after the other: two have to go, the two at the front.`,
    {
      watch: 'Two evictions with the cause "size": Japan and Italy, in that order.',
    },
  );
  capitals.set('Ghana', 'Accra').set('Nepal', 'Kathmandu');
  const [first, second] = evicted.slice(-2);
  check(
    'Japan and Italy were evicted',
    first === 'Japan (size)' && second === 'Italy (size)',
    `${first}, then ${second}`,
  );
  done(9);

  await step(
    'Make it smaller',
    `${order(capitals)}. The capacity is set to 2 while the cache is in use. What does not fit any more leaves at once.`,
    {
      watch: 'Chile and Kenya leave, and the line of the capacity falls to 2.',
      python: 'lru_cache cannot change its maxsize; it is made anew, and forgets everything.',
    },
  );
  capitals.resize({ capacity: 2 });
  const left = [...capitals.keys()].join(', ');
  check('the two most recently used are left', left === 'Nepal, Ghana', left);
  done(10);
}

/** The entry that would have to go if a new one came now. */
function nextVictim(cache: LruCache<string, string>): string {
  const [victim] = cache.entriesReversed().next().value ?? [''];
  return victim;
}

function order(cache: LruCache<string, string>): string {
  return Array.from(cache.entriesReversed(), ([key]) => key).join(' → ');
}
