import { Emitter } from '../base/emitter';
import type { Disposable } from '../base/disposable';
import type { Timers } from '../base/clock';
import { UserError } from '../base/userError';
import type { ProbeRequest } from '../protocol/probe';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { findScenario, SCENARIOS } from '../scenarios/catalogue';
import type { ScenarioInfo } from '../scenarios/scenarioInfo';
import type { ScenarioOptions } from '../scenarios/scenarioOptions';
import { EVENT_CAPACITY } from './events/eventLog';
import { scenarioProgram, type Begin, type ProgramOptions } from './program';
import type { Session } from './session';

/** The most sessions that run at a time: each is a process of its own. */
export const LIVE_SESSION_CAP = 8;
/** How many ended sessions stay to be looked at, when nothing else is said. */
export const ENDED_SESSIONS_KEPT = 10;

/** What is kept, as settings say. */
export interface SessionLimits {
  /** How many sessions, after they have ended. */
  readonly endedKept: number;
  /** How many removals of each session. */
  readonly eventsKept: number;
}

/** How a scenario is run, beside its own options. */
export interface RunMode extends Begin {
  /** The path of a copy of the scenario's source to run in its place. */
  readonly file?: string;
}

/** The scenario goes on by itself, and its steps are shown for as long as it takes to read them. */
const RUN_THROUGH: RunMode = { held: false, pace: 1 };

interface Run {
  readonly scenario: ScenarioInfo;
  readonly options: ScenarioOptions;
  readonly mode: RunMode;
}

interface Kept {
  readonly session: Session;
  readonly run: Run;
  readonly subscription: Disposable;
}

/** A session that has begun. */
export interface StartedSession {
  readonly session: Session;
  /** The one whose place it takes: that one was stopped, or is run again. */
  readonly replaces: number | null;
}

/** All of this host's sessions: those that run, and the last ones that did. */
export class Sessions implements Disposable {
  readonly #program: () => ProgramOptions;
  readonly #timers: Timers;
  readonly #limits: () => SessionLimits;
  readonly #onDidStart = new Emitter<StartedSession>();
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  readonly #onDidRemove = new Emitter<number>();
  /** By their ids, the one that was started first comes first. */
  readonly #kept = new Map<number, Kept>();
  #started = 0;
  /** Settles when the start that was asked for last has come about; starts take place one after the other. */
  #lastStart: Promise<unknown> = Promise.resolve();
  #lastRun: Run | undefined;
  #currentId: number | undefined;
  #isDisposed = false;

  /** Fires with each new session, before anything has happened in it. */
  readonly onDidStart = this.#onDidStart.event;
  /** Fires with every new snapshot of any session, and with that of the one that becomes the current one. */
  readonly onDidChange = this.#onDidChange.event;
  /** Fires with the id of each session that is not kept any more. */
  readonly onDidRemove = this.#onDidRemove.event;

  /**
   * `program` is asked at each start, so that changed settings count from then on; `limits` also whenever there may be
   * one ended session too many. {@link resample} and {@link applyLimits} bring them to what is there already.
   */
  constructor(
    program: () => ProgramOptions,
    timers: Timers,
    limits = (): SessionLimits => ({ endedKept: ENDED_SESSIONS_KEPT, eventsKept: EVENT_CAPACITY }),
  ) {
    this.#program = program;
    this.#timers = timers;
    this.#limits = limits;
  }

  /** All that run and those that are kept, the one that was started first comes first. */
  get all(): readonly Session[] {
    return [...this.#kept.values()].map(({ session }) => session);
  }

  /** The session that the user is at: the one started last, or the one looked at since. */
  get current(): Session | undefined {
    return this.#currentId === undefined ? undefined : this.find(this.#currentId);
  }

  get snapshot(): SessionSnapshot | undefined {
    return this.current?.snapshot;
  }

  find(sessionId: number): Session | undefined {
    return this.#kept.get(sessionId)?.session;
  }

  /** The user is at that session now. Harmless when it is kept no more. */
  makeCurrent(sessionId: number): void {
    const session = this.find(sessionId);
    if (session === undefined || this.#currentId === sessionId) return;
    this.#currentId = sessionId;
    this.#onDidChange.fire(session.snapshot);
  }

  /**
   * Starts a scenario beside what runs. One that runs the same program is stopped first, and replaced.
   * @throws {UserError} when there is no such scenario, or {@link LIVE_SESSION_CAP} of them run
   */
  async run(scenarioId: string, options: ScenarioOptions, mode = RUN_THROUGH): Promise<Session> {
    const scenario = findScenario(scenarioId);
    if (scenario === undefined) {
      const known = SCENARIOS.map(({ id }) => id).join(', ');
      throw new UserError(`There is no scenario "${scenarioId}". Choose one of: ${known}.`);
    }
    return this.#enqueue({ scenario, options, mode });
  }

  /**
   * Runs the same program once more from its beginning, in the same way: that of the session with this id, or else the
   * current one's. What still runs of it is stopped first.
   * @throws {UserError} when nothing was started, or that session is kept no more
   */
  async restart(sessionId = this.#currentId): Promise<Session> {
    if (sessionId !== undefined) return this.#enqueue(this.#entry(sessionId).run, sessionId);
    if (this.#lastRun === undefined) throw new UserError('Nothing was started yet. Run a cache demo first.');
    return this.#enqueue(this.#lastRun);
  }

  /**
   * Asks the program of the session with this id, or else that of the current one.
   * @throws {UserError} when it does not run, or it refuses
   */
  async request(request: Exclude<ProbeRequest, { type: 'probe/stop' }>, sessionId = this.#currentId): Promise<void> {
    const session = sessionId === undefined ? undefined : this.find(sessionId);
    if (session === undefined || !isAlive(session.snapshot.state)) {
      throw new UserError('Nothing is running. Run a cache demo first.');
    }
    await session.request(request);
  }

  /** Stops that session, or else the current one; resolves when it has ended. Harmless when it does not run. */
  async stop(sessionId = this.#currentId): Promise<void> {
    if (sessionId !== undefined) await this.find(sessionId)?.stop();
  }

  /** Samples what runs as often as is wanted now. */
  async resample(): Promise<void> {
    const intervalMs = this.#program().sampleIntervalMs;
    const live = this.all.filter(({ snapshot }) => isAlive(snapshot.state));
    // One that ends meanwhile, or is too busy to answer, goes on as it is: the next start counts.
    await Promise.allSettled(live.map((session) => session.request({ type: 'probe/setRate', intervalMs })));
  }

  /**
   * Forgets a session that has ended. Harmless when it is kept no more.
   * @throws {UserError} when it still runs
   */
  remove(sessionId: number): void {
    const session = this.find(sessionId);
    if (session === undefined) return;
    if (isAlive(session.snapshot.state)) {
      throw new UserError('The session still runs. Stop it first, then remove it.');
    }
    this.#drop(sessionId);
  }

  /** Keeps as much as is wanted now, of ended sessions and of the removals of each. */
  applyLimits(): void {
    const { eventsKept } = this.#limits();
    for (const session of this.all) session.keepEvents(eventsKept);
    this.#trim();
  }

  /** Ends all processes at once: the host is going. */
  dispose(): void {
    this.#isDisposed = true;
    for (const { session, subscription } of this.#kept.values()) {
      subscription.dispose();
      session.dispose();
    }
    this.#kept.clear();
    this.#currentId = undefined;
    this.#onDidStart.dispose();
    this.#onDidChange.dispose();
    this.#onDidRemove.dispose();
  }

  #enqueue(run: Run, replaced?: number): Promise<Session> {
    this.#lastRun = run;
    const start = this.#lastStart.then(() => this.#start(run, replaced));
    // Whether it fails is for its own caller to hear; the next one starts anyway.
    this.#lastStart = start.catch(() => undefined);
    return start;
  }

  async #start(run: Run, replaced: number | undefined): Promise<Session> {
    const same = this.#liveLike(run);
    if (same !== undefined) await this.stop(same);
    // What observes is most of the code; the extension reads it when there is something to observe.
    const { Session } = await import('./session');
    if (this.#isDisposed) throw new UserError('The host is going, so nothing is started any more.');
    this.#expectRoom();
    const { scenario, options, mode } = run;
    const subject = {
      sessionId: ++this.#started,
      scenarioId: scenario.id,
      title: scenario.title,
      seed: options.seed,
      startedAtEpochMs: Date.now(),
    };
    const program = scenarioProgram(scenario.id, options, this.#program(), mode, mode.file);
    const session = new Session(subject, program, this.#timers, this.#limits().eventsKept);
    const subscription = session.onDidChange((snapshot) => this.#changed(snapshot));
    this.#kept.set(subject.sessionId, { session, run, subscription });
    this.#currentId = subject.sessionId;
    this.#onDidStart.fire({ session, replaces: replaced ?? same ?? null });
    this.#onDidChange.fire(session.snapshot);
    return session;
  }

  #changed(snapshot: SessionSnapshot): void {
    this.#onDidChange.fire(snapshot);
    if (!isAlive(snapshot.state)) this.#trim();
  }

  /** Forgets the oldest of the ended sessions when there are more than are kept; never the current or the newest one. */
  #trim(): void {
    const ended = [...this.#kept.keys()].filter((id) => !this.#isAlive(id));
    const removable = ended.filter((id) => id !== this.#currentId && id !== ended.at(-1));
    for (const id of removable.slice(0, Math.max(0, ended.length - this.#limits().endedKept))) this.#drop(id);
  }

  /** The session that runs the same program: the same scenario, from the same file. */
  #liveLike({ scenario, mode }: Run): number | undefined {
    for (const [id, { run }] of this.#kept) {
      if (run.scenario.id === scenario.id && run.mode.file === mode.file && this.#isAlive(id)) return id;
    }
    return undefined;
  }

  #expectRoom(): void {
    const live = [...this.#kept.keys()].filter((id) => this.#isAlive(id));
    if (live.length < LIVE_SESSION_CAP) return;
    throw new UserError(
      `${LIVE_SESSION_CAP} programs run already, which is the most at a time. Stop one of them first.`,
    );
  }

  #isAlive(sessionId: number): boolean {
    return isAlive(this.#entry(sessionId).session.snapshot.state);
  }

  #entry(sessionId: number): Kept {
    const kept = this.#kept.get(sessionId);
    if (kept === undefined) throw new UserError('That session is not kept any more. Run its scenario again.');
    return kept;
  }

  #drop(sessionId: number): void {
    const { session, subscription } = this.#entry(sessionId);
    this.#kept.delete(sessionId);
    subscription.dispose();
    session.dispose();
    if (this.#currentId === sessionId) this.#currentId = [...this.#kept.keys()].at(-1);
    this.#onDidRemove.fire(sessionId);
    const { current } = this;
    if (current !== undefined) this.#onDidChange.fire(current.snapshot);
  }
}
