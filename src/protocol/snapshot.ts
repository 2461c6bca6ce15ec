import type {
  CacheEntries,
  CacheSample,
  Check,
  EngineCollection,
  EntryPage,
  Leak,
  Measurement,
  MemorySample,
  Place,
  Reference,
  Removal,
  Step,
} from './probe';
import type { Parameter } from './stage';

/** How a session stands. The order of a normal life is starting, ready, running (or paused), stopping, exited. */
export type SessionState =
  /** The process was started and has not said hello. */
  | { readonly kind: 'starting' }
  /** It said hello; no numbers yet. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopping' }
  /** It ended by itself or because it was asked to. */
  | { readonly kind: 'exited' }
  /** It ended otherwise, or could not be understood. */
  | {
      readonly kind: 'crashed';
      readonly reason: CrashReason;
      /** The last lines that the process wrote to its standard error. */
      readonly stderrTail: readonly string[];
    };

/** Why a process counts as crashed: how it ended, or how it failed to begin. */
export type CrashReason =
  | { readonly kind: 'exit-code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly message: string }
  | { readonly kind: 'no-hello'; readonly afterMs: number }
  | { readonly kind: 'protocol-version' };

/** Whether a session in this state still has a process. */
export function isAlive(state: SessionState): boolean {
  return state.kind !== 'exited' && state.kind !== 'crashed';
}

/** One cache, as every view shows it. */
export interface CacheSnapshot extends CacheSample {
  /** hits / (hits + misses), `null` before the first read. */
  readonly hitRate: number | null;
  /** The same over the newest reads: at least {@link ROLLING_READS} of them, or all while there are fewer. */
  readonly rollingHitRate: number | null;
  /** Removals with the cause `size` a second, over about the last {@link RATE_SPAN_MS}. */
  readonly evictionsPerSecond: number;
  /** Where in the program it was created, when that is known. */
  readonly place: Place | null;
  /** It is no longer in the process; its numbers are the last ones. */
  readonly isGone: boolean;
}

/** How many reads the rolling hit rate looks back over. */
export const ROLLING_READS = 1_000;
/** How far evictions a second look back. */
export const RATE_SPAN_MS = 2_000;

/** An entry that left, as every view lists it. */
export interface RemovalEvent extends Removal {
  /** Unique in the session, ascending. */
  readonly id: number;
  readonly cacheName: string;
}

/** A leak, as every view lists it. */
export interface LeakEvent extends Leak {
  /** Unique in the session, ascending. */
  readonly id: number;
  readonly cacheName: string;
}

/** Collections by the engine since the session began. */
export interface EngineCollectionTotals {
  readonly count: number;
  /** The sum of their durations. */
  readonly durationMs: number;
  readonly last: EngineCollection | null;
}

/** Everything a view may show of a session, at one moment. Immutable; a newer one has a greater sequence number. */
export interface SessionSnapshot {
  /** Which session, unique in this host. */
  readonly sessionId: number;
  readonly sequence: number;
  readonly scenarioId: string;
  readonly title: string;
  readonly seed: number;
  readonly state: SessionState;
  readonly pid: number | null;
  /** On the host's clock, in milliseconds since 1970. */
  readonly startedAtEpochMs: number;
  /** On the observed process's clock, at its last frame. */
  readonly elapsedMs: number;
  readonly operations: number | null;
  readonly memory: MemorySample | null;
  readonly caches: readonly CacheSnapshot[];
  readonly cachesLeftOut: number;
  /**
   * Of all caches together, gone ones too: hits as a share of the newest reads, wherever they were; at least
   * {@link ROLLING_READS} of them, or all while there are fewer. `null` before the first read.
   */
  readonly rollingHitRate: number | null;
  /** The newest removals, oldest first; at most {@link SNAPSHOT_EVENT_CAP}. */
  readonly events: readonly RemovalEvent[];
  /** How many removals there were in all, listed or not. */
  readonly eventsTotal: number;
  /** The newest leaks, oldest first; at most {@link SNAPSHOT_LEAK_CAP}. */
  readonly leaks: readonly LeakEvent[];
  readonly leaksTotal: number;
  /** The sizes of all weak collections together; `null` when there is none. */
  readonly weakAlive: number | null;
  readonly engineCollections: EngineCollectionTotals;
  readonly checks: readonly Check[];
  /** The newest steps that have begun, oldest first; at most `STEP_LIST_CAP`. Empty for a program without steps. */
  readonly steps: readonly Step[];
  /** The step that has begun last, whether its lines have run or not. */
  readonly currentStep: Step | null;
  /** While the program is held before the lines of a step: that step's number. */
  readonly heldAt: number | null;
  /** How often the program has been held so far: tells one hold from the next. */
  readonly holds: number;
  /** How long steps are shown, as a multiple of the usual time; 0 does not wait. */
  readonly pace: number;
  /** The newest of each name, in the order in which the names appeared. */
  readonly measurements: readonly Measurement[];
  /** The same. */
  readonly references: readonly Reference[];
  readonly parameters: readonly Parameter[];
  /** Of the caches that can list their entries, at the last frame. */
  readonly entries: readonly CacheEntries[];
  /** What was in the windows that somebody looks at, at the last frame. */
  readonly windows: readonly EntryPage[];
  /** Messages of the process that no guard accepted. */
  readonly rejectedMessages: number;
}

/** The most events in one snapshot. */
export const SNAPSHOT_EVENT_CAP = 200;
/** The most leaks in one snapshot. */
export const SNAPSHOT_LEAK_CAP = 50;

/** hits / (hits + misses), `null` before the first read. */
export function hitRate(hits: number, misses: number): number | null {
  const reads = hits + misses;
  return reads === 0 ? null : hits / reads;
}

/** The sum of a cache's removals, whatever the cause. */
export function removalCount(cache: CacheSample): number {
  const { explicit, replaced, collected, expired, size } = cache.removals;
  return explicit + replaced + collected + expired + size;
}
