import type { Disposable } from '../base/disposable';
import type { Event } from '../base/emitter';
import { SERIES_POINT_CAP, type HostEvent, type PageEvent, type PageView, type SeriesBlock } from '../protocol/page';
import type { SessionSnapshot } from '../protocol/snapshot';
import { newsSince } from '../protocol/snapshotNews';
import type { Session } from '../session/session';

const NO_SERIES: SeriesBlock = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };

/** Whose numbers a feed sends: `onDidChange` fires when there may be news, or another session in its place. */
export interface FeedSource {
  readonly current: Session | undefined;
  readonly onDidChange: Event<SessionSnapshot>;
}

/**
 * Decides what the stats panel's page is sent, and when: everything once it listens, then only what is new, and the
 * next piece only when it has drawn the one before, so that a slow page gets fewer and not more. A hidden page gets
 * nothing.
 */
export class PanelFeed implements Disposable {
  readonly #source: FeedSource;
  readonly #post: (event: HostEvent) => void;
  readonly #subscription: Disposable;
  #listening = false;
  #visible = true;
  /** The step that the page has not drawn yet. */
  #awaited: number | undefined;
  #step = 0;
  /** What the page knows. */
  #sent: { session: Session | undefined; snapshot: SessionSnapshot | undefined; position: number } | undefined;

  constructor(source: FeedSource, post: (event: HostEvent) => void) {
    this.#source = source;
    this.#post = post;
    this.#subscription = source.onDidChange(() => this.#sendNews());
  }

  onPageEvent(event: PageEvent): void {
    if (event.type === 'page/ready') {
      this.#listening = true;
      // A page that says so while it is being hidden is about to go.
      if (this.#visible) this.#hydrate();
      return;
    }
    if (event.type !== 'page/drawn' || event.step !== this.#awaited) return;
    this.#awaited = undefined;
    this.#sendNews();
  }

  /** A page that is shown again has lost whatever it was not sent. */
  setVisible(visible: boolean): void {
    if (visible && !this.#visible && this.#listening) this.#hydrate();
    this.#visible = visible;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #sendNews(): void {
    if (!this.#listening || !this.#visible || this.#awaited !== undefined) return;
    const session = this.#source.current;
    const sent = this.#sent;
    if (sent === undefined || session !== sent.session) return this.#hydrate();
    if (session === undefined || sent.snapshot === undefined || session.snapshot === sent.snapshot) return;
    const news = newsSince(sent.snapshot, session.snapshot);
    const series = session.series.since(sent.position);
    this.#send(session, { type: 'host/delta', step: ++this.#step, news, series, view: viewOf(session.snapshot) });
  }

  #hydrate(): void {
    const session = this.#source.current;
    const series = session?.series.decimated(SERIES_POINT_CAP) ?? NO_SERIES;
    this.#send(session, {
      type: 'host/hydrate',
      step: ++this.#step,
      snapshot: session?.snapshot ?? null,
      series,
      view: viewOf(session?.snapshot),
    });
  }

  #send(session: Session | undefined, event: HostEvent): void {
    this.#sent = {
      session,
      snapshot: session?.snapshot,
      position: session?.series.position ?? 0,
    };
    this.#awaited = event.step;
    this.#post(event);
  }
}

function viewOf(snapshot: SessionSnapshot | undefined): PageView {
  const rows = [...(snapshot?.events ?? [])].reverse();
  const events = { from: 0, rows, matching: snapshot?.eventsTotal ?? 0, newer: 0, keyError: null };
  return { entries: null, events, details: null, residencies: [] };
}
