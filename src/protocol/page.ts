import * as v from 'valibot';
import { REMOVAL_CAUSES, type RemovalCause } from '../cache/removalCause';
import { KEY_NAME, PREVIEW_CAP, type KeyName } from './keyName';
import type { PackedSnapshot } from './packedSnapshot';
import type { AddressedAct } from './pageMenu';
import { type EngineCollection, type EntryPage, EntryWindowSchema, PACE_CAP } from './probe';
import type { Residency } from './residency';
import type { RemovalEvent, SessionSnapshot } from './snapshot';
import type { SnapshotNews } from './snapshotNews';

/**
 * What the host and the stats panel's page tell each other. The page is untrusted: the host acts only on what
 * {@link isPageEvent} or {@link isPageRequest} accepted. The page trusts the host, which is the only one that can post
 * to it, and checks no more than the form.
 */

/**
 * Points of all charts: columns of equal length, oldest first. `null` where a value was not known. A count beside a point
 * is of what happened since the point before.
 */
export interface SeriesBlock {
  /** Milliseconds on the observed process's clock. */
  readonly atMs: readonly number[];
  readonly heapUsedBytes: readonly (number | null)[];
  /** The sizes of all weak collections together. */
  readonly weakAlive: readonly (number | null)[];
  /** Those that {@link PageInterest.cacheId} asks for. */
  readonly caches: readonly CacheSeries[];
  /** The minor and major collections in this time, oldest first; at most {@link COLLECTION_MARK_CAP}, the newest. */
  readonly collections: readonly EngineCollection[];
}

/** The points of one cache in a {@link SeriesBlock}: as many in each list as `atMs` has there; `null` where it was not known. */
export interface CacheSeries {
  readonly cacheId: number;
  readonly size: readonly (number | null)[];
  /** Share of 1, over all reads until then. */
  readonly hitRate: readonly (number | null)[];
  /** Share of 1, over the newest reads; see `CacheSnapshot.rollingHitRate`. */
  readonly rollingHitRate: readonly (number | null)[];
  /** Counts. */
  readonly hits: readonly number[];
  readonly misses: readonly number[];
  /** Counts, of the causes that ever occurred. */
  readonly removals: Readonly<Partial<Record<RemovalCause, readonly number[]>>>;
  /** Of a pool: objects that are lent. */
  readonly lent?: readonly (number | null)[];
}

/** The most caches whose points are sent: more lines cannot be told apart. */
export const SERIES_CACHE_CAP = 6;
/** The most points that the host sends at once; longer histories are decimated, keeping each series' extremes. */
export const SERIES_POINT_CAP = 600;
/** The most rows of events that are sent at once. */
export const EVENT_ROW_CAP = 100;
/** The most collections that are marked in a chart. */
export const COLLECTION_MARK_CAP = 200;
/** When the page holds this many points it asks for a fresh, decimated history. */
export const PAGE_POINT_CAP = 2 * SERIES_POINT_CAP;

/** A time on the observed process's clock, both ends inclusive. */
const SpanSchema = v.object({ fromMs: v.pipe(v.number(), v.finite()), toMs: v.pipe(v.number(), v.finite()) });
/** A stretch of time on the observed process's clock, in milliseconds, both ends inclusive. */
export type Span = v.InferOutput<typeof SpanSchema>;

const keyText = v.pipe(v.string(), v.maxLength(PREVIEW_CAP));
const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const EventsInterestSchema = v.object({
  /** None for all of them. */
  causes: v.pipe(v.array(v.picklist(REMOVAL_CAUSES)), v.maxLength(REMOVAL_CAUSES.length)),
  cacheId: v.nullable(index),
  /** What the key contains, in whatever case; between slashes, a regular expression. Empty for all keys. */
  key: keyText,
  /** The newest event that is to be listed; `null` for always the newest. */
  upToId: v.nullable(index),
  /** The place of the first row wanted among the events that match, from 0, the newest first. */
  from: index,
  count: v.pipe(index, v.maxValue(EVENT_ROW_CAP)),
});
/** The events that the page lists: what they must be like, and which rows of them are in sight. */
export type EventsInterest = v.InferOutput<typeof EventsInterestSchema>;

const InterestSchema = v.object({
  /** The cache in the charts; `null` for the first ones of all. */
  cacheId: v.nullable(index),
  /** What the charts are zoomed to; `null` for everything. Events are of that time only. */
  span: v.nullable(SpanSchema),
  entries: v.nullable(EntryWindowSchema),
  events: v.nullable(EventsInterestSchema),
  /** The entry whose details are shown. */
  selected: v.nullable(v.object({ cacheId: index, ...KEY_NAME })),
});
/** What a page shows, and so what it needs to be sent. */
export type PageInterest = v.InferOutput<typeof InterestSchema>;

/** The interest of a page that has not said what it shows. */
export const NO_INTEREST: PageInterest = { cacheId: null, span: null, entries: null, events: null, selected: null };

const InterestPartSchema = v.partial(InterestSchema);

/** Whether these are members of a {@link PageInterest}, perhaps with others beside them. */
export function isInterestPart(value: unknown): value is Partial<PageInterest> {
  return v.is(InterestPartSchema, value);
}

/** Some rows of the list of events. */
export interface EventPage {
  readonly from: number;
  /** The newest first. */
  readonly rows: readonly RemovalEvent[];
  /** How many of the kept events match, down from `upToId`. */
  readonly matching: number;
  /** How many match that are newer than `upToId`. */
  readonly newer: number;
  /** Why the key's pattern could not be used; then it is as if it were empty. */
  readonly keyError: string | null;
}

/** All that is known of one entry. */
export interface EntryDetails extends KeyName {
  readonly cacheId: number;
  /** Its stays, the newest first; at most `HISTORY_CAP`. */
  readonly residencies: readonly Residency[];
}

/** What a page shows beside numbers and charts, as its {@link PageInterest} wants it. */
export interface PageView {
  readonly entries: EntryPage | null;
  readonly events: EventPage | null;
  readonly details: EntryDetails | null;
  /** Stays in the caches of the charts: in a hydrate the newest `RESIDENCY_CAP`, in a delta those that have changed. */
  readonly residencies: readonly Residency[];
}

/** What has changed in a {@link PageView}: a list that is missing is as it was in the piece before. */
export type PageViewNews = Partial<PageView> & Pick<PageView, 'residencies'>;

/** The snapshot without what comes in the {@link PageView}. */
export type PageSnapshot = Omit<SessionSnapshot, 'events' | 'entries' | 'windows'>;

/** What the host tells the page: everything, or what has changed since the step before. */
export type HostEvent =
  /** All there is: after `page/ready`, when the page is shown again, when another session begins, and when the interest in caches or time has changed. */
  | {
      readonly type: 'host/hydrate';
      /** Rises with every hydrate and every delta. */
      readonly step: number;
      readonly snapshot: PackedSnapshot | null;
      readonly series: SeriesBlock;
      readonly view: PageView;
    }
  /** What is new in the snapshot, and the points, since `step - 1`. A page that has not seen `step - 1` asks for a hydrate. */
  | {
      readonly type: 'host/delta';
      readonly step: number;
      readonly news: SnapshotNews;
      readonly series: SeriesBlock;
      readonly view: PageViewNews;
    };

/** What the host sends to a page. */
export type HostMessage =
  | HostEvent
  /** Something was chosen in a menu of a page: the one of this name does it. */
  | ({ readonly type: 'host/act' } & AddressedAct);

const PageEventSchema = v.variant('type', [
  /** The page listens, or has lost track: send a hydrate. */
  v.object({ type: v.literal('page/ready') }),
  /** The page has drawn `step`; until then the host sends no other delta. */
  v.object({ type: v.literal('page/drawn'), step: v.number() }),
  /** From now on the page shows this. What it needs for that is sent at once. */
  v.object({ type: v.literal('page/show'), interest: InterestSchema }),
]);
/** What the page tells the host, and needs no answer to. */
export type PageEvent = v.InferOutput<typeof PageEventSchema>;

const PageRequestSchema = v.variant('type', [
  v.object({ type: v.literal('session/pause') }),
  v.object({ type: v.literal('session/resume') }),
  v.object({ type: v.literal('session/step') }),
  v.object({ type: v.literal('session/collectGarbage') }),
  v.object({ type: v.literal('session/stop') }),
  /**
   * The same scenario from its beginning, in the same way. A page whose session went with the window says which scenario
   * that was.
   */
  v.object({ type: v.literal('session/restart'), scenarioId: v.optional(keyText) }),
  v.object({ type: v.literal('session/setPace'), factor: v.pipe(v.number(), v.minValue(0), v.maxValue(PACE_CAP)) }),
  /** Show the lines of the current step beside the panel. */
  v.object({ type: v.literal('session/openSource') }),
  /** Show the line that created a cache beside the panel. */
  v.object({ type: v.literal('session/openCreation'), cacheId: index }),
  /** Let the user choose a format and a file. */
  v.object({ type: v.literal('session/export') }),
  /** Copy a text that says how everything stands. */
  v.object({ type: v.literal('session/describe') }),
  /** From the compact view: the stats panel. */
  v.object({ type: v.literal('session/openPanel') }),
  v.object({
    type: v.literal('session/setParameter'),
    id: v.pipe(v.string(), v.maxLength(PREVIEW_CAP)),
    value: v.pipe(v.number(), v.finite()),
  }),
]);
/** What the page asks the host to do; each is answered once. */
export type PageRequest = v.InferOutput<typeof PageRequestSchema>;

/** Accepts a well-formed event of the page, with all its numbers in their bounds. O(body). */
export function isPageEvent(body: unknown): body is PageEvent {
  return v.is(PageEventSchema, body);
}

/** Accepts a well-formed request of the page, with all its numbers in their bounds. O(body). */
export function isPageRequest(body: unknown): body is PageRequest {
  return v.is(PageRequestSchema, body);
}

const HostMessageSchema = v.variant('type', [
  v.object({ type: v.literal('host/hydrate'), step: v.number(), series: v.looseObject({}), view: v.looseObject({}) }),
  v.object({
    type: v.literal('host/delta'),
    step: v.number(),
    news: v.looseObject({}),
    series: v.looseObject({}),
    view: v.looseObject({}),
  }),
  v.object({ type: v.literal('host/act'), page: v.string(), act: v.looseObject({ kind: v.string() }) }),
]);

/** Checks the form only; see above. */
export function isHostMessage(body: unknown): body is HostMessage {
  return v.is(HostMessageSchema, body);
}
