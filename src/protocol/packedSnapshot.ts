import { REMOVAL_CAUSES, type RemovalCause } from '../cache/removalCause';
import type { PageSnapshot } from './page';
import { hitRate, type CacheSnapshot } from './snapshot';

/** What every cache has is told as a row; what only some have stays a member of `others`. */
type Row = readonly [
  id: number,
  name: string,
  type: string,
  size: number,
  capacity: number | null,
  hits: number,
  misses: number,
  /** In the order of `REMOVAL_CAUSES`. */
  removals: readonly number[],
  rollingHitRate: number | null,
  evictionsPerSecond: number,
  /** The first number is the place of the file's name in {@link PackedSnapshot.files}. */
  place: readonly [file: number, line: number, column: number] | null,
  isGone: boolean,
  others: Pick<CacheSnapshot, 'policy' | 'weight' | 'loads' | 'pool'>,
];

/**
 * A snapshot for one who has none yet. The names of members would be most of what is told of a hundred caches, so they
 * are left out, as is `hitRate`, which follows from the counters; and each file's name is told once.
 */
export type PackedSnapshot = Omit<PageSnapshot, 'caches'> & {
  readonly files: readonly string[];
  readonly caches: readonly Row[];
};

/** O(caches). */
export function packedSnapshot({ caches, ...rest }: PageSnapshot): PackedSnapshot {
  const files = [...new Set(caches.flatMap(({ place }) => place?.file ?? []))];
  const indexes = new Map(files.map((file, index) => [file, index]));
  return { ...rest, files, caches: caches.map((cache) => rowOf(cache, indexes)) };
}

/** The inverse of {@link packedSnapshot}. */
export function unpackedSnapshot({ files, caches, ...rest }: PackedSnapshot): PageSnapshot {
  return { ...rest, caches: caches.map((row) => cacheOf(row, files)) };
}

function rowOf(cache: CacheSnapshot, files: ReadonlyMap<string, number>): Row {
  const { id, name, type, size, capacity, hits, misses, removals, ...rest } = cache;
  const { rollingHitRate, evictionsPerSecond, place, isGone, hitRate: _, ...others } = rest;
  const counts = REMOVAL_CAUSES.map((cause) => removals[cause]);
  const at = place && ([files.get(place.file) ?? 0, place.line, place.column] as const);
  return [id, name, type, size, capacity, hits, misses, counts, rollingHitRate, evictionsPerSecond, at, isGone, others];
}

function cacheOf(row: Row, files: readonly string[]): CacheSnapshot {
  const [id, name, type, size, capacity, hits, misses, counts, ...rest] = row;
  const [rollingHitRate, evictionsPerSecond, place, isGone, others] = rest;
  const removals = Object.fromEntries(REMOVAL_CAUSES.map((cause, index) => [cause, counts[index] ?? 0]));
  return {
    ...{ id, name, type, size, capacity, hits, misses, rollingHitRate, evictionsPerSecond, isGone },
    removals: removals as Record<RemovalCause, number>,
    hitRate: hitRate(hits, misses),
    place: place && { file: files[place[0]] ?? '', line: place[1], column: place[2] },
    ...others,
  };
}
