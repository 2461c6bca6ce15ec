import type { EngineCollection } from '../protocol/probe';
import type { CacheSnapshot } from '../protocol/snapshot';
import type { ChartKind } from './chartKinds';
import { cacheLineStyle, HEAP_LINE_STYLE, LINE_CAP, type LineStyle } from './lineStyle';
import type { Locale } from './locale';
import type { PageState } from './store';

export interface ChartLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly style: LineStyle;
  /** A bound of the values, drawn dashed. */
  readonly capacity: number | null;
}

/** What one chart shows. */
export interface ChartData {
  readonly atMs: readonly number[];
  readonly lines: readonly ChartLine[];
  /** Collections of the engine, marked on the axis of time. */
  readonly marks: readonly EngineCollection[];
}

export const NO_CHART_DATA: ChartData = { atMs: [], lines: [], marks: [] };

/** A cache in the charts, with the place in the snapshot that gives it its style. */
export interface ChosenCache {
  readonly cache: CacheSnapshot;
  readonly index: number;
}

/** The caches that the charts show: the chosen one, or the first ones of all where it is gone or none is chosen. */
export function chooseCaches(caches: readonly CacheSnapshot[], cacheId: number | null): readonly ChosenCache[] {
  const all = caches.map((cache, index) => ({ cache, index }));
  const chosen = all.filter(({ cache }) => cache.id === cacheId);
  return chosen.length > 0 ? chosen : all.slice(0, LINE_CAP);
}

export function chartData(
  { name }: ChartKind,
  { points }: PageState,
  chosen: readonly ChosenCache[],
  { strings }: Locale,
): ChartData {
  const { atMs, heapUsedBytes } = points;
  if (name === 'heap') {
    const line = { label: strings.heapUsed, values: heapUsedBytes, style: HEAP_LINE_STYLE, capacity: null };
    return { atMs, lines: [line], marks: points.collections };
  }
  const lines = chosen.map(({ cache, index }) => ({
    label: cache.name,
    values: points.caches.get(cache.id)?.[name] ?? atMs.map(() => null),
    style: cacheLineStyle(index),
    capacity: name === 'size' ? cache.capacity : null,
  }));
  return { atMs, lines, marks: [] };
}
