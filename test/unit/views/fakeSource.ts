import { Emitter } from '../../../src/base/emitter';
import type { PageSnapshot } from '../../../src/protocol/page';
import type { EntryWindow, Frame } from '../../../src/protocol/probe';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { Ledger } from '../../../src/session/ledger';
import type { ShownSession } from '../../../src/session/pageContents';
import { Residencies } from '../../../src/session/residencies';
import { SeriesStore } from '../../../src/session/seriesStore';
import type { FeedSource } from '../../../src/views/panelFeed';
import { sessionSnapshot } from '../fixtures/snapshots';

/** A session without a process: what its frames add up to is as in a real one. */
export class FakeSession implements ShownSession {
  readonly #ledger = new Ledger();
  readonly #watched = new Map<object, EntryWindow>();
  readonly series = new SeriesStore();
  readonly residencies = new Residencies();
  readonly events = this.#ledger.events;
  snapshot: SessionSnapshot;

  constructor(sessionId: number) {
    this.snapshot = sessionSnapshot({ sessionId });
  }

  /** The windows that somebody looks at. */
  get watched(): EntryWindow[] {
    return [...this.#watched.values()];
  }

  watchEntries(owner: object, window: EntryWindow | null): void {
    if (window === null) this.#watched.delete(owner);
    else this.#watched.set(owner, window);
  }

  add(frame: Frame): void {
    this.#ledger.add(frame);
    this.series.add(frame, (cacheId) => this.#ledger.rollingHitRate(cacheId));
    this.residencies.add(frame);
    this.change(this.#ledger.numbers());
  }

  change(parts: Partial<SessionSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...parts, sequence: this.snapshot.sequence + 1 };
  }
}

/** A source of sessions in which happens what a test says. */
export class FakeSource implements FeedSource {
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

  /** Another session begins and takes the place of the one before. */
  start(): void {
    this.#current = new FakeSession(++this.#started);
    this.#onDidChange.fire(this.#current.snapshot);
  }

  /** The current session gets a frame. */
  addFrame(frame: Frame): void {
    this.#current?.add(frame);
    this.#tell();
  }

  /** The current session changes otherwise. */
  change(parts: Partial<SessionSnapshot>): void {
    this.#current?.change(parts);
    this.#tell();
  }

  #tell(): void {
    if (this.#current !== undefined) this.#onDidChange.fire(this.#current.snapshot);
  }
}

/** What a page is to know of a session in the end. */
export function pageSnapshotOf(session: FakeSession | undefined): PageSnapshot | null {
  if (session === undefined) return null;
  const { events: _events, entries: _entries, windows: _windows, ...rest } = session.snapshot;
  return rest;
}
