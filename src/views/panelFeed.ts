import type { Clock, Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { Event } from '../base/emitter';
import type { HostEvent, PageEvent, PageInterest, SeriesBlock } from '../protocol/page';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { KeyPatternTexts } from '../session/events/keyPattern';
import { PageContents, type ShownSession } from '../session/pageContents';
import type { PageMode } from './pageHtml';

/**
 * The least time between two pieces: ten a second, or fewer in the side bar. With the ten samples a second of the defaults,
 * what is shown is no older than a quarter of a second.
 */
export const PAGE_INTERVAL_MS: Readonly<Record<PageMode, number>> = { full: 100, compact: 150 };

const NO_SERIES: SeriesBlock = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };
/** Until the page has said what it shows. */
const NO_INTEREST: PageInterest = { cacheId: null, span: null, entries: null, events: null, selected: null };

/** Whose numbers a feed sends: `onDidChange` fires when there may be news, or another session in its place. */
export interface FeedSource {
  readonly current: ShownSession | undefined;
  readonly onDidChange: Event<SessionSnapshot>;
}

export interface FeedOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  /** The least time between what the process's frames give rise to; what the page asks for comes at once. */
  readonly minIntervalMs: number;
  readonly texts: KeyPatternTexts;
}

/**
 * Decides what a page is sent, and when: everything once it listens, then only what is new and of that only what it
 * shows, and the next piece only when it has drawn the one before, so that a slow page gets fewer and not more. A hidden
 * page gets nothing, and nobody is asked for entries on its behalf.
 */
export class PanelFeed implements Disposable {
  readonly #source: FeedSource;
  readonly #post: (event: HostEvent) => void;
  readonly #options: FeedOptions;
  readonly #subscription: Disposable;
  #interest = NO_INTEREST;
  #listening = false;
  #visible = true;
  /** The step that the page has not drawn yet. */
  #awaited: number | undefined;
  #step = 0;
  /** What the page shows; `session` is undefined while it says that there is none. */
  #sent: { readonly session: ShownSession | undefined; readonly contents: PageContents | undefined } | undefined;
  /** What the page has asked for and was not sent yet. */
  #asked: 'everything' | 'view' | undefined;
  #postedMs = -Infinity;
  #timer: Disposable | undefined;
  #watched: ShownSession | undefined;

  constructor(source: FeedSource, post: (event: HostEvent) => void, options: FeedOptions) {
    this.#source = source;
    this.#post = post;
    this.#options = options;
    this.#subscription = source.onDidChange(() => {
      if (source.current !== this.#watched) this.#watchEntries();
      this.#sendNews();
    });
  }

  onPageEvent(event: PageEvent): void {
    switch (event.type) {
      case 'page/ready':
        this.#listening = true;
        this.#watchEntries();
        // A page that says so while it is being hidden is about to go.
        if (this.#visible) this.#hydrate();
        return;
      case 'page/show':
        return this.#show(event.interest);
      case 'page/drawn':
        if (event.step !== this.#awaited) return;
        this.#awaited = undefined;
        this.#sendNews();
    }
  }

  /** A page that is shown again has lost whatever it was not sent. */
  setVisible(visible: boolean): void {
    const appears = visible && !this.#visible;
    this.#visible = visible;
    this.#watchEntries();
    if (appears && this.#listening) this.#hydrate();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#timer?.dispose();
    this.#watched?.watchEntries(this, null);
  }

  #show(interest: PageInterest): void {
    const { cacheId, span } = this.#interest;
    const isOtherHistory = interest.cacheId !== cacheId || !isSameSpan(interest.span, span);
    this.#interest = interest;
    if (isOtherHistory) this.#asked = 'everything';
    else this.#asked ??= 'view';
    this.#watchEntries();
    this.#sendNews();
  }

  #sendNews(): void {
    if (!this.#listening || !this.#visible || this.#awaited !== undefined) return;
    const sent = this.#sent;
    if (sent === undefined || this.#source.current !== sent.session) return this.#hydrate();
    const { contents } = sent;
    if (contents === undefined) return;
    if (this.#asked === 'everything') return this.#hydrate();
    if (this.#asked === undefined && (!contents.hasNews || this.#mustWait())) return;
    this.#send(contents.delta(++this.#step, this.#interest, this.#asked !== undefined));
  }

  /** Whether it is too soon; then there is another try when it no longer is. */
  #mustWait(): boolean {
    const { clock, timers, minIntervalMs } = this.#options;
    const remainingMs = this.#postedMs + minIntervalMs - clock();
    if (remainingMs <= 0) return false;
    this.#timer ??= timers.after(remainingMs, () => {
      this.#timer = undefined;
      this.#sendNews();
    });
    return true;
  }

  #hydrate(): void {
    const session = this.#source.current;
    const contents = session && new PageContents(session, this.#options.texts);
    const step = ++this.#step;
    this.#sent = { session, contents };
    this.#send(contents?.hydrate(step, this.#interest) ?? nothing(step));
  }

  #send(event: HostEvent): void {
    this.#asked = undefined;
    this.#awaited = event.step;
    this.#postedMs = this.#options.clock();
    this.#post(event);
  }

  #watchEntries(): void {
    const { current } = this.#source;
    if (this.#watched !== current) this.#watched?.watchEntries(this, null);
    this.#watched = current;
    current?.watchEntries(this, this.#listening && this.#visible ? this.#interest.entries : null);
  }
}

function nothing(step: number): HostEvent {
  const view = { entries: null, events: null, details: null, residencies: [] };
  return { type: 'host/hydrate', step, snapshot: null, series: NO_SERIES, view };
}

function isSameSpan(a: PageInterest['span'], b: PageInterest['span']): boolean {
  return a?.fromMs === b?.fromMs && a?.toMs === b?.toMs;
}
