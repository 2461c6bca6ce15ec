import { COLLECTION_MARK_CAP, type SeriesBlock } from '../protocol/page';
import type { EngineCollection } from '../protocol/probe';
import { CAUSES, type RemovalCause } from './causeGlyph';

type Column = (number | null)[];

export interface CachePoints {
  readonly size: Column;
  readonly hitRate: Column;
  readonly rollingHitRate: Column;
  /** Of a pool; otherwise not known anywhere. */
  readonly lent: Column;
  readonly hits: number[];
  readonly misses: number[];
  /** Of the causes that ever occurred. */
  readonly removals: Map<RemovalCause, number[]>;
}

/** The points of all charts, in columns that are all as long as {@link atMs}. */
export class Points {
  readonly atMs: number[] = [];
  readonly heapUsedBytes: Column = [];
  readonly weakAlive: Column = [];
  readonly caches = new Map<number, CachePoints>();
  /** The newest ones, oldest first. */
  readonly collections: EngineCollection[] = [];

  get length(): number {
    return this.atMs.length;
  }

  /** Adds newer points. Where a cache did not exist yet, or no longer does, its values are not known and nothing was counted. */
  append(block: SeriesBlock): void {
    const before = this.length;
    this.atMs.push(...block.atMs);
    this.heapUsedBytes.push(...block.heapUsedBytes);
    this.weakAlive.push(...block.weakAlive);
    for (const news of block.caches) {
      const own = this.caches.get(news.cacheId) ?? noPoints();
      this.caches.set(news.cacheId, own);
      add(own.size, before, news.size, null);
      add(own.hitRate, before, news.hitRate, null);
      add(own.rollingHitRate, before, news.rollingHitRate, null);
      add(own.lent, before, news.lent ?? [], null);
      add(own.hits, before, news.hits, 0);
      add(own.misses, before, news.misses, 0);
      for (const cause of CAUSES) {
        const counts = news.removals[cause];
        if (counts === undefined) continue;
        const column = own.removals.get(cause) ?? [];
        own.removals.set(cause, column);
        add(column, before, counts, 0);
      }
    }
    this.collections.push(...block.collections);
    this.collections.splice(0, this.collections.length - COLLECTION_MARK_CAP);
    for (const own of this.caches.values()) this.#fill(own);
  }

  #fill(own: CachePoints): void {
    for (const column of [own.size, own.hitRate, own.rollingHitRate, own.lent]) pad(column, this.length, null);
    for (const column of [own.hits, own.misses, ...own.removals.values()]) pad(column, this.length, 0);
  }
}

function noPoints(): CachePoints {
  return { size: [], hitRate: [], rollingHitRate: [], lent: [], hits: [], misses: [], removals: new Map() };
}

/** Adds `values` behind the first `before` places. */
function add<T>(column: T[], before: number, values: readonly T[], unknown: T): void {
  pad(column, before, unknown);
  column.push(...values);
}

function pad<T>(column: T[], length: number, unknown: T): void {
  while (column.length < length) column.push(unknown);
}
