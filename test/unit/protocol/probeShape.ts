import { REMOVAL_CAUSES } from '../../../src/cache';

/** The shape of the probe's events once more, written by hand: what the guards accept must have it. */

type Shape = (value: unknown) => boolean;

const isCount: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime: Shape = (value) => Number.isFinite(value) && (value as number) >= 0;
const isBoolean: Shape = (value) => typeof value === 'boolean';
const isText =
  (longest: number): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const isOneOf =
  (...words: readonly string[]): Shape =>
  (value) =>
    words.includes(value as string);
const isNullOr =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const isListOf =
  (shape: Shape, longest: number): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= longest && value.every(shape);
const hasMembers =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));

const isCache = hasMembers({
  id: isCount,
  name: isText(1_000),
  type: isText(1_000),
  size: isCount,
  capacity: isNullOr(isCount),
  hits: isCount,
  misses: isCount,
  removals: hasMembers(Object.fromEntries(REMOVAL_CAUSES.map((cause) => [cause, isCount]))),
});

const isFrame = hasMembers({
  atMs: isTime,
  paused: isBoolean,
  memory: hasMembers({
    heapUsedBytes: isCount,
    heapTotalBytes: isCount,
    externalBytes: isCount,
    arrayBuffersBytes: isCount,
    rssBytes: isCount,
  }),
  caches: isListOf(isCache, 256),
  cachesLeftOut: isCount,
  removals: isListOf(
    hasMembers({ cacheId: isCount, atMs: isTime, key: isText(120), cause: isOneOf(...REMOVAL_CAUSES) }),
    500,
  ),
  removalsLeftOut: isCount,
  engineCollections: isListOf(
    hasMembers({
      atMs: isTime,
      kind: isOneOf('minor', 'major', 'incremental', 'weak-callbacks'),
      durationMs: isTime,
    }),
    500,
  ),
  engineCollectionsLeftOut: isCount,
  engineCollectionTotals: hasMembers({ count: isCount, durationMs: isTime }),
  operations: isNullOr(isCount),
  checks: isListOf(hasMembers({ name: isText(1_000), met: isBoolean }), 500),
});

const isHello = hasMembers({ type: isOneOf('probe/hello'), pid: isCount, runtime: isText(1_000) });
const isFrameEvent = hasMembers({ type: isOneOf('probe/frame'), frame: isFrame });

export function hasProbeEventShape(value: unknown): boolean {
  return isHello(value) || isFrameEvent(value);
}
