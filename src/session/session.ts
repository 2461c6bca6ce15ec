import type { Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/emitter';
import { UserError } from '../base/userError';
import type { Reply } from '../protocol/envelope';
import { Link, type Rejection } from '../protocol/link';
import { isProbeEvent, type EntryWindow, type ProbeEvent, type ProbeRequest } from '../protocol/probe';
import { isAlive, type RemovalEvent, type SessionSnapshot, type SessionState } from '../protocol/snapshot';
import { EntryWatch } from './entryWatch';
import type { EventLog } from './events/eventLog';
import { Ledger } from './ledger';
import { ObservedProcess, type ProcessEnd, type ProgramSpec } from './observedProcess';
import { Residencies } from './residencies';
import { SeriesStore } from './seriesStore';

/** How long the probe may take to say hello: a slow machine needs seconds, a program without a probe never does. */
const HELLO_DEADLINE_MS = 15_000;

/** What a session is about, for people. */
export type SessionSubject = Pick<SessionSnapshot, 'sessionId' | 'scenarioId' | 'title' | 'seed' | 'startedAtEpochMs'>;

/**
 * One observed process from its start to its end, and all that is known of it. It survives whatever the process does:
 * crash, silence, flood or nonsense end up as a state or a number in the snapshot.
 */
export class Session implements Disposable {
  readonly series = new SeriesStore();
  readonly residencies = new Residencies();
  readonly #subject: SessionSubject;
  readonly #process: ObservedProcess;
  readonly #link: Link<never, ProbeRequest, ProbeEvent, never>;
  readonly #ledger: Ledger;
  readonly #entryWatch = new EntryWatch((windows) => this.#askForEntries(windows));
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  readonly #onDidReject = new Emitter<Rejection>();
  readonly #helloDeadline: Disposable;
  readonly #rejected = new Map<Rejection, number>();
  readonly #ended: Promise<void>;
  #markEnded: () => void = () => undefined;
  #sequence = 0;
  #state: SessionState = { kind: 'starting' };
  #snapshot: SessionSnapshot;

  /** Fires with every new snapshot: at each frame and each change of state. */
  readonly onDidChange = this.#onDidChange.event;
  /** Fires with the first message of each kind that was not accepted; the snapshot counts them all. */
  readonly onDidReject = this.#onDidReject.event;
  /** Fires with each line that the program printed. */
  readonly onDidPrint: Event<string>;

  /** `eventsKept` is how many removals it keeps. */
  constructor(subject: SessionSubject, program: ProgramSpec, timers: Timers, eventsKept?: number) {
    this.#subject = subject;
    this.#ledger = new Ledger(eventsKept);
    this.#ended = new Promise((resolve) => {
      this.#markEnded = resolve;
    });
    this.#process = new ObservedProcess(program, timers);
    this.#link = new Link<never, ProbeRequest, ProbeEvent, never>({
      send: (message) => this.#process.send(message),
      isEvent: isProbeEvent,
      isRequest: (_body): _body is never => false,
      onEvent: (event) => this.#onEvent(event),
      onRequest: () => undefined,
      onRejected: (rejection) => this.#onRejected(rejection),
      timers,
    });
    this.#process.onDidReceive((message) => this.#link.receive(message));
    this.onDidPrint = this.#process.onDidPrint;
    this.#process.onDidEnd((end) => this.#onEnd(end));
    this.#helloDeadline = timers.after(HELLO_DEADLINE_MS, () =>
      this.#crash({ kind: 'no-hello', afterMs: HELLO_DEADLINE_MS }),
    );
    this.#snapshot = this.#makeSnapshot();
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** The removals that are kept. */
  get events(): EventLog {
    return this.#ledger.events;
  }

  /** Keeps as many removals from now on: of more, the oldest go, and a new snapshot tells so. */
  keepEvents(count: number): void {
    if (this.events.capacity === count) return;
    this.events.keep(count);
    this.#publish();
  }

  /** The removals with an id greater than `id`, oldest first, as far as they are still kept. */
  eventsAfter(id: number): RemovalEvent[] {
    return this.events.after(id);
  }

  /**
   * From now on the snapshots have in `windows` what is in this one too; `null` when `owner` looks at none any more. When
   * the process has ended, what was told last stays.
   */
  watchEntries(owner: object, window: EntryWindow | null): void {
    this.#entryWatch.watch(owner, window);
  }

  /**
   * Asks the observed program.
   * @throws {UserError} when it has ended, refuses, or does not answer in time
   */
  async request(request: Exclude<ProbeRequest, { type: 'probe/stop' }>): Promise<void> {
    if (!isAlive(this.#state)) throw new UserError('The observed process has ended. Start it again first.');
    const reply = await this.#link.request(request);
    if (!reply.ok) throw new UserError(refusal(reply));
  }

  /** Ends the process, gently at first; resolves when it has ended, after about a second at the latest. */
  async stop(): Promise<void> {
    if (!isAlive(this.#state)) return;
    if (this.#state.kind !== 'stopping') this.#enter({ kind: 'stopping' });
    // Its answer does not matter: what counts is the end of the process, which comes anyway.
    this.#process.stop(() => void this.#link.request({ type: 'probe/stop' }));
    await this.#ended;
  }

  /** Ends the process at once and tells nobody any more. */
  dispose(): void {
    this.#markEnded();
    this.#helloDeadline.dispose();
    this.#onDidChange.dispose();
    this.#onDidReject.dispose();
    this.#link.dispose();
    this.#process.dispose();
  }

  #onEvent(event: ProbeEvent): void {
    if (!isAlive(this.#state)) return;
    if (event.type === 'probe/hello') {
      this.#helloDeadline.dispose();
      if (this.#state.kind === 'starting') this.#enter({ kind: 'ready' });
      this.#entryWatch.open();
      return;
    }
    this.#ledger.add(event.frame);
    this.series.add(event.frame, (cacheId) => this.#ledger.rollingHitRate(cacheId));
    this.residencies.add(event.frame);
    this.#enter(this.#state.kind === 'stopping' ? this.#state : { kind: event.frame.paused ? 'paused' : 'running' });
  }

  #onRejected(rejection: Rejection): void {
    const before = this.#rejected.get(rejection) ?? 0;
    this.#rejected.set(rejection, before + 1);
    if (before === 0) this.#onDidReject.fire(rejection);
    if (rejection === 'another protocol version') this.#crash({ kind: 'protocol-version' });
  }

  async #askForEntries(windows: readonly EntryWindow[]): Promise<boolean> {
    const reply = await this.#link.request({ type: 'probe/watchEntries', windows: [...windows] });
    return reply.ok;
  }

  #onEnd(end: ProcessEnd): void {
    this.#helloDeadline.dispose();
    this.#entryWatch.close();
    this.#link.dispose();
    if (!isAlive(this.#state)) return;
    const asked = this.#state.kind === 'stopping';
    if (asked || (end.kind === 'code' && end.code === 0)) return this.#enter({ kind: 'exited' });
    if (end.kind === 'code') return this.#crash({ kind: 'exit-code', code: end.code });
    if (end.kind === 'signal') return this.#crash({ kind: 'signal', signal: end.signal });
    this.#crash({ kind: 'not-started', message: end.message });
  }

  #crash(reason: Extract<SessionState, { kind: 'crashed' }>['reason']): void {
    if (!isAlive(this.#state)) return;
    this.#helloDeadline.dispose();
    // A process that cannot be understood must not go on unwatched.
    this.#process.dispose();
    this.#enter({ kind: 'crashed', reason, stderrTail: this.#process.stderrTail() });
  }

  #enter(state: SessionState): void {
    this.#state = state;
    this.#publish();
    if (!isAlive(state)) this.#markEnded();
  }

  #publish(): void {
    this.#sequence++;
    this.#snapshot = this.#makeSnapshot();
    this.#onDidChange.fire(this.#snapshot);
  }

  #makeSnapshot(): SessionSnapshot {
    return {
      ...this.#subject,
      sequence: this.#sequence,
      state: this.#state,
      pid: this.#process.pid,
      ...this.#ledger.numbers(),
      rejectedMessages: [...this.#rejected.values()].reduce((sum, count) => sum + count, 0),
    };
  }
}

function refusal(reply: Extract<Reply, { ok: false }>): string {
  return reply.error.code === 'timeout'
    ? 'The observed process does not answer: it is busy. Wait, or stop it.'
    : `The observed process refused: ${reply.error.message}`;
}
