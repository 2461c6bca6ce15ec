import { LruCache } from '../cache';
import { check, checkpoint, done, say, turn } from './narration';
import { seededRandom, zipf } from './random';
import type { ScenarioOptions } from './scenarioOptions';

const KEY_SPACE = 10_000;
const CAPACITY = KEY_SPACE / 10;
const SKEW = 0.99;
/** At full speed: how many reads go between two turns of the event loop. */
const BATCH_AT_FULL_SPEED = 2_000;
/** At a set rate: how many batches a second, fast enough to look continuous. */
const BATCHES_PER_SECOND = 20;

/** The keys that the scenario reads, one after the other: few of them often, most of them rarely. */
export function skewedKeys(seed: number): () => string {
  const rank = zipf(KEY_SPACE, SKEW, seededRandom(seed));
  return () => `user:${rank()}`;
}

/** The capacity of the scenario's cache. */
export const LRU_SCENARIO_CAPACITY = CAPACITY;

/** Reads through an LRU cache that holds a tenth of the keys. */
export async function runLru({ operations, seed, rate }: ScenarioOptions): Promise<void> {
  const nextKey = skewedKeys(seed);
  const users = new LruCache<string, { id: string }>({ name: 'users', capacity: CAPACITY });
  const batch = Number.isFinite(rate) ? Math.max(1, Math.round(rate / BATCHES_PER_SECOND)) : BATCH_AT_FULL_SPEED;
  const delayMs = Number.isFinite(rate) ? (1000 * batch) / rate : 0;
  let largest = 0;
  let finished = 0;
  say(`Reading ${KEY_SPACE} keys through a cache of ${CAPACITY}; the popularity of the keys follows Zipf's law.`);

  while (finished < operations) {
    await checkpoint();
    const end = Math.min(operations, finished + batch);
    for (; finished < end; finished++) {
      const key = nextKey();
      if (users.get(key) === undefined) users.set(key, { id: key });
      largest = Math.max(largest, users.size);
    }
    done(finished);
    await turn(delayMs);
  }

  const { hits, misses, removals } = users.counters;
  say(`users: ${users.size} entries, ${hits} hits, ${misses} misses, ${removals.size} evictions`);
  check('every read was a hit or a miss', hits + misses === finished);
  check('the cache never held more than its capacity', largest <= CAPACITY);
}
