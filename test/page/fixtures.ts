import type { CacheSeries, EntryDetails, EventPage, PageView, SeriesBlock } from '../../src/protocol/page';
import type { EntryPage, EntrySample, Step } from '../../src/protocol/probe';
import type { Residency } from '../../src/protocol/residency';
import {
  hitRate,
  type CacheSnapshot,
  type RemovalEvent,
  type SessionSnapshot,
  type SessionState,
} from '../../src/protocol/snapshot';

/** A cache half way through its work; every counter is another number. */
export function cacheSnapshot(members: Partial<CacheSnapshot> = {}): CacheSnapshot {
  const { hits = 83_112, misses = 16_888 } = members;
  return {
    id: 1,
    name: 'users',
    type: 'lru',
    size: 412,
    capacity: 500,
    hits,
    misses,
    removals: { explicit: 3, replaced: 21, collected: 5, expired: 1_204, size: 16_365 },
    hitRate: hitRate(hits, misses),
    rollingHitRate: hitRate(hits, misses),
    evictionsPerSecond: 31,
    place: null,
    isGone: false,
    ...members,
  };
}

/** A running session with one cache and no events. */
export function sessionSnapshot(members: Partial<SessionSnapshot> = {}): SessionSnapshot {
  return {
    sessionId: 1,
    sequence: 1,
    scenarioId: 'lru',
    title: 'LRU cache under a skewed workload',
    seed: 7,
    state: { kind: 'running' },
    pid: 4_711,
    startedAtEpochMs: 1_790_000_000_000,
    elapsedMs: 62_000,
    operations: 100_000,
    memory: {
      heapUsedBytes: 43_200_000,
      heapTotalBytes: 60_000_000,
      externalBytes: 1_000_000,
      arrayBuffersBytes: 10_000,
      rssBytes: 90_000_000,
    },
    caches: [cacheSnapshot()],
    cachesLeftOut: 0,
    rollingHitRate: hitRate(83_112, 16_888),
    events: [],
    eventsTotal: 0,
    engineCollections: { count: 12, durationMs: 34.5, last: null },
    checks: [],
    steps: [],
    currentStep: null,
    heldAt: null,
    holds: 0,
    pace: 0,
    measurements: [],
    references: [],
    parameters: [],
    entries: [],
    windows: [],
    leaks: [],
    leaksTotal: 0,
    weakAlive: null,
    rejectedMessages: 0,
    ...members,
  };
}

/** The states in which a session can be, with what belongs to them. */
export function sessionState(kind: SessionState['kind']): SessionState {
  if (kind !== 'crashed') return { kind };
  return { kind, reason: { kind: 'signal', signal: 'SIGKILL' }, stderrTail: ['out of cheese'] };
}

/** `count` removals whose ids end with `lastId`, 7 ms apart, going through all causes. */
export function removalEvents(count: number, lastId = count): RemovalEvent[] {
  const causes = ['size', 'expired', 'collected', 'replaced', 'explicit'] as const;
  return Array.from({ length: count }, (_, i) => {
    const id = lastId - count + 1 + i;
    const cause = causes[id % causes.length] ?? 'size';
    return { id, cacheId: 1, cacheName: 'users', atMs: id * 7, key: `user:${id}`, cause };
  });
}

/** `length` points, 100 ms apart, for each cache that is named. */
export function seriesBlock(length: number, cacheIds: readonly number[] = [1], fromMs = 0): SeriesBlock {
  const column = <T>(value: (i: number) => T): T[] => Array.from({ length }, (_, i) => value(i));
  const caches = cacheIds.map((cacheId): CacheSeries => ({
    cacheId,
    size: column((i) => Math.min(500, Math.floor((i * (4 + cacheId)) / cacheId))),
    hitRate: column((i) => 0.85 - 0.6 / (1 + (i * cacheId) / 20)),
    rollingHitRate: column((i) => 0.9 - 0.6 / (1 + (i * cacheId) / 20)),
    hits: column((i) => 20 + (i % 7)),
    misses: column((i) => 5 + (i % 3)),
    removals: { size: column((i) => i % 4) },
  }));
  return {
    atMs: column((i) => fromMs + i * 100),
    heapUsedBytes: column((i) => 30_000_000 + (i % 60) * 350_000),
    weakAlive: column(() => null),
    caches,
    collections: [],
  };
}

/** A step of a scenario as it is told. */
export function step(number: number, members: Partial<Step> = {}): Step {
  return {
    number,
    atMs: number * 1_000,
    title: `Let go of cheese ${number}`,
    narration: `The shelf drops cheese ${number}: nothing refers to it strongly any more.`,
    watch: 'It is still in the stock at first.',
    python: 'CPython counts references and frees it at this very line.',
    place: { file: '/home/me/cheese.mjs', firstLine: 10 * number, lastLine: 10 * number + 4 },
    ...members,
  };
}

/** Everything that a scenario can tell, told at once. */
export const lesson = {
  scenarioId: 'cheese',
  title: 'Cheese stock: weak values',
  state: { kind: 'paused' },
  steps: [step(1), step(2), step(3)],
  currentStep: step(3),
  heldAt: 3,
  holds: 3,
  pace: 1,
  references: [
    { name: 'Red Leicester', atMs: 100, state: 'called back' },
    { name: 'Tilsit', atMs: 100, state: 'collected' },
    { name: 'Brie', atMs: 100, state: 'unreachable' },
    { name: 'Parmesan', atMs: 100, state: 'reachable' },
  ],
  measurements: [
    { name: 'without a pool', atMs: 100, value: 1_043.7, unit: 'ms' },
    { name: 'ratio', atMs: 100, value: 9.87654, unit: '' },
  ],
  parameters: [
    { id: 'skew', label: 'Skew of the keys', min: 0, max: 2, step: 0.01, value: 0.99 },
    { id: 'keySpace', label: 'Different keys', min: 100, max: 100_000, step: 100, value: 10_000 },
  ],
} as const satisfies Partial<SessionSnapshot>;

/** A page that shows nothing beside numbers and charts. */
export const NO_VIEW: PageView = { entries: null, events: null, details: null, residencies: [] };

/** The entries `from` up to `from + count` of a cache that holds `matching`: `user:0` is the next victim. */
export function entryPage(from: number, count: number, matching: number, members: Partial<EntryPage> = {}): EntryPage {
  const rows = Array.from({ length: Math.max(0, Math.min(count, matching - from)) }, (_, i) => entrySample(from + i));
  return { cacheId: 1, filter: '', from, entries: rows, first: entrySample(0), matching, ...members };
}

function entrySample(index: number): EntrySample {
  const remainingTtlMs = 500 + index * 700;
  return {
    key: `user:${index}`,
    remainingTtlMs,
    ageMs: 12_000,
    idleMs: Math.max(0, 9_400 - index * 130),
    hits: index % 9,
    value: `{ id: ${index}, name: 'Ada' }`,
  };
}

/** The events `from` up to `from + count` of `matching`, the newest first, whose ids go down from `newestId`. */
export function eventPage(
  from: number,
  count: number,
  matching: number,
  members: Partial<EventPage> = {},
  newestId = matching,
): EventPage {
  const length = Math.max(0, Math.min(count, matching - from));
  const rows = removalEvents(length, newestId - from)
    .reverse()
    .map((event) => ({ ...event, idleMs: 3_200, hits: event.id % 3 }));
  return { from, rows, matching, newer: 0, keyError: null, ...members };
}

/** Two stays of `key`, the newest of which is over or not. */
export function entryDetails(key: string, isOver = false): EntryDetails {
  const stay = { cacheId: 1, key };
  return {
    cacheId: 1,
    key,
    residencies: [
      {
        ...stay,
        id: 9,
        fromMs: 40_000,
        toMs: isOver ? 61_500 : null,
        cause: isOver ? 'size' : null,
        hits: [],
        hitCount: 7,
      },
      { ...stay, id: 3, fromMs: 1_000, toMs: 9_250, cause: 'expired', hits: [], hitCount: 1 },
    ],
  };
}

/** `count` stays of different keys, one a second, each with two hits; the newest five have not ended. */
export function residencies(count: number, cacheId = 1): Residency[] {
  const causes = ['size', 'expired', 'collected', 'replaced', 'explicit'] as const;
  return Array.from({ length: count }, (_, i) => {
    const fromMs = i * 1_000;
    const ended = i < count - 5;
    const hits = [300, 700].map((after) => ({ atMs: fromMs + after, count: 1 }));
    return {
      id: i + 1,
      cacheId,
      key: `user:${i + 1}`,
      fromMs,
      toMs: ended ? fromMs + 4_000 : null,
      cause: ended ? (causes[i % causes.length] ?? 'size') : null,
      hits,
      hitCount: 2,
    };
  });
}
