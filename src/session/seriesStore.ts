import { RingBuffer } from '../base/ringBuffer';
import { COLLECTION_MARK_CAP, type SeriesBlock, type Span } from '../protocol/page';
import { CACHE_LIST_CAP, type EngineCollection, type Frame } from '../protocol/probe';
import { CacheHistory, values } from './cacheHistory';
import { CompactColumn } from './compactColumn';
import { keptIndexes } from './decimate';
import { weakAliveOf } from './weakAlive';

/** An hour at 10 Hz. */
export const SERIES_CAPACITY = 36_000;

/** Which part of the history is wanted. */
export interface SeriesView {
  /** The ids of the caches; missing for all of them. */
  readonly caches?: readonly number[];
  /** Missing or `null` for all the time there is. */
  readonly span?: Span | null;
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
  readonly #atMs = new CompactColumn(SERIES_CAPACITY);
  readonly #heapUsedBytes = new CompactColumn(SERIES_CAPACITY);
  readonly #weakAlive = new CompactColumn(SERIES_CAPACITY);
  readonly #caches = new Map<number, CacheHistory>();
  readonly #collections = new RingBuffer<NotedCollection>(COLLECTION_MARK_CAP);
  #added = 0;

  /** How many moments were ever added; a position for {@link since}. */
  get position(): number {
    return this.#added;
  }

  /** How much memory the numbers take. */
  get byteLength(): number {
    const columns = [this.#atMs, this.#heapUsedBytes, this.#weakAlive, ...this.#caches.values()];
    return columns.reduce((sum, column) => sum + column.byteLength, 0);
  }

  /** Adds a moment; the frame does not tell the rolling hit rates of its caches, so they are asked for. */
  add(frame: Frame, rollingHitRateOf: (cacheId: number) => number | null): void {
    const position = this.#added++;
    this.#atMs.set(position, frame.atMs);
    this.#heapUsedBytes.set(position, frame.memory.heapUsedBytes);
    this.#weakAlive.set(position, weakAliveOf(frame.caches) ?? Number.NaN);
    for (const { id } of frame.caches) {
      if (!this.#caches.has(id)) this.#caches.set(id, new CacheHistory(SERIES_CAPACITY, position));
    }
    this.#forgetGoneCaches(new Set(frame.caches.map(({ id }) => id)));
    for (const cache of frame.caches) this.#caches.get(cache.id)?.add(position, cache, rollingHitRateOf(cache.id));
    for (const collection of frame.engineCollections) this.#note(collection, position);
  }

  /**
   * The history in at most about `cap` points, keeping the extremes of all that is not a count, and summing up what was
   * counted at the points that are skipped. O(moments · columns asked for).
   */
  decimated(cap: number, view: SeriesView = {}): SeriesBlock {
    const [from, to] = this.#range(0, view);
    const length = to - from;
    const levels = [
      this.#heapUsedBytes,
      this.#weakAlive,
      ...this.#asked(view).flatMap(([, history]) => history.levels),
    ].map((column) => ({ at: (index: number) => column.at(from + index) }));
    const changing = levels.filter((column) => changes(column, length));
    const kept = keptIndexes(length, changing, cap);
    return this.#block(
      kept.map((index) => from + index),
      0,
      view,
    );
  }

  /** The moments added after `position`, as far as they are still kept. */
  since(position: number, view: SeriesView = {}): SeriesBlock {
    const [from, to] = this.#range(position, view);
    return this.#block(
      Array.from({ length: to - from }, (_, i) => from + i),
      position,
      view,
    );
  }

  /** Only what stops the program for a whole collection: the other kinds are parts of one. */
  #note(collection: EngineCollection, position: number): void {
    if (collection.kind !== 'minor' && collection.kind !== 'major') return;
    this.#collections.push({ position, collection });
  }

  /** As in the ledger: caches that are no longer in the process stay while there is room, the oldest of them go first. */
  #forgetGoneCaches(present: ReadonlySet<number>): void {
    for (const id of this.#caches.keys()) {
      if (this.#caches.size <= CACHE_LIST_CAP) return;
      if (!present.has(id)) this.#caches.delete(id);
    }
  }

  #asked({ caches }: SeriesView): (readonly [number, CacheHistory])[] {
    if (caches === undefined) return [...this.#caches];
    return caches.flatMap((id) => {
      const history = this.#caches.get(id);
      return history === undefined ? [] : [[id, history] as const];
    });
  }

  /** The positions from `position` on that are kept and in the span; the second one is exclusive. */
  #range(position: number, { span }: SeriesView): [from: number, to: number] {
    const from = Math.max(position, this.#added - SERIES_CAPACITY, 0);
    const to = Math.max(from, this.#added);
    if (span === undefined || span === null) return [from, to];
    const begin = this.#firstAt((atMs) => atMs >= span.fromMs, from, to);
    return [begin, this.#firstAt((atMs) => atMs > span.toMs, begin, to)];
  }

  /** The first position of a moment that is late enough, by halving. */
  #firstAt(isLate: (atMs: number) => boolean, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isLate(this.#atMs.at(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #block(positions: readonly number[], position: number, view: SeriesView): SeriesBlock {
    const { span } = view;
    return {
      // Tenths of a millisecond: the digits behind them would be a fifth of all that is sent.
      atMs: positions.map((each) => Math.round(this.#atMs.at(each) * 10) / 10),
      heapUsedBytes: values(this.#heapUsedBytes, positions),
      weakAlive: values(this.#weakAlive, positions),
      caches: this.#asked(view).map(([cacheId, history]) => history.at(cacheId, positions)),
      collections: [...this.#collections]
        .filter((noted) => noted.position >= position)
        .map(({ collection }) => collection)
        .filter(({ atMs }) => !span || (atMs >= span.fromMs && atMs <= span.toMs)),
    };
  }
}

function changes(column: { at(index: number): number }, length: number): boolean {
  let known = Number.NaN;
  for (let i = 0; i < length; i++) {
    const value = column.at(i);
    if (Number.isNaN(value) || value === known) continue;
    if (!Number.isNaN(known)) return true;
    known = value;
  }
  return false;
}
