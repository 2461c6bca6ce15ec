import {
  SERIES_CACHE_CAP,
  SERIES_POINT_CAP,
  type HostEvent,
  type PageInterest,
  type PageSnapshot,
  type PageViewNews,
} from '../protocol/page';
import { packedSnapshot } from '../protocol/packedSnapshot';
import { newsSince } from '../protocol/snapshotNews';
import type { KeyPatternTexts } from './events/keyPattern';
import { PageLists } from './pageLists';
import type { Session } from './session';
import { StayFeed } from './stayFeed';

/** The part of a session that pages show. */
export type ShownSession = Pick<Session, 'snapshot' | 'series' | 'events' | 'residencies' | 'watchEntries'>;

/** With more caches than these, their numbers and a list of events are too much for one message. */
const FEW_CACHES = 24;
/** How great a message is to be at most, in characters of JSON. */
const MESSAGE_CHARACTERS = 32_000;
/** How much of a hydrate is for points in any case, and which share for stays of what snapshot and lists leave. */
const LEAST_SERIES_CHARACTERS = 6_000;
const STAY_SHARE = 1 / 3;
/** About what a point takes: its time, heap and weak objects, and the numbers of each cache. */
const POINT_CHARACTERS = 26;
const CACHE_POINT_CHARACTERS = 34;

/**
 * What a page has been sent of one session, and so what there is to send. What would make a message too great takes
 * turns: the list of events with the other lists and the caches that are not in the charts. Whatever had to wait is due
 * at once, so that with ten messages a second nothing is older than 200 ms.
 */
export class PageContents {
  readonly #session: ShownSession;
  readonly #lists: PageLists;
  readonly #stays: StayFeed;
  /** The newest snapshot of which the events were sent, and the one of which everything else was. */
  #seenEvents: ShownSession['snapshot'] | undefined;
  #seenRest: ShownSession['snapshot'] | undefined;
  /** What the page has of them. */
  #known: PageSnapshot | undefined;
  #seriesPosition = 0;
  /** Whether it is the turn of the events. */
  #isEventsTurn = false;

  constructor(session: ShownSession, texts: KeyPatternTexts) {
    this.#session = session;
    this.#lists = new PageLists(session, texts);
    this.#stays = new StayFeed(session.residencies);
  }

  /** Whether the page does not know everything yet. */
  get hasNews(): boolean {
    const { snapshot } = this.#session;
    const hasSeenAll = this.#seenEvents === snapshot && this.#seenRest === snapshot;
    return !hasSeenAll || this.#stays.hasNews;
  }

  hydrate(step: number, interest: PageInterest): HostEvent {
    const { snapshot: seen, series } = this.#session;
    const caches = this.#chartCaches(interest);
    const { span } = interest;
    const known = pageSnapshot(seen);
    const snapshot = packedSnapshot(known);
    const lists = this.#lists.all(interest);
    const left = MESSAGE_CHARACTERS - JSON.stringify({ snapshot, lists }).length;
    const view = { ...lists, residencies: this.#stays.all({ caches, span }, left * STAY_SHARE) };
    const pointsRoom = left - JSON.stringify(view.residencies).length;
    const points = series.decimated(pointCap(caches.length, pointsRoom), { caches, span });
    this.#seenEvents = seen;
    this.#seenRest = seen;
    this.#known = known;
    this.#seriesPosition = series.position;
    return { type: 'host/hydrate', step, snapshot, series: points, view };
  }

  /**
   * What is new; everything must have been sent before.
   *
   * @param isAsked the page has just said what it shows, so all lists are due
   */
  delta(step: number, interest: PageInterest, isAsked: boolean): HostEvent {
    const { snapshot: seen, series } = this.#session;
    const caches = this.#chartCaches(interest);
    const { span } = interest;
    const takesTurns = interest.events !== null && (interest.entries !== null || seen.caches.length > FEW_CACHES);
    this.#isEventsTurn = takesTurns && !this.#isEventsTurn;
    const isRestSent = !takesTurns || (!this.#isEventsTurn && !isAsked);
    const target = isRestSent ? pageSnapshot(seen) : this.#withFewCaches(caches);
    const news = newsSince(this.#known ?? target, target);
    const points = series.since(this.#seriesPosition, { caches, span });
    const view = {
      ...this.#listNews(interest, takesTurns && !isAsked),
      residencies: this.#stays.news({ caches, span }),
    };
    if (!takesTurns || this.#isEventsTurn || isAsked) this.#seenEvents = seen;
    if (isRestSent) this.#seenRest = seen;
    this.#known = target;
    this.#seriesPosition = series.position;
    return { type: 'host/delta', step, news, series: points, view };
  }

  #listNews(interest: PageInterest, takesTurns: boolean): Omit<PageViewNews, 'residencies'> {
    if (!takesTurns) return this.#lists.changed(interest);
    return this.#isEventsTurn ? this.#lists.changedEvents(interest) : this.#lists.changedEntries(interest);
  }

  /** The snapshot with only these caches as they are now, and the others as the page has them. */
  #withFewCaches(ids: readonly number[]): PageSnapshot {
    const snapshot = pageSnapshot(this.#session.snapshot);
    const known = new Map(this.#known?.caches.map((cache) => [cache.id, cache]));
    const caches = snapshot.caches.map((cache) => (ids.includes(cache.id) ? cache : (known.get(cache.id) ?? cache)));
    return { ...snapshot, caches };
  }

  #chartCaches({ cacheId }: PageInterest): number[] {
    const { caches } = this.#session.snapshot;
    return cacheId === null ? caches.slice(0, SERIES_CACHE_CAP).map(({ id }) => id) : [cacheId];
  }
}

/** What comes in the page's view, or not at all, is left out. */
function pageSnapshot(snapshot: ShownSession['snapshot']): PageSnapshot {
  const { events: _events, entries: _entries, windows: _windows, ...rest } = snapshot;
  return rest;
}

function pointCap(caches: number, characters: number): number {
  const room = Math.max(LEAST_SERIES_CHARACTERS, characters);
  return Math.min(SERIES_POINT_CAP, Math.floor(room / (POINT_CHARACTERS + caches * CACHE_POINT_CHARACTERS)));
}
