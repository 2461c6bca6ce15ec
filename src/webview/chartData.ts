import { SERIES_CACHE_CAP, type Span } from '../protocol/page';
import type { EngineCollection } from '../protocol/probe';
import type { CacheSnapshot } from '../protocol/snapshot';
import type { Formatter } from '../base/format';
import type { RemovalCause } from './causeGlyph';
import type { LineStyle } from './lineStyle';
import type { Locale } from './locale';
import type { CachePoints } from './points';
import type { StayRows } from './stayRows';
import type { PageState } from './store';
import type { Selection } from './selection';

/** A value at a point as text; an en dash where it was not known. */
export type ValueText = (value: number | null | undefined, format: Formatter) => string;

export interface ChartLine {
  readonly label: string;
  /** What the number means. */
  readonly tip: string;
  readonly values: readonly (number | null)[];
  readonly style: LineStyle;
  /** The axis that its values belong to. */
  readonly side: 'left' | 'right';
  /** A step holds its value until the next one; bars go up or down from 0. */
  readonly shape: 'line' | 'step' | 'up' | 'down';
  readonly text: ValueText;
}

/** How many entries left for a cause, beside each point. */
export interface Lane {
  readonly cause: RemovalCause;
  readonly label: string;
  readonly counts: readonly number[];
}

/** What happened in equal stretches of time, a second. */
export interface Bars {
  readonly fromMs: number;
  readonly stepMs: number;
  /** One for each stretch. */
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/** What one chart shows. */
export interface ChartData {
  /** The time that all charts show. */
  readonly span: Span;
  readonly atMs: readonly number[];
  readonly lines: readonly ChartLine[];
  /** Bounds of the values on the left, drawn dashed. */
  readonly capacities: readonly number[];
  /** Marks below the axis of time. */
  readonly lanes: readonly Lane[];
  readonly bars: Bars | null;
  /** Collections of the engine, standing on the axis of time. */
  readonly collections: readonly EngineCollection[];
  readonly stays: StayRows | null;
  /** Times that somebody has chosen elsewhere. */
  readonly moments: readonly number[];
}

/** What charts are made of. */
export interface ChartInput {
  readonly state: PageState;
  readonly chosen: readonly ChosenCache[];
  readonly span: Span;
  readonly moments: readonly number[];
  /** The entry that was chosen, if any. */
  readonly selection: Selection | null;
  /** The width of the plot, in CSS pixels. */
  readonly width: number;
  readonly locale: Locale;
}

/** A cache in the charts, with the place in the snapshot that gives it its style. */
export interface ChosenCache {
  readonly cache: CacheSnapshot;
  readonly index: number;
}

/** The caches that the charts show: the chosen one, or the first ones of all where it is gone or none is chosen. */
export function chooseCaches(caches: readonly CacheSnapshot[], cacheId: number | null): readonly ChosenCache[] {
  const all = caches.map((cache, index) => ({ cache, index }));
  const chosen = all.filter(({ cache }) => cache.id === cacheId);
  return chosen.length > 0 ? chosen : all.slice(0, SERIES_CACHE_CAP);
}

/** A chart with nothing in it yet. */
export function emptyChart({ state, span, moments }: ChartInput): ChartData {
  const { atMs } = state.points;
  return { span, atMs, lines: [], capacities: [], lanes: [], bars: null, collections: [], stays: null, moments };
}

/** One of a cache's columns; where the page has none of that cache, nothing is known. */
export function column(
  { points }: PageState,
  cacheId: number,
  name: 'size' | 'hitRate' | 'rollingHitRate' | 'lent',
): readonly (number | null)[] {
  return points.caches.get(cacheId)?.[name] ?? points.atMs.map(() => null);
}

/** Counts of all chosen caches together, beside each point. */
export function counts(
  { state: { points }, chosen }: ChartInput,
  of: (cache: CachePoints) => readonly number[] | undefined,
): readonly number[] {
  const columns = chosen.flatMap(({ cache }) => {
    const known = points.caches.get(cache.id);
    const own = known && of(known);
    return own === undefined ? [] : [own];
  });
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return only;
  return points.atMs.map((_, i) => columns.reduce((sum, own) => sum + (own[i] ?? 0), 0));
}

/** The sum of what was counted in a time, both ends inclusive. */
export function countWithin(atMs: readonly number[], counted: readonly number[], { fromMs, toMs }: Span): number {
  return counted.reduce((sum, count, i) => {
    const at = atMs[i] ?? 0;
    return at < fromMs || at > toMs ? sum : sum + count;
  }, 0);
}

const UNKNOWN = '–';
export const countText: ValueText = (value, format) => (value == null ? UNKNOWN : format.count(value));
export const percentText: ValueText = (value, format) => format.percent(value ?? null);
export const bytesText: ValueText = (value, format) => (value == null ? UNKNOWN : format.bytes(value));
