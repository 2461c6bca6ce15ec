import type {
  CacheEntries,
  CacheSample,
  Check,
  EngineCollection,
  Measurement,
  MemorySample,
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
}

/** An entry that left, as every view lists it. */
export interface RemovalEvent extends Removal {
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
  /** On the observed process's clock, at its last frame. */
  readonly elapsedMs: number;
  readonly operations: number | null;
  readonly memory: MemorySample | null;
  readonly caches: readonly CacheSnapshot[];
  readonly cachesLeftOut: number;
  /** The newest removals, oldest first; at most {@link SNAPSHOT_EVENT_CAP}. */
  readonly events: readonly RemovalEvent[];
  /** How many removals there were in all, listed or not. */
  readonly eventsTotal: number;
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
  /** Messages of the process that no guard accepted. */
  readonly rejectedMessages: number;
}

/** The most events in one snapshot. */
export const SNAPSHOT_EVENT_CAP = 200;

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
