import { memoize, type MemoizedFunction } from '../cache';
import { check, done, measure, say, step, turn } from './narration';
import type { ScenarioOptions } from './scenarioOptions';
import { skewedKeys } from './skewedKeys';

const CALLS = 20_000;
const KEY_SPACE = 1_000;
/** How many calls go between two turns of the event loop, in which the panel is told. */
const BATCH = 500;

type Lookup = MemoizedFunction<(key: string) => number>;

/** Calls the same function with the same arguments in the same order, with four bounds of its memory. */
export async function runMemoizeBounds({ seed }: ScenarioOptions): Promise<void> {
  await step(
    'Four memories',
    `One function is memoized four times, with room for 128 results, for all, for 32 and for none. Each is going to be called ${CALLS} times with the same ${KEY_SPACE} keys, a few of them often and most of them rarely.`,
    {
      watch: 'Four caches, all empty.',
      python:
        'lru_cache(maxsize=128), maxsize=None, maxsize=32 and maxsize=0. In both languages a negative bound means 0.',
    },
  );
  const [bounded, unlimited, small, off] = [128, Infinity, 32, 0].map((maxSize) => lookupOf(maxSize)) as [
    Lookup,
    Lookup,
    Lookup,
    Lookup,
  ];

  await step('The same work for all', 'All four are called side by side with one key after the other.', {
    watch:
      'The unlimited one grows as long as new keys come. 128 and 32 fill up and stay at their bound, and evict at every further miss. The one that is off misses every time and holds nothing.',
  });
  const nextKey = skewedKeys(seed, { skew: () => 0.9, keySpace: () => KEY_SPACE, scanShare: () => 0 });
  for (let finished = 0; finished < CALLS; finished++) {
    const key = nextKey();
    for (const lookup of [bounded, unlimited, small, off]) lookup(key);
    if (finished % BATCH === 0) {
      done(4 * finished);
      await turn(10);
    }
  }
  done(4 * CALLS);
  for (const lookup of [unlimited, bounded, small, off]) {
    measure(`hit rate of ${lookup.cache.name}`, 100 * rateOf(lookup), '%');
  }

  await step(
    'Compare',
    `Hit rates: ${[unlimited, bounded, small, off].map((lookup) => `${lookup.cache.name} ${percentOf(lookup)}`).join(', ')}. An eighth of the keys already answers more than half of what all of them do, because few keys are asked for often.`,
    {
      watch: 'More room brings more hits, and each further entry brings less than the one before.',
    },
  );
  const inOrder = rateOf(unlimited) > rateOf(bounded) && rateOf(bounded) > rateOf(small) && rateOf(small) > rateOf(off);
  check('more room brings more hits', inOrder, [off, small, bounded, unlimited].map(percentOf).join(' < '));
  check(
    'an eighth of the room brings more than half of the hits',
    2 * rateOf(bounded) > rateOf(unlimited),
    `${percentOf(bounded)} of ${percentOf(unlimited)}`,
  );
  check(
    'no bound was passed',
    bounded.cacheInfo().currentSize === 128 && small.cacheInfo().currentSize === 32,
    `${bounded.cacheInfo().currentSize} and ${small.cacheInfo().currentSize} held`,
  );
  check(
    'the one that is off holds nothing',
    off.cacheInfo().currentSize === 0 && off.cacheInfo().hits === 0,
    `${off.cacheInfo().misses} misses, ${off.cacheInfo().currentSize} held`,
  );

  await step(
    'Clear the unlimited one',
    `${unlimited.cacheInfo().currentSize} results are held without a bound. Nothing but cacheClear() will ever take them away, so in a program that runs for long this is a leak.`,
    {
      watch: 'Its entries leave with the cause "explicit", and its size falls to 0.',
      python: 'maxsize=None, or functools.cache, has the same danger.',
    },
  );
  const held = unlimited.cacheInfo().currentSize;
  unlimited.cacheClear();
  say(`held before: ${held}, after: ${unlimited.cacheInfo().currentSize}`);
  check('nothing is left', unlimited.cacheInfo().currentSize === 0, `${unlimited.cacheInfo().currentSize} held`);
}

function lookupOf(maxSize: number): Lookup {
  const name = maxSize === Infinity ? 'unlimited' : maxSize === 0 ? 'off' : `maxSize ${maxSize}`;
  return memoize((key: string) => key.length, { maxSize, name });
}

function rateOf(lookup: Lookup): number {
  const { hits, misses } = lookup.cacheInfo();
  return hits / (hits + misses);
}

function percentOf(lookup: Lookup): string {
  return `${(100 * rateOf(lookup)).toFixed(1)} %`;
}
