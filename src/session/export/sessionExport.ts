import type { SeriesBlock } from '../../protocol/page';
import type { Residency } from '../../protocol/residency';
import type { LeakEvent, RemovalEvent, SessionSnapshot } from '../../protocol/snapshot';
import type { Session } from '../session';

/** The name and version of the form; `media/hitrate-session-1.schema.json` describes it. */
export const SESSION_SCHEMA = 'hitrate-session/1';

/** The part of a session that is exported. */
export type ExportedSession = Pick<Session, 'snapshot' | 'series' | 'events' | 'residencies'>;

/** What is kept of a list, and how many there were beside. */
interface Kept<T> {
  readonly notKept: number;
  readonly kept: readonly T[];
}

/** All that is known of a session. Members that are called alike mean what they mean in a snapshot. */
export interface SessionExport {
  readonly schema: typeof SESSION_SCHEMA;
  readonly session: Pick<SessionSnapshot, 'title' | 'scenarioId' | 'seed' | 'state' | 'pid' | 'elapsedMs'> & {
    /** ISO 8601, in UTC. */
    readonly startedAt: string;
  };
  /** As the observed process counted them, whatever is kept of the lists. */
  readonly totals: Pick<
    SessionSnapshot,
    | 'operations'
    | 'eventsTotal'
    | 'leaksTotal'
    | 'weakAlive'
    | 'rollingHitRate'
    | 'cachesLeftOut'
    | 'engineCollections'
    | 'rejectedMessages'
  >;
  readonly memory: SessionSnapshot['memory'];
  readonly caches: SessionSnapshot['caches'];
  readonly series: SeriesBlock & { readonly momentsNotKept: number };
  readonly events: Kept<RemovalEvent>;
  readonly leaks: Kept<LeakEvent>;
  readonly residencies?: readonly Residency[];
  readonly checks: SessionSnapshot['checks'];
  readonly measurements: SessionSnapshot['measurements'];
  readonly references: SessionSnapshot['references'];
  readonly parameters: SessionSnapshot['parameters'];
}

export interface ExportOptions {
  /** Whether the stays of single keys are wanted too. */
  readonly withResidencies: boolean;
}

/** Everything of a session, as it is now. O(all that is kept). */
export function exportSession(session: ExportedSession, { withResidencies }: ExportOptions): SessionExport {
  const { snapshot, series, events, residencies } = session;
  const { title, scenarioId, seed, state, pid, elapsedMs, startedAtEpochMs } = snapshot;
  const { operations, eventsTotal, leaksTotal, weakAlive, rollingHitRate } = snapshot;
  const { cachesLeftOut, engineCollections, rejectedMessages } = snapshot;
  const { memory, caches, leaks, checks, measurements, references, parameters } = snapshot;
  const points = series.since(0);
  return {
    schema: SESSION_SCHEMA,
    session: {
      ...{ title, scenarioId, seed, state, pid, elapsedMs },
      startedAt: new Date(startedAtEpochMs).toISOString(),
    },
    totals: {
      ...{ operations, eventsTotal, leaksTotal, weakAlive, rollingHitRate },
      ...{ cachesLeftOut, engineCollections, rejectedMessages },
    },
    memory,
    caches,
    series: { ...points, momentsNotKept: series.position - points.atMs.length },
    events: withRest(events.after(0), eventsTotal),
    leaks: withRest(leaks, leaksTotal),
    ...(withResidencies ? { residencies: residencies.all() } : {}),
    ...{ checks, measurements, references, parameters },
  };
}

/** The removals that were told one by one are never more than the counted ones; a program may say otherwise. */
function withRest<T>(kept: readonly T[], total: number): Kept<T> {
  return { notKept: Math.max(0, total - kept.length), kept };
}
