import type { Pattern, PatternId } from './pattern';

/** Every pattern, in the order in which they are offered. */
export const PATTERNS: readonly Pattern[] = [
  { id: 'memoize', group: 'results', title: 'Memoize', scenario: 'memoize', prefix: 'cache-memoize' },
  { id: 'lru', group: 'results', title: 'LRU Cache', scenario: 'lru-size', prefix: 'cache-lru' },
  { id: 'ttl', group: 'results', title: 'TTL Cache', scenario: 'ttl', prefix: 'cache-ttl' },
  { id: 'lru-ttl', group: 'results', title: 'LRU Cache with TTL', scenario: 'strategies', prefix: 'cache-lru-ttl' },
  {
    id: 'single-flight',
    group: 'loads',
    title: 'Async Single-Flight Cache',
    scenario: 'memoize',
    prefix: 'cache-single-flight',
  },
  {
    id: 'stale-while-revalidate',
    group: 'loads',
    title: 'Stale-While-Revalidate Cache',
    scenario: 'ttl',
    prefix: 'cache-swr',
  },
  {
    id: 'weak-values',
    group: 'objects',
    title: 'Weak-Value Cache',
    scenario: 'weak-stock',
    prefix: 'cache-weak-values',
  },
  {
    id: 'weak-observers',
    group: 'objects',
    title: 'Weak Observers',
    scenario: 'weak-observers',
    prefix: 'cache-weak-observers',
  },
  { id: 'pool', group: 'objects', title: 'Object Pool', scenario: 'pool', prefix: 'cache-pool' },
  {
    id: 'scoped-pool',
    group: 'objects',
    title: 'Scoped Object Pool',
    scenario: 'pool-scoped',
    prefix: 'cache-scoped-pool',
  },
  { id: 'statistics', group: 'insight', title: 'Cache Statistics', scenario: 'lru', prefix: 'cache-statistics' },
];

/** The pattern with this id. */
export function patternOf(id: PatternId): Pattern {
  const pattern = PATTERNS.find((each) => each.id === id);
  if (pattern === undefined) throw new Error(`No pattern has the id ${id}.`);
  return pattern;
}
