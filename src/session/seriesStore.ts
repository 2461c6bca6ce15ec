import { Float64Ring } from '../base/float64Ring';
import { RingBuffer } from '../base/ringBuffer';
import { hitRate } from '../protocol/snapshot';
import { CACHE_LIST_CAP, type CacheSample, type EngineCollection, type Frame } from '../protocol/probe';
import { COLLECTION_MARK_CAP, type SeriesBlock } from '../protocol/page';
import { keptIndexes } from './decimate';

/** An hour at 10 Hz. */
export const SERIES_CAPACITY = 36_000;

interface CacheRings {
  readonly size: Float64Ring;
  readonly hitRate: Float64Ring;
}

interface NotedCollection {
  /** How many moments had been added when it was told. */
  readonly position: number;
  readonly collection: EngineCollection;
}

/**
 * The history of a session's numbers: one column of moments, and for each of them every series' value. Beside it the
 * newest collections of the engine.
 */
export class SeriesStore {
  readonly #atMs = new Float64Ring(SERIES_CAPACITY);
  readonly #heapUsedBytes = new Float64Ring(SERIES_CAPACITY);
  readonly #caches = new Map<number, CacheRings>();
  readonly #collections = new RingBuffer<NotedCollection>(COLLECTION_MARK_CAP);
  #added = 0;

  /** How many moments were ever added; a position for {@link since}. */
  get position(): number {
    return this.#added;
  }

  add(frame: Frame): void {
    this.#atMs.push(frame.atMs);
    this.#heapUsedBytes.push(frame.memory.heapUsedBytes);
    const present = new Map(frame.caches.map((cache) => [cache.id, cache]));
    for (const cache of frame.caches) if (!this.#caches.has(cache.id)) this.#caches.set(cache.id, this.#blank());
    this.#forgetGoneCaches(present);
    for (const [id, rings] of this.#caches) addSample(rings, present.get(id));
    for (const collection of frame.engineCollections) this.#note(collection);
    this.#added++;
  }

  /** The whole history in at most about `cap` points, keeping every series' extremes. */
  decimated(cap: number): SeriesBlock {
    const columns = [
      this.#heapUsedBytes,
      ...[...this.#caches.values()].flatMap((rings) => [rings.size, rings.hitRate]),
    ];
    return this.#block(keptIndexes(this.#atMs.length, columns, cap), 0);
  }

  /** The moments added after `position`, as far as they are still kept. */
  since(position: number): SeriesBlock {
    const count = Math.min(this.#added - position, this.#atMs.length);
    const first = this.#atMs.length - count;
    return this.#block(
      Array.from({ length: count }, (_, i) => first + i),
      position,
    );
  }

  /** Only what stops the program for a whole collection: the other kinds are parts of one. */
  #note(collection: EngineCollection): void {
    if (collection.kind !== 'minor' && collection.kind !== 'major') return;
    this.#collections.push({ position: this.#added, collection });
  }

  /** As in the ledger: caches that are no longer in the process stay while there is room, the oldest of them go first. */
  #forgetGoneCaches(present: ReadonlyMap<number, CacheSample>): void {
    for (const id of this.#caches.keys()) {
      if (this.#caches.size <= CACHE_LIST_CAP) return;
      if (!present.has(id)) this.#caches.delete(id);
    }
  }

  /** Rings for a cache that appears now: it has no value at the moments before. */
  #blank(): CacheRings {
    const rings = { size: new Float64Ring(SERIES_CAPACITY), hitRate: new Float64Ring(SERIES_CAPACITY) };
    for (let i = 0; i < this.#atMs.length - 1; i++) addSample(rings, undefined);
    return rings;
  }

  #block(indexes: readonly number[], position: number): SeriesBlock {
    return {
      atMs: indexes.map((i) => this.#atMs.at(i)),
      heapUsedBytes: column(this.#heapUsedBytes, indexes),
      weakAlive: indexes.map(() => null),
      caches: [...this.#caches].map(([cacheId, rings]) => ({
        cacheId,
        size: column(rings.size, indexes),
        hitRate: column(rings.hitRate, indexes),
        rollingHitRate: column(rings.hitRate, indexes),
        hits: indexes.map(() => 0),
        misses: indexes.map(() => 0),
        removals: {},
      })),
      collections: [...this.#collections]
        .filter((noted) => noted.position >= position)
        .map(({ collection }) => collection),
    };
  }
}

function addSample(rings: CacheRings, sample: CacheSample | undefined): void {
  rings.size.push(sample?.size ?? Number.NaN);
  rings.hitRate.push((sample && hitRate(sample.hits, sample.misses)) ?? Number.NaN);
}

/** JSON has no NaN: what is not known becomes `null`. */
function column(ring: Float64Ring, indexes: readonly number[]): (number | null)[] {
  return indexes.map((i) => {
    const value = ring.at(i);
    return Number.isNaN(value) ? null : value;
  });
}
