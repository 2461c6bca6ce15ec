import { Emitter } from '../../../src/base/emitter';
import type { Frame } from '../../../src/protocol/probe';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { SeriesStore } from '../../../src/session/seriesStore';
import type { Session } from '../../../src/session/session';
import type { Sessions } from '../../../src/session/sessions';
import { sessionSnapshot } from '../fixtures/snapshots';

/** A session without a process. */
class FakeSession implements Pick<Session, 'series' | 'snapshot'> {
  readonly series = new SeriesStore();
  snapshot: SessionSnapshot;

  constructor(sessionId: number) {
    this.snapshot = sessionSnapshot({ sessionId });
  }
}

/** Sessions in which happens what a test says. */
export class FakeSessions {
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  #started = 0;
  #current: FakeSession | undefined;

  readonly onDidChange = this.#onDidChange.event;

  get current(): FakeSession | undefined {
    return this.#current;
  }

  get listenerCount(): number {
    return this.#onDidChange.listenerCount;
  }

  /** Itself, as who takes the real ones wants it: their private members cannot be made elsewhere. */
  asSessions(): Sessions {
    return this as unknown as Sessions;
  }

  /** Another session begins and takes the place of the one before. */
  start(): void {
    this.#current = new FakeSession(++this.#started);
    this.#onDidChange.fire(this.#current.snapshot);
  }

  /** The current session gets a frame. */
  addFrame(frame: Frame): void {
    this.#current?.series.add(frame);
    this.change({ elapsedMs: frame.atMs, memory: frame.memory });
  }

  /** The current session changes otherwise. */
  change(parts: Partial<SessionSnapshot>): void {
    const session = this.#current;
    if (session === undefined) return;
    session.snapshot = { ...session.snapshot, ...parts, sequence: session.snapshot.sequence + 1 };
    this.#onDidChange.fire(session.snapshot);
  }
}
