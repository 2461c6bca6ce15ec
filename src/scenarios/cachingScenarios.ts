import type { ScenarioInfo } from './scenarioInfo';

/** The scenarios about caches, in the order in which they are offered. */
export const CACHING_SCENARIOS: readonly ScenarioInfo[] = [
  {
    id: 'memoize',
    group: 'caching',
    title: 'Memoize: a function that remembers',
    teaches:
      'The first call computes, the same call again is answered from memory, and cacheInfo() tells which was which.',
    watchFor: 'Hits and misses after each call, and which arguments count as the same.',
    endless: false,
  },
  {
    id: 'memoize-bounds',
    group: 'caching',
    title: 'Bounded, unlimited, small and off',
    teaches: 'More room brings more hits, each further entry fewer than the one before, and no bound at all is a leak.',
    watchFor: 'Four caches do the same work side by side: look at their sizes and hit rates.',
    endless: false,
  },
  {
    id: 'typed-keys',
    group: 'caching',
    title: 'Typed keys',
    teaches: "10, '10' and 10n are three keys, 10 and 10.0 are one, and what goes wrong when types are mixed up.",
    watchFor: 'Where a hit gives the answer that was meant for another type.',
    endless: false,
  },
  {
    id: 'lru-size',
    group: 'caching',
    title: 'LRU cache: who has to go',
    teaches: 'Which entry is the next victim, and how reading, storing and resizing change that.',
    watchFor: 'The next victim, first among the entries, before and after each step.',
    endless: false,
  },
  {
    id: 'ttl',
    group: 'caching',
    title: 'Entries with a time to live',
    teaches: 'What happens before and after a deadline, with and without a timer, and in the stale window.',
    watchFor: 'The countdowns beside the entries, and the cause "expired".',
    endless: false,
  },
  {
    id: 'lru',
    group: 'caching',
    title: 'LRU cache under a skewed workload',
    teaches: 'The hit rate follows from the skew of the keys and the capacity, and a scan of cold keys costs it.',
    watchFor:
      'A few keys are read most of the time. The cache holds a tenth of them, fills up, evicts the least recently used entry at every further miss, and the hit rate settles. Move the sliders, and it settles elsewhere.',
    endless: true,
  },
  {
    id: 'strategies',
    group: 'caching',
    title: 'Choosing a strategy',
    teaches: 'What each of four strategies is good and bad at, measured on one workload.',
    watchFor: 'Four caches are read side by side: sizes, hit rates, and how often an answer was out of date.',
    endless: false,
  },
];
