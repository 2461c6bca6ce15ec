import type { ScenarioInfo } from './scenarioInfo';

/** The scenarios about caches, in the order in which they are offered. */
export const CACHING_SCENARIOS: readonly ScenarioInfo[] = [
  {
    id: 'lru',
    group: 'caching',
    title: 'LRU cache under a skewed workload',
    teaches: 'The hit rate follows from the skew of the keys and the capacity, and a scan of cold keys costs it.',
    watchFor:
      'A few keys are read most of the time. The cache holds a tenth of them, fills up, evicts the least recently used entry at every further miss, and the hit rate settles. Move the sliders, and it settles elsewhere.',
    endless: true,
  },
];
