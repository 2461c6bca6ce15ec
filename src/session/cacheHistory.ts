import type { CacheSeries } from '../protocol/page';
import type { CacheSample, Removal } from '../protocol/probe';
import { hitRate } from '../protocol/snapshot';
import { CompactColumn } from './compactColumn';

type Cause = Removal['cause'];

/** Rates are kept in ten-thousandths, in two bytes each: finer than anybody can see. */
const RATE_PARTS = 10_000;

/** What a cache's numbers were at the moments of a session, as far as it was there. */
export class CacheHistory {
  readonly #capacity: number;
  readonly #size: CompactColumn;
  readonly #hitRate: CompactColumn;
  readonly #rollingHitRate: CompactColumn;
  readonly #hits: CompactColumn;
  readonly #misses: CompactColumn;
  /** A column for each cause from its first removal on. */
  readonly #removals = new Map<Cause, CompactColumn>();
  #lent: CompactColumn | undefined;
  #last: CacheSample | undefined;

  constructor(capacity: number, first: number) {
    this.#capacity = capacity;
    const column = (): CompactColumn => new CompactColumn(capacity, first);
    this.#size = column();
    this.#hitRate = column();
    this.#rollingHitRate = column();
    this.#hits = column();
    this.#misses = column();
  }

  /** The columns of which no extreme may get lost. */
  get levels(): readonly CompactColumn[] {
    const always = [this.#size, this.#hitRate, this.#rollingHitRate];
    return this.#lent === undefined ? always : [...always, this.#lent];
  }

  get byteLength(): number {
    const all = [...this.levels, this.#hits, this.#misses, ...this.#removals.values()];
    return all.reduce((sum, column) => sum + column.byteLength, 0);
  }

  add(position: number, sample: CacheSample, rollingHitRate: number | null): void {
    const last = this.#last;
    this.#size.set(position, sample.size);
    this.#hitRate.set(position, parts(hitRate(sample.hits, sample.misses)));
    this.#rollingHitRate.set(position, parts(rollingHitRate));
    this.#hits.set(position, gain(sample.hits, last?.hits));
    this.#misses.set(position, gain(sample.misses, last?.misses));
    for (const cause of causesOf(sample))
      this.#count(position, cause, gain(sample.removals[cause], last?.removals[cause]));
    if (sample.pool !== undefined) {
      this.#lent ??= new CompactColumn(this.#capacity, position);
      this.#lent.set(position, sample.pool.lent);
    }
    this.#last = sample;
  }

  /** The values at some positions, in order; the counts are those since the position before, skipped ones included. */
  at(cacheId: number, positions: readonly number[]): CacheSeries {
    const removals = [...this.#removals].map(([cause, column]) => [cause, sums(column, positions)] as const);
    return {
      cacheId,
      size: values(this.#size, positions),
      hitRate: values(this.#hitRate, positions, RATE_PARTS),
      rollingHitRate: values(this.#rollingHitRate, positions, RATE_PARTS),
      hits: sums(this.#hits, positions),
      misses: sums(this.#misses, positions),
      removals: Object.fromEntries(removals),
      ...(this.#lent === undefined ? {} : { lent: values(this.#lent, positions) }),
    };
  }

  #count(position: number, cause: Cause, count: number): void {
    let column = this.#removals.get(cause);
    if (column === undefined) {
      if (count === 0) return;
      column = new CompactColumn(this.#capacity, position);
      this.#removals.set(cause, column);
    }
    column.set(position, count);
  }
}

/** The numbers at some positions. JSON has no NaN: what is not known becomes `null`. */
export function values(column: CompactColumn, positions: readonly number[], unit = 1): (number | null)[] {
  return positions.map((position) => {
    const value = column.at(position);
    return Number.isNaN(value) ? null : value / unit;
  });
}

/** What was counted at each position and since the one before. */
function sums(column: CompactColumn, positions: readonly number[]): number[] {
  let next = positions[0] ?? 0;
  return positions.map((position) => {
    let sum = 0;
    for (; next <= position; next++) sum += column.at(next) || 0;
    return sum;
  });
}

function causesOf(sample: CacheSample): Cause[] {
  return Object.keys(sample.removals) as Cause[];
}

function parts(rate: number | null): number {
  return rate === null ? Number.NaN : Math.round(rate * RATE_PARTS);
}

/** Counters only rise; a process that says otherwise is not believed. */
function gain(now: number, before = 0): number {
  return Math.max(0, now - before);
}
