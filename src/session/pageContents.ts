import {
  SERIES_CACHE_CAP,
  SERIES_POINT_CAP,
  type HostEvent,
  type PageInterest,
  type PageSnapshot,
  type PageView,
} from '../protocol/page';
import type { Residency } from '../protocol/residency';
import type { SessionSnapshot } from '../protocol/snapshot';
import { newsSince } from '../protocol/snapshotNews';
import { entryPage } from './entryPages';
import { EventPages } from './events/eventPages';
import type { KeyPatternTexts } from './events/keyPattern';
import type { Session } from './session';

/** The part of a session that pages show. */
export type ShownSession = Pick<Session, 'snapshot' | 'series' | 'events' | 'residencies' | 'watchEntries'>;

/** The most stays in one delta; the others come with the next one. */
const DELTA_STAY_CAP = 60;
/** What a hydrate's points may take, in characters of JSON; the rest of it about as much again. */
const SERIES_CHARACTERS = 16_000;
/** About what a point takes: its time, heap and weak objects, and the numbers of each cache. */
const POINT_CHARACTERS = 26;
const CACHE_POINT_CHARACTERS = 34;

/** What a page has been sent of one session, and so what there is to send. */
export class PageContents {
  readonly #session: ShownSession;
  readonly #eventPages: EventPages;
  #sent: SessionSnapshot | undefined;
  #seriesPosition = 0;
  #stayPosition = 0;

  constructor(session: ShownSession, texts: KeyPatternTexts) {
    this.#session = session;
    this.#eventPages = new EventPages(session.events, texts);
  }

  /** Whether the page does not know everything yet. */
  get hasNews(): boolean {
    return this.#session.snapshot !== this.#sent || this.#stayPosition < this.#session.residencies.position;
  }

  hydrate(step: number, interest: PageInterest): HostEvent {
    const { snapshot, series, residencies } = this.#session;
    const caches = chartCaches(snapshot, interest);
    const { span } = interest;
    this.#stayPosition = residencies.position;
    this.#seriesPosition = series.position;
    this.#sent = snapshot;
    return {
      type: 'host/hydrate',
      step,
      snapshot: pageSnapshot(snapshot),
      series: series.decimated(pointCap(caches.length), { caches, span }),
      view: this.#view(interest, residencies.newest({ caches, span })),
    };
  }

  /** What is new; everything must have been sent before. */
  delta(step: number, interest: PageInterest): HostEvent {
    const { snapshot, series, residencies } = this.#session;
    const view = { caches: chartCaches(snapshot, interest), span: interest.span };
    const stays = residencies.changedSince(this.#stayPosition, view, DELTA_STAY_CAP);
    const points = series.since(this.#seriesPosition, view);
    const news = newsSince(pageSnapshot(this.#sent ?? snapshot), pageSnapshot(snapshot));
    this.#stayPosition = stays.position;
    this.#seriesPosition = series.position;
    this.#sent = snapshot;
    return { type: 'host/delta', step, news, series: points, view: this.#view(interest, stays.residencies) };
  }

  #view({ entries, events, selected, span }: PageInterest, residencies: readonly Residency[]): PageView {
    const { snapshot, residencies: stays } = this.#session;
    return {
      entries: entries && entryPage(snapshot, entries),
      events: events && this.#eventPages.page(events, span),
      details: selected && { ...selected, residencies: stays.history(selected.cacheId, selected.key) },
      residencies,
    };
  }
}

/** What comes in the page's view, or not at all, is left out. */
function pageSnapshot(snapshot: SessionSnapshot): PageSnapshot {
  const { events: _events, entries: _entries, windows: _windows, ...rest } = snapshot;
  return rest;
}

function chartCaches({ caches }: SessionSnapshot, { cacheId }: PageInterest): number[] {
  return cacheId === null ? caches.slice(0, SERIES_CACHE_CAP).map(({ id }) => id) : [cacheId];
}

function pointCap(caches: number): number {
  return Math.min(
    SERIES_POINT_CAP,
    Math.floor(SERIES_CHARACTERS / (POINT_CHARACTERS + caches * CACHE_POINT_CHARACTERS)),
  );
}
