import { Emitter } from '../../../src/base/emitter';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import type { Session } from '../../../src/session/session';
import type { Sessions, StartedSession } from '../../../src/session/sessions';
import { sessionSnapshot } from '../fixtures/snapshots';

/** A session without a process. */
class FakeSession implements Pick<Session, 'snapshot' | 'onDidChange'> {
  readonly changed = new Emitter<SessionSnapshot>();
  readonly onDidChange = this.changed.event;
  snapshot: SessionSnapshot;

  constructor(sessionId: number) {
    this.snapshot = sessionSnapshot({ sessionId });
  }
}

/** Sessions in which happens what a test says. */
export class FakeSessions {
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  readonly #onDidStart = new Emitter<StartedSession>();
  readonly #onDidRemove = new Emitter<number>();
  readonly #all = new Map<number, FakeSession>();
  #started = 0;
  #current: FakeSession | undefined;

  readonly onDidChange = this.#onDidChange.event;
  readonly onDidStart = this.#onDidStart.event;
  readonly onDidRemove = this.#onDidRemove.event;

  get current(): Session | undefined {
    return this.#current && asSession(this.#current);
  }

  /** How many listen to changes of any session, and to removals. */
  get listenerCount(): number {
    return this.#onDidChange.listenerCount + this.#onDidRemove.listenerCount;
  }

  get startListenerCount(): number {
    return this.#onDidStart.listenerCount;
  }

  /** How many listen to single sessions. */
  get sessionListenerCount(): number {
    return [...this.#all.values()].reduce((sum, { changed }) => sum + changed.listenerCount, 0);
  }

  /** Itself, as who takes the real ones wants it: their private members cannot be made elsewhere. */
  asSessions(): Sessions {
    return this as unknown as Sessions;
  }

  find(sessionId: number): Session | undefined {
    const found = this.#all.get(sessionId);
    return found && asSession(found);
  }

  makeCurrent(sessionId: number): void {
    this.#current = this.#all.get(sessionId);
  }

  /** Another session begins and is the current one. */
  start({ replaces = null }: { readonly replaces?: number | null } = {}): void {
    this.#current = new FakeSession(++this.#started);
    this.#all.set(this.#started, this.#current);
    this.#onDidStart.fire({ session: asSession(this.#current), replaces });
    this.#onDidChange.fire(this.#current.snapshot);
  }

  /** A session is kept no more. */
  remove(sessionId: number): void {
    if (this.#current === this.#all.get(sessionId)) this.#current = undefined;
    this.#all.delete(sessionId);
    this.#onDidRemove.fire(sessionId);
  }

  /** A session's program ends. */
  end(sessionId: number): void {
    this.change({ state: { kind: 'exited' } }, this.#all.get(sessionId));
  }

  /** A session, the current one if none is named, changes otherwise. */
  change(parts: Partial<SessionSnapshot>, session = this.#current): void {
    if (session === undefined) return;
    session.snapshot = { ...session.snapshot, ...parts, sequence: session.snapshot.sequence + 1 };
    session.changed.fire(session.snapshot);
    this.#onDidChange.fire(session.snapshot);
  }
}

function asSession(session: FakeSession): Session {
  return session as unknown as Session;
}
