import type { PageSnapshot } from '../protocol/page';
import { totalsOf } from './cacheTotals';

/** What a page keeps of its session, for the time when that is gone. */
export interface SessionSummary {
  readonly sessionStartedAtEpochMs: number;
  readonly scenarioId: string;
  readonly title: string;
  readonly elapsedMs: number;
  readonly size: number;
  readonly hitRate: number | null;
  readonly evictions: number;
  readonly heapUsedBytes: number | null;
}

export function summaryOf(snapshot: PageSnapshot): SessionSummary {
  const { startedAtEpochMs, scenarioId, title, elapsedMs, memory } = snapshot;
  const { size, hitRate, evictions } = totalsOf(snapshot, null);
  const heapUsedBytes = memory?.heapUsedBytes ?? null;
  return {
    sessionStartedAtEpochMs: startedAtEpochMs,
    scenarioId,
    title,
    elapsedMs,
    size,
    hitRate,
    evictions,
    heapUsedBytes,
  };
}

/** What was kept, unless it makes no sense. */
export function readSummary(kept: unknown): SessionSummary | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { sessionStartedAtEpochMs, scenarioId, title, elapsedMs, size, hitRate, evictions, heapUsedBytes } =
    kept as Record<keyof SessionSummary, unknown>;
  const makesSense =
    [sessionStartedAtEpochMs, elapsedMs, size, evictions].every((value) => typeof value === 'number') &&
    [hitRate, heapUsedBytes].every((value) => value === null || typeof value === 'number') &&
    [scenarioId, title].every((value) => typeof value === 'string');
  return makesSense ? (kept as SessionSummary) : null;
}
