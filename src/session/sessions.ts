import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Timers } from '../base/clock';
import { UserError } from '../base/userError';
import type { ProbeRequest } from '../protocol/probe';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { findScenario, SCENARIOS } from '../scenarios/catalogue';
import type { ScenarioInfo } from '../scenarios/scenarioInfo';
import type { ScenarioOptions } from '../scenarios/scenarioOptions';
import { scenarioProgram, type Begin, type ProgramOptions } from './program';
import { Session } from './session';

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

/** All of this host's sessions: one at a time runs, and the last one stays to be looked at. */
export class Sessions implements Disposable {
  readonly #program: () => ProgramOptions;
  readonly #timers: Timers;
  readonly #onDidStart = new Emitter<Session>();
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  #started = 0;
  /** Settles when the start that was asked for last has come about; starts take place one after the other. */
  #lastStart: Promise<unknown> = Promise.resolve();
  #lastRun: Run | undefined;
  #current: Session | undefined;
  #subscription: Disposable | undefined;

  /** Fires with each new session, before anything has happened in it. */
  readonly onDidStart = this.#onDidStart.event;
  /** Fires with every new snapshot of the current session. */
  readonly onDidChange = this.#onDidChange.event;

  /** `program` is asked at each start, so that changed settings count from then on. */
  constructor(program: () => ProgramOptions, timers: Timers) {
    this.#program = program;
    this.#timers = timers;
  }

  /** The session that runs, or the last one that did. */
  get current(): Session | undefined {
    return this.#current;
  }

  get snapshot(): SessionSnapshot | undefined {
    return this.#current?.snapshot;
  }

  /**
   * Starts a scenario; one that still runs is stopped first.
   * @throws {UserError} when there is no such scenario
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
   * Runs what was started last once more from its beginning, in the same way; what still runs of it is stopped first.
   * @throws {UserError} when nothing was started
   */
  async restart(): Promise<Session> {
    if (this.#lastRun === undefined) throw new UserError('Nothing was started yet. Run a cache demo first.');
    return this.#enqueue(this.#lastRun);
  }

  /**
   * Asks the program that runs.
   * @throws {UserError} when none does, or it refuses
   */
  async request(request: Exclude<ProbeRequest, { type: 'probe/stop' }>): Promise<void> {
    const session = this.#current;
    if (session === undefined || !isAlive(session.snapshot.state)) {
      throw new UserError('Nothing is running. Run a cache demo first.');
    }
    await session.request(request);
  }

  /** Stops what runs; resolves when it has ended. Harmless when nothing runs. */
  async stop(): Promise<void> {
    await this.#current?.stop();
  }

  /** Ends the process at once: the host is going. */
  dispose(): void {
    this.#drop();
    this.#onDidStart.dispose();
    this.#onDidChange.dispose();
  }

  #enqueue(run: Run): Promise<Session> {
    this.#lastRun = run;
    const start = this.#lastStart.then(() => this.#start(run));
    // Whether it fails is for its own caller to hear; the next one starts anyway.
    this.#lastStart = start.catch(() => undefined);
    return start;
  }

  async #start({ scenario, options, mode }: Run): Promise<Session> {
    await this.stop();
    this.#drop();
    const { id: scenarioId } = scenario;
    const subject = {
      sessionId: ++this.#started,
      scenarioId,
      title: scenario.title,
      seed: options.seed,
      startedAtEpochMs: Date.now(),
    };
    const program = scenarioProgram(scenarioId, options, this.#program(), mode, mode.file);
    const session = new Session(subject, program, this.#timers);
    this.#current = session;
    this.#subscription = session.onDidChange((snapshot) => this.#onDidChange.fire(snapshot));
    this.#onDidStart.fire(session);
    this.#onDidChange.fire(session.snapshot);
    return session;
  }

  #drop(): void {
    this.#subscription?.dispose();
    this.#current?.dispose();
    this.#current = undefined;
  }
}
