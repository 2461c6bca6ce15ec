import type { RemovalCause } from './removalCause';

/**
 * What a cache has counted since it was created. Plain integers, incremented in place. They only grow, but for
 * `cacheClear()` of a memoized function, which begins to count hits and misses from 0.
 */
export class CacheCounters {
  /** Reads that found a live entry. In a pool: acquisitions served by an idle object. */
  hits = 0;
  /** Reads that found none. In a pool: acquisitions that had to create an object. */
  misses = 0;
  /** Loads that were started by `fetch`, `getOrCompute`, or a memoized function that returned a promise. */
  loads = 0;
  /** Loads that failed. */
  loadFailures = 0;
  /** How long the finished loads took together, failed ones too, in milliseconds; 0 where the cache has no clock. */
  loadTimeMs = 0;
  /** Entries that left, by cause. */
  readonly removals: Record<RemovalCause, number> = {
    explicit: 0,
    replaced: 0,
    collected: 0,
    expired: 0,
    size: 0,
  };

  /** Counts a removal. The names are written out: V8 looks a name that varies up in a table, at many times the cost. */
  countRemoval(cause: RemovalCause): void {
    const { removals } = this;
    switch (cause) {
      case 'size':
        removals.size++;
        break;
      case 'expired':
        removals.expired++;
        break;
      case 'replaced':
        removals.replaced++;
        break;
      case 'collected':
        removals.collected++;
        break;
      case 'explicit':
        removals.explicit++;
    }
  }
}
