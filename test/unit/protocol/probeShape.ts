import { REMOVAL_CAUSES } from '../../../src/cache';

/** The shape of the probe's events once more, written by hand: what the guards accept must have it. */

type Shape = (value: unknown) => boolean;

const isCount: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime: Shape = (value) => Number.isFinite(value) && (value as number) >= 0;
const isFinite: Shape = (value) => Number.isFinite(value);
const isFrom =
  (least: number, greatest: number): Shape =>
  (value) =>
    isFinite(value) && (value as number) >= least && (value as number) <= greatest;
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
/** Of a member that may be missing. */
const isMissingOr =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
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
  weight: isMissingOr(hasMembers({ now: isFinite, max: isNullOr(isFinite) })),
  loads: isMissingOr(hasMembers({ count: isCount, failures: isCount, timeMs: isTime })),
  pool: isMissingOr(hasMembers({ idle: isCount, lent: isCount, waiting: isCount })),
});

/** What may be known of the life of an entry. */
const life = { hits: isMissingOr(isCount), idleMs: isMissingOr(isTime), ageMs: isMissingOr(isTime) };

const isEntry = hasMembers({
  key: isText(120),
  remainingTtlMs: isMissingOr(isFinite),
  weight: isMissingOr(isFinite),
  state: isMissingOr(isOneOf('idle', 'lent')),
  value: isMissingOr(isText(120)),
  ...life,
});

const isFrame = hasMembers({
  atMs: isTime,
  paused: isBoolean,
  holds: isCount,
  heldAt: isNullOr(isCount),
  pace: isFrom(0, 10),
  memory: hasMembers({
    heapUsedBytes: isCount,
    heapTotalBytes: isCount,
    externalBytes: isCount,
    arrayBuffersBytes: isCount,
    rssBytes: isCount,
  }),
  caches: isListOf(isCache, 256),
  cachesLeftOut: isCount,
  creations: isListOf(
    hasMembers({
      cacheId: isCount,
      place: isNullOr(hasMembers({ file: isText(1_000), line: isCount, column: isCount })),
    }),
    256,
  ),
  insertions: isListOf(hasMembers({ cacheId: isCount, atMs: isTime, key: isText(120) }), 100),
  insertionsLeftOut: isCount,
  hits: isListOf(hasMembers({ cacheId: isCount, atMs: isTime, key: isText(120), count: isCount }), 100),
  hitsLeftOut: isCount,
  leaks: isListOf(
    hasMembers({
      cacheId: isCount,
      atMs: isTime,
      key: isText(120),
      reason: isOneOf('age', 'collected'),
      ageMs: isTime,
    }),
    200,
  ),
  leaksLeftOut: isCount,
  removals: isListOf(
    hasMembers({ cacheId: isCount, atMs: isTime, key: isText(120), cause: isOneOf(...REMOVAL_CAUSES), ...life }),
    200,
  ),
  removalsLeftOut: isCount,
  engineCollections: isListOf(
    hasMembers({
      atMs: isTime,
      kind: isOneOf('minor', 'major', 'incremental', 'weak-callbacks'),
      durationMs: isTime,
    }),
    200,
  ),
  engineCollectionsLeftOut: isCount,
  engineCollectionTotals: hasMembers({ count: isCount, durationMs: isTime }),
  operations: isNullOr(isCount),
  checks: isListOf(hasMembers({ name: isText(1_000), met: isBoolean, observed: isText(1_000) }), 200),
  steps: isListOf(
    hasMembers({
      number: isCount,
      atMs: isTime,
      title: isText(1_000),
      narration: isText(1_000),
      watch: isText(1_000),
      python: isText(1_000),
      place: isNullOr(hasMembers({ file: isText(1_000), firstLine: isCount, lastLine: isCount })),
    }),
    50,
  ),
  measurements: isListOf(hasMembers({ name: isText(120), atMs: isTime, value: isFinite, unit: isText(120) }), 100),
  references: isListOf(
    hasMembers({
      name: isText(120),
      atMs: isTime,
      state: isOneOf('reachable', 'unreachable', 'collected', 'called back'),
    }),
    100,
  ),
  parameters: isListOf(
    hasMembers({ id: isText(120), label: isText(120), min: isFinite, max: isFinite, step: isFinite, value: isFinite }),
    100,
  ),
  entries: isListOf(hasMembers({ cacheId: isCount, entries: isListOf(isEntry, 32), leftOut: isCount }), 256),
  windows: isListOf(
    hasMembers({
      cacheId: isCount,
      filter: isText(120),
      from: isCount,
      entries: isListOf(isEntry, 64),
      matching: isCount,
      first: isNullOr(isEntry),
    }),
    8,
  ),
});

const isHello = hasMembers({ type: isOneOf('probe/hello'), pid: isCount, runtime: isText(1_000) });
const isFrameEvent = hasMembers({ type: isOneOf('probe/frame'), frame: isFrame });

export function hasProbeEventShape(value: unknown): boolean {
  return isHello(value) || isFrameEvent(value);
}
