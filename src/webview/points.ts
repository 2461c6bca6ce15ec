import { COLLECTION_MARK_CAP, type SeriesBlock } from '../protocol/page';
import type { EngineCollection } from '../protocol/probe';

type Column = (number | null)[];

export interface CachePoints {
  readonly size: Column;
  readonly hitRate: Column;
}

/** The points of all charts, in columns that are all as long as {@link atMs}. */
export class Points {
  readonly atMs: number[] = [];
  readonly heapUsedBytes: Column = [];
  readonly caches = new Map<number, CachePoints>();
  /** The newest ones, oldest first. */
  readonly collections: EngineCollection[] = [];

  get length(): number {
    return this.atMs.length;
  }

  /** Adds newer points. Where a cache did not exist yet, or no longer does, its value is not known. */
  append(block: SeriesBlock): void {
    const before = this.length;
    this.atMs.push(...block.atMs);
    this.heapUsedBytes.push(...block.heapUsedBytes);
    for (const { cacheId, size, hitRate } of block.caches) {
      const own = this.caches.get(cacheId) ?? { size: unknown(before), hitRate: unknown(before) };
      own.size.push(...size);
      own.hitRate.push(...hitRate);
      this.caches.set(cacheId, own);
    }
    this.collections.push(...block.collections);
    this.collections.splice(0, this.collections.length - COLLECTION_MARK_CAP);
    for (const own of this.caches.values()) {
      own.size.push(...unknown(this.length - own.size.length));
      own.hitRate.push(...unknown(this.length - own.hitRate.length));
    }
  }
}

function unknown(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
