import * as v from 'valibot';
import { REMOVAL_CAUSES } from '../cache/removalCause';
import { ENGINE_COLLECTION_KINDS } from './engineCollection';

/**
 * What the probe in the observed process tells the host, and what the host may ask of it. Times are milliseconds since
 * the observed process started, on its own clock. Bytes are bytes. Lists are capped: what did not fit is counted in the
 * `…LeftOut` member beside the list, and the counters stay exact.
 */

/** The most items of one kind in a frame; the rest is counted, not sent. */
export const FRAME_LIST_CAP = 500;
/** The most caches that one process may show at a time. */
export const CACHE_LIST_CAP = 256;
/** The longest text for a key or a name, in UTF-16 units. */
export const PREVIEW_CAP = 120;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const timeMs = v.pipe(v.number(), v.finite(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(1_000));

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
  /** The library's word for the kind; a newer copy of it in the program may have words that are not known here. */
  type: text,
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
});
/** One cache's own counters at the moment of the frame. */
export type CacheSample = v.InferOutput<typeof CacheSchema>;

const RemovalSchema = v.object({
  cacheId: count,
  atMs: timeMs,
  /** The key as text, cut to {@link PREVIEW_CAP}. */
  key: v.pipe(v.string(), v.maxLength(PREVIEW_CAP)),
  cause: v.picklist(REMOVAL_CAUSES),
});
/** An entry was seen to leave. With the cause `collected`, `atMs` is when the finalizer ran, which is late. */
export type Removal = v.InferOutput<typeof RemovalSchema>;

const EngineCollectionSchema = v.object({
  atMs: timeMs,
  kind: v.picklist(ENGINE_COLLECTION_KINDS),
  durationMs: timeMs,
});
/** The engine collected garbage. */
export type EngineCollection = v.InferOutput<typeof EngineCollectionSchema>;

const CheckSchema = v.object({ name: text, met: v.boolean() });
/** What a scenario found out about its own outcome. */
export type Check = v.InferOutput<typeof CheckSchema>;

function capped<const S extends v.GenericSchema>(item: S, cap: number) {
  return v.pipe(v.array(item), v.maxLength(cap));
}

const FrameSchema = v.object({
  atMs: timeMs,
  paused: v.boolean(),
  memory: MemorySchema,
  caches: capped(CacheSchema, CACHE_LIST_CAP),
  cachesLeftOut: count,
  removals: capped(RemovalSchema, FRAME_LIST_CAP),
  removalsLeftOut: count,
  engineCollections: capped(EngineCollectionSchema, FRAME_LIST_CAP),
  engineCollectionsLeftOut: count,
  /** All collections since the probe began, listed or not. */
  engineCollectionTotals: v.object({ count, durationMs: timeMs }),
  /** What the scenario says it has done so far; `null` for a program that says nothing. */
  operations: v.nullable(count),
  checks: capped(CheckSchema, FRAME_LIST_CAP),
});
/** What happened since the frame before, and all totals as they are now. */
export type Frame = v.InferOutput<typeof FrameSchema>;

const ProbeEventSchema = v.variant('type', [
  /** First message of all. */
  v.object({ type: v.literal('probe/hello'), pid: count, runtime: text }),
  v.object({ type: v.literal('probe/frame'), frame: FrameSchema }),
]);
export type ProbeEvent = v.InferOutput<typeof ProbeEventSchema>;

const ProbeRequestSchema = v.variant('type', [
  /** Hold the program at its next checkpoint. */
  v.object({ type: v.literal('probe/pause') }),
  v.object({ type: v.literal('probe/resume') }),
  /** Let a paused program run to its next checkpoint. */
  v.object({ type: v.literal('probe/step') }),
  /** Request a full collection. When finalizers run afterwards is up to the engine. */
  v.object({ type: v.literal('probe/collectGarbage') }),
  /** Send the last totals and end the process. */
  v.object({ type: v.literal('probe/stop') }),
]);
export type ProbeRequest = v.InferOutput<typeof ProbeRequestSchema>;

export function isProbeEvent(body: unknown): body is ProbeEvent {
  return v.is(ProbeEventSchema, body);
}

export function isProbeRequest(body: unknown): body is ProbeRequest {
  return v.is(ProbeRequestSchema, body);
}
