import * as v from 'valibot';
import type { EntryState, LeakReason } from '../cache/observation';
import { REMOVAL_CAUSES } from '../cache/removalCause';
import { ENGINE_COLLECTION_KINDS } from './engineCollection';
import { KEY_NAME, PREVIEW_CAP } from './keyName';
import { REFERENCE_STATES } from './stage';

/**
 * What the probe in the observed process tells the host, and what the host may ask of it. Times are milliseconds since
 * the observed process started, on its own clock. Bytes are bytes. Lists are capped: what did not fit is counted in the
 * `…LeftOut` member beside the list, and the counters stay exact.
 */

/** The most items of one kind in a frame; the rest is counted, not sent. */
export const FRAME_LIST_CAP = 200;
/** The most caches that one process may show at a time. */
export const CACHE_LIST_CAP = 256;
/** The longest sentence, in UTF-16 units. */
export const TEXT_CAP = 1_000;
/** The most steps that a frame tells and a snapshot lists: of more, the newest. */
export const STEP_LIST_CAP = 50;
/** The most parameters, and different names of measurements and of references, in one program. */
export const NAME_LIST_CAP = 100;
/** The most entries of one cache in a frame. */
export const ENTRY_LIST_CAP = 32;
/** The most entries of all caches together in a frame, those of windows apart. */
export const ENTRY_TOTAL_CAP = 96;
/** The most entries in one window. */
export const WINDOW_ENTRY_CAP = 64;
/** The most windows at a time. */
export const WINDOW_CAP = 8;
/** The most insertions, and the most keys with hits, in one frame. */
export const TRAIL_LIST_CAP = 100;
/** The greatest pace. */
export const PACE_CAP = 10;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const timeMs = v.pipe(v.number(), v.finite(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(TEXT_CAP));
const name = v.pipe(v.string(), v.maxLength(PREVIEW_CAP));
const finite = v.pipe(v.number(), v.finite());
const pace = v.pipe(finite, v.minValue(0), v.maxValue(PACE_CAP));
const PlaceSchema = v.object({ file: text, line: count, column: count });
/** A position in a source of the observed program: a path or a `file:` address, line and column from 1. */
export type Place = v.InferOutput<typeof PlaceSchema>;

const MemorySchema = v.object({
  heapUsedBytes: count,
  heapTotalBytes: count,
  externalBytes: count,
  arrayBuffersBytes: count,
  rssBytes: count,
});
/** The process's memory as Node reports it (`process.memoryUsage()`). */
export type MemorySample = v.InferOutput<typeof MemorySchema>;

const CacheSchema = v.object({
  /** Unique in the process, in the order of creation. */
  id: count,
  name: text,
  /** The library's words for kind and eviction policy; a newer copy of it in the program may have words not known here. */
  type: text,
  policy: v.optional(name),
  size: count,
  /** `null` when unbounded. */
  capacity: v.nullable(count),
  hits: count,
  misses: count,
  removals: v.object({
    explicit: count,
    replaced: count,
    collected: count,
    expired: count,
    size: count,
  }),
  /** What the entries weigh together, where the cache weighs them; `max` is `null` when that is not bounded. */
  weight: v.optional(v.object({ now: finite, max: v.nullable(finite) })),
  /** Where the cache has loaded anything. */
  loads: v.optional(v.object({ count, failures: count, timeMs })),
  /** Of a pool: its objects, and how many acquisitions wait. */
  pool: v.optional(v.object({ idle: count, lent: count, waiting: count })),
});
/** One cache's own counters at the moment of the frame. */
export type CacheSample = v.InferOutput<typeof CacheSchema>;

/** What the probe has seen of one entry; missing when it was not watched from its beginning on. */
const LIFE = {
  /** Reads that found it. */
  hits: v.optional(count),
  /** Since it was last read or, when it never was, set. */
  idleMs: v.optional(timeMs),
  /** Since it was set; of a lent object, since it was lent. */
  ageMs: v.optional(timeMs),
};

const RemovalSchema = v.object({
  cacheId: count,
  atMs: timeMs,
  ...KEY_NAME,
  cause: v.picklist(REMOVAL_CAUSES),
  ...LIFE,
});
/** An entry was seen to leave. With the cause `collected`, `atMs` is when the finalizer ran, which is late. */
export type Removal = v.InferOutput<typeof RemovalSchema>;

const InsertionSchema = v.object({ cacheId: count, atMs: timeMs, ...KEY_NAME });
/** An entry was seen to come in, or to get another value; in a pool, an object was created. */
export type Insertion = v.InferOutput<typeof InsertionSchema>;

const HitsSchema = v.object({ cacheId: count, ...KEY_NAME, atMs: timeMs, count });
/** Hits of one entry since the frame before; `atMs` is the last one's time. */
export type Hits = v.InferOutput<typeof HitsSchema>;

const LeakSchema = v.object({
  cacheId: count,
  atMs: timeMs,
  /** The object's serial number as text. */
  key: name,
  reason: v.picklist(['age', 'collected'] as const satisfies readonly LeakReason[]),
  ageMs: timeMs,
});
/** A pool has noticed that a lent object did not come back. For the reasons see `LeakReason`. */
export type Leak = v.InferOutput<typeof LeakSchema>;

const CreationSchema = v.object({ cacheId: count, place: v.nullable(PlaceSchema) });
/** Where in the program a cache was created; `null` when it is not known. Told once for each cache. */
export type Creation = v.InferOutput<typeof CreationSchema>;

const EngineCollectionSchema = v.object({
  atMs: timeMs,
  kind: v.picklist(ENGINE_COLLECTION_KINDS),
  durationMs: timeMs,
});
/** The engine collected garbage. */
export type EngineCollection = v.InferOutput<typeof EngineCollectionSchema>;

const CheckSchema = v.object({ name: text, met: v.boolean(), observed: text });
/** What a scenario found out about its own outcome; `observed` is that outcome in a few words. */
export type Check = v.InferOutput<typeof CheckSchema>;

const StepSchema = v.object({
  /** A serial number, from 1. */
  number: count,
  atMs: timeMs,
  title: text,
  narration: text,
  watch: text,
  python: text,
  /** The source and the lines that the step runs, both from 1 and inclusive; `null` when they are not known. */
  place: v.nullable(v.object({ file: text, firstLine: count, lastLine: count })),
});
/** A step of a scenario that has begun. For its texts see `StepText`; `python` may be empty. */
export type Step = v.InferOutput<typeof StepSchema>;

const MeasurementSchema = v.object({ name, atMs: timeMs, value: finite, unit: name });
/** A number that a scenario has measured. */
export type Measurement = v.InferOutput<typeof MeasurementSchema>;

const ReferenceSchema = v.object({ name, atMs: timeMs, state: v.picklist(REFERENCE_STATES) });
/** Since when a weakly held object has been in which state, as far as the scenario has seen. */
export type Reference = v.InferOutput<typeof ReferenceSchema>;

const ParameterSchema = v.object({ id: name, label: name, min: finite, max: finite, step: finite, value: finite });

const EntrySchema = v.object({
  ...KEY_NAME,
  /** Of an entry with a deadline: how long it stays; negative when that is over and it was not removed yet. */
  remainingTtlMs: v.optional(finite),
  weight: v.optional(finite),
  /** Of a pool's object. */
  state: v.optional(v.picklist(['idle', 'lent'] satisfies EntryState[])),
  /** The value as text, cut to {@link PREVIEW_CAP}. */
  value: v.optional(name),
  ...LIFE,
});
/** What is in a cache under one key. */
export type EntrySample = v.InferOutput<typeof EntrySchema>;

const CacheEntriesSchema = v.object({
  cacheId: count,
  /** The next victim first. */
  entries: v.pipe(v.array(EntrySchema), v.maxLength(ENTRY_LIST_CAP)),
  leftOut: count,
});
/** The entries of a cache that would leave it first. */
export type CacheEntries = v.InferOutput<typeof CacheEntriesSchema>;

/** The form of an {@link EntryWindow}, for guards that have one within. */
export const EntryWindowSchema = v.object({
  cacheId: count,
  /** What a key's text must contain, in whatever case; empty for all entries. */
  filter: name,
  /** The place of the first entry wanted among those, from 0, the next victim first. */
  from: count,
  count: v.pipe(count, v.maxValue(WINDOW_ENTRY_CAP)),
});
/** A stretch of a cache's entries that somebody is looking at. */
export type EntryWindow = v.InferOutput<typeof EntryWindowSchema>;

const EntryPageSchema = v.object({
  cacheId: count,
  filter: name,
  from: count,
  entries: v.pipe(v.array(EntrySchema), v.maxLength(WINDOW_ENTRY_CAP)),
  /** How many entries the filter lets through, of the first 10,000 of the cache; no others are looked at. */
  matching: count,
  /** The next victim, whatever the window; `null` when the cache is empty. */
  first: v.nullable(EntrySchema),
});
/** What is in an {@link EntryWindow}. */
export type EntryPage = v.InferOutput<typeof EntryPageSchema>;

function capped<const S extends v.GenericSchema>(item: S, cap: number) {
  return v.pipe(v.array(item), v.maxLength(cap));
}

const FrameSchema = v.object({
  atMs: timeMs,
  /** Whether the program is held. */
  paused: v.boolean(),
  /** How often it has been held so far: tells one hold from the next. */
  holds: count,
  /** The number of the step whose lines it is about to run, while it is held there. */
  heldAt: v.nullable(count),
  /** How long steps are shown, as a multiple of the usual time; 0 does not wait. */
  pace,
  memory: MemorySchema,
  caches: capped(CacheSchema, CACHE_LIST_CAP),
  cachesLeftOut: count,
  /** Of the caches that were created since the frame before. */
  creations: capped(CreationSchema, CACHE_LIST_CAP),
  insertions: capped(InsertionSchema, TRAIL_LIST_CAP),
  insertionsLeftOut: count,
  hits: capped(HitsSchema, TRAIL_LIST_CAP),
  hitsLeftOut: count,
  leaks: capped(LeakSchema, FRAME_LIST_CAP),
  leaksLeftOut: count,
  removals: capped(RemovalSchema, FRAME_LIST_CAP),
  removalsLeftOut: count,
  engineCollections: capped(EngineCollectionSchema, FRAME_LIST_CAP),
  engineCollectionsLeftOut: count,
  /** All collections since the probe began, listed or not. */
  engineCollectionTotals: v.object({ count, durationMs: timeMs }),
  /** What the scenario says it has done so far; `null` for a program that says nothing. */
  operations: v.nullable(count),
  checks: capped(CheckSchema, FRAME_LIST_CAP),
  /** The steps that have begun since the frame before. */
  steps: capped(StepSchema, STEP_LIST_CAP),
  /** The newest of each name that was reported since the frame before. */
  measurements: capped(MeasurementSchema, NAME_LIST_CAP),
  references: capped(ReferenceSchema, NAME_LIST_CAP),
  /** All, as they are now. */
  parameters: capped(ParameterSchema, NAME_LIST_CAP),
  /** Of the caches that can list their entries. */
  entries: capped(CacheEntriesSchema, CACHE_LIST_CAP),
  /** What is in the windows that were asked for, of caches that can list their entries. */
  windows: capped(EntryPageSchema, WINDOW_CAP),
});
/** What happened since the frame before, and all totals as they are now. */
export type Frame = v.InferOutput<typeof FrameSchema>;

const ProbeEventSchema = v.variant('type', [
  /** First message of all. */
  v.object({ type: v.literal('probe/hello'), pid: count, runtime: text }),
  v.object({ type: v.literal('probe/frame'), frame: FrameSchema }),
]);
/** What the probe tells the host, and needs no answer to. */
export type ProbeEvent = v.InferOutput<typeof ProbeEventSchema>;
/** Accepts a well-formed event of the probe, with no list or text longer than agreed. O(body). */
export function isProbeEvent(body: unknown): body is ProbeEvent {
  return v.is(ProbeEventSchema, body);
}

const ProbeRequestSchema = v.variant('type', [
  /** Hold the program at its next checkpoint. */
  v.object({ type: v.literal('probe/pause') }),
  v.object({ type: v.literal('probe/resume') }),
  /** Let a paused program run to its next checkpoint. */
  v.object({ type: v.literal('probe/step') }),
  /** From now on show steps for so long: a multiple of the usual time; 0 does not wait. */
  v.object({ type: v.literal('probe/setPace'), factor: pace }),
  v.object({ type: v.literal('probe/setRate'), intervalMs: v.pipe(finite, v.minValue(10), v.maxValue(60_000)) }),
  /** Refused when there is no such parameter, or the value is not between its bounds. */
  v.object({ type: v.literal('probe/setParameter'), id: name, value: finite }),
  /** From now on fill these windows with each frame, and no others. */
  v.object({ type: v.literal('probe/watchEntries'), windows: capped(EntryWindowSchema, WINDOW_CAP) }),
  /** Request a full collection. When finalizers run afterwards is up to the engine. */
  v.object({ type: v.literal('probe/collectGarbage') }),
  /** Send the last totals and end the process. */
  v.object({ type: v.literal('probe/stop') }),
]);
/** What the host asks the probe to do; each is answered once. */
export type ProbeRequest = v.InferOutput<typeof ProbeRequestSchema>;
/** Accepts a well-formed request of the host, with all its numbers in their bounds. O(body). */
export function isProbeRequest(body: unknown): body is ProbeRequest {
  return v.is(ProbeRequestSchema, body);
}
