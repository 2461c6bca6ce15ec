import type { PageSnapshot } from '../protocol/page';
import { hitRate, type CacheSnapshot } from '../protocol/snapshot';

/** The numbers of one cache, or of several together. */
export interface CacheTotals {
  readonly size: number;
  /** `null` when one of them is unbounded. */
  readonly capacity: number | null;
  /** Over all reads so far. */
  readonly hitRate: number | null;
  /** Over the newest reads of these caches. */
  readonly rollingHitRate: number | null;
  readonly evictions: number;
  readonly evictionsPerSecond: number;
}

/** What the chosen cache has, or all caches together when none is chosen or it is not there. */
export function totalsOf(snapshot: PageSnapshot, chosen: number | null): CacheTotals {
  const caches = shownCaches(snapshot.caches, chosen);
  const sum = (of: (cache: CacheSnapshot) => number): number => caches.reduce((total, cache) => total + of(cache), 0);
  const isBounded = caches.length > 0 && caches.every(({ capacity }) => capacity !== null);
  const [only, ...others] = caches;
  return {
    size: sum(({ size }) => size),
    capacity: isBounded ? sum(({ capacity }) => capacity ?? 0) : null,
    hitRate: hitRate(
      sum(({ hits }) => hits),
      sum(({ misses }) => misses),
    ),
    rollingHitRate: only !== undefined && others.length === 0 ? only.rollingHitRate : snapshot.rollingHitRate,
    evictions: sum(({ removals }) => removals.size),
    evictionsPerSecond: sum(({ evictionsPerSecond }) => evictionsPerSecond),
  };
}

/** The chosen cache, or all of them when none is chosen or it is not there. */
export function shownCaches(caches: readonly CacheSnapshot[], cacheId: number | null): readonly CacheSnapshot[] {
  const chosen = caches.filter(({ id }) => id === cacheId);
  return chosen.length > 0 ? chosen : caches;
}
