import * as v from 'valibot';
import { PACE_CAP, PREVIEW_CAP, type EngineCollection } from './probe';
import type { SessionSnapshot } from './snapshot';
import type { SnapshotNews } from './snapshotNews';

/**
 * What the host and the stats panel's page tell each other. The page is untrusted: the host acts only on what
 * {@link isPageEvent} or {@link isPageRequest} accepted. The page trusts the host, which is the only one that can post
 * to it, and checks no more than the form.
 */

/** Points of all charts: columns of equal length, oldest first. `null` where a value was not known. */
export interface SeriesBlock {
  /** Milliseconds on the observed process's clock. */
  readonly atMs: readonly number[];
  readonly heapUsedBytes: readonly (number | null)[];
  readonly caches: readonly CacheSeries[];
  /** The minor and major collections in this time, oldest first; at most {@link COLLECTION_MARK_CAP}, the newest. */
  readonly collections: readonly EngineCollection[];
}

export interface CacheSeries {
  readonly cacheId: number;
  readonly size: readonly (number | null)[];
  /** Share of 1, over all reads until then. */
  readonly hitRate: readonly (number | null)[];
}

/** The most points that the host sends at once; longer histories are decimated, keeping each series' extremes. */
export const SERIES_POINT_CAP = 600;
/** The most collections that are marked in a chart. */
export const COLLECTION_MARK_CAP = 200;
/** When the page holds this many points it asks for a fresh, decimated history. */
export const PAGE_POINT_CAP = 2 * SERIES_POINT_CAP;

export type HostEvent =
  /** All there is: after `page/ready`, when the page is shown again, and when another session begins. */
  | {
      readonly type: 'host/hydrate';
      /** Rises with every hydrate and every delta. */
      readonly step: number;
      readonly snapshot: SessionSnapshot | null;
      readonly series: SeriesBlock;
    }
  /** What is new in the snapshot, and the points, since `step - 1`. A page that has not seen `step - 1` asks for a hydrate. */
  | {
      readonly type: 'host/delta';
      readonly step: number;
      readonly news: SnapshotNews;
      readonly series: SeriesBlock;
    };

const PageEventSchema = v.variant('type', [
  /** The page listens, or has lost track: send a hydrate. */
  v.object({ type: v.literal('page/ready') }),
  /** The page has drawn `step`; until then the host sends no other delta. */
  v.object({ type: v.literal('page/drawn'), step: v.number() }),
]);
export type PageEvent = v.InferOutput<typeof PageEventSchema>;

const PageRequestSchema = v.variant('type', [
  v.object({ type: v.literal('session/pause') }),
  v.object({ type: v.literal('session/resume') }),
  v.object({ type: v.literal('session/step') }),
  v.object({ type: v.literal('session/collectGarbage') }),
  v.object({ type: v.literal('session/stop') }),
  /** The same scenario from its beginning, in the same way. */
  v.object({ type: v.literal('session/restart') }),
  v.object({ type: v.literal('session/setPace'), factor: v.pipe(v.number(), v.minValue(0), v.maxValue(PACE_CAP)) }),
  /** Show the lines of the current step beside the panel. */
  v.object({ type: v.literal('session/openSource') }),
  v.object({
    type: v.literal('session/setParameter'),
    id: v.pipe(v.string(), v.maxLength(PREVIEW_CAP)),
    value: v.pipe(v.number(), v.finite()),
  }),
]);
export type PageRequest = v.InferOutput<typeof PageRequestSchema>;

export function isPageEvent(body: unknown): body is PageEvent {
  return v.is(PageEventSchema, body);
}

export function isPageRequest(body: unknown): body is PageRequest {
  return v.is(PageRequestSchema, body);
}

const HostEventSchema = v.variant('type', [
  v.object({ type: v.literal('host/hydrate'), step: v.number(), series: v.looseObject({}) }),
  v.object({ type: v.literal('host/delta'), step: v.number(), news: v.looseObject({}), series: v.looseObject({}) }),
]);

/** Checks the form only; see above. */
export function isHostEvent(body: unknown): body is HostEvent {
  return v.is(HostEventSchema, body);
}
