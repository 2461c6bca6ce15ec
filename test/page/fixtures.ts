import type { CacheSeries, SeriesBlock } from '../../src/protocol/page';
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
  }));
  return {
    atMs: column((i) => fromMs + i * 100),
    heapUsedBytes: column((i) => 30_000_000 + (i % 60) * 350_000),
    caches,
  };
}
