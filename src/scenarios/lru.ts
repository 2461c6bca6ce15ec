import { LruCache } from '../cache';
import { check, checkpoint, done, parameter, step, turn } from './narration';
import type { ScenarioOptions } from './scenarioOptions';
import { skewedKeys } from './skewedKeys';

/** The shape of the workload at the beginning. */
export const KEY_SPACE = 10_000;
export const CAPACITY = KEY_SPACE / 10;
export const SKEW = 0.99;
/** At full speed: how many reads go between two turns of the event loop. */
const BATCH_AT_FULL_SPEED = 2_000;
/** At a set rate: how many batches a second, fast enough to look continuous. */
const BATCHES_PER_SECOND = 20;

interface User {
  readonly id: string;
}

/** Reads skewed keys through an LRU cache, until it is stopped; what decides the hit rate can be changed meanwhile. */
export async function runLru({ operations, seed, rate }: ScenarioOptions): Promise<void> {
  const skew = parameter({ id: 'skew', label: 'Skew of the keys', min: 0, max: 2, step: 0.01, value: SKEW });
  const keySpace = parameter({
    id: 'keySpace',
    label: 'Different keys',
    min: 100,
    max: 100_000,
    step: 100,
    value: KEY_SPACE,
  });
  const capacity = parameter({
    id: 'capacity',
    label: 'Capacity',
    min: 10,
    max: 10_000,
    step: 10,
    value: CAPACITY,
  });
  const scanShare = parameter({ id: 'scanShare', label: 'Share of a scan', min: 0, max: 1, step: 0.01, value: 0 });
  const batch = Number.isFinite(rate) ? Math.max(1, Math.round(rate / BATCHES_PER_SECOND)) : BATCH_AT_FULL_SPEED;
  const delayMs = Number.isFinite(rate) ? (1000 * batch) / rate : 0;

  await step(
    'Read through a small cache',
    `${keySpace()} keys are read through a cache of ${capacity()}. Their popularity follows Zipf's law with exponent ${skew()}: the first key is read about ${Math.round(10 ** skew())} times as often as the tenth.`,
    {
      watch:
        'The cache fills up, then every miss drives out the entry that was not used for longest, and the hit rate settles. Move a slider: less skew, more keys or a scan cost hits; more capacity brings some back.',
      python: 'functools.lru_cache keeps the same order. In both languages it is a hash table and a linked list.',
    },
  );
  const nextKey = skewedKeys(seed, { skew, keySpace, scanShare });
  const users = new LruCache<string, User>({ name: 'users', capacity: capacity() });
  let finished = 0;
  let hits = 0;
  let overfull = 0;
  while (finished < operations) {
    await checkpoint();
    if (users.capacity !== capacity()) users.resize({ capacity: capacity() });
    const end = Math.min(operations, finished + batch);
    for (; finished < end; finished++) {
      const key = nextKey();
      if (users.get(key) === undefined) users.set(key, { id: key });
      else hits++;
      if (users.size > users.capacity) overfull++;
    }
    done(finished);
    await turn(delayMs);
  }

  await step(
    'Look at the totals',
    `Of ${finished} reads ${hits} were hits: a cache with room for ${share(users.capacity, keySpace())} of the keys answered ${share(hits, finished)} of the reads.`,
    { watch: 'Hits and misses add up to the reads, and evictions are the misses that found the cache full.' },
  );
  const counted = users.counters;
  check(
    'every read was a hit or a miss',
    counted.hits === hits && counted.hits + counted.misses === finished,
    `${counted.hits} hits and ${counted.misses} misses in ${finished} reads`,
  );
  check('the cache never held more than its capacity', overfull === 0, `${users.size} of ${users.capacity} at the end`);
}

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
