import { EVENT_ROW_CAP, type EventPage, type EventsInterest, type PageSnapshot, type PageView } from '../protocol/page';
import type { CacheSnapshot, RemovalEvent } from '../protocol/snapshot';
import { element, setHidden, setText } from './element';
import { EventFilters, NO_FILTER } from './eventFilters';
import { EventRow } from './eventRow';
import { fill, type Locale } from './locale';
import { isSameEntry, selectionOf, type Selection } from './selection';
import { Shown } from './shown';
import { VirtualList } from './virtualList';

export interface EventListParts {
  /** What the page showed before. */
  readonly first: EventsInterest | null;
  onInterest(interest: EventsInterest | null): void;
  onSelect(selection: Selection | null): void;
  /** When that happened. */
  onMoment(atMs: number | null): void;
}

/** The entries that left, the newest first. While the reader is elsewhere in the list it stands still. */
export class EventList {
  readonly root: HTMLElement;
  readonly #filters: EventFilters;
  readonly #list: VirtualList<RemovalEvent>;
  readonly #count = element('p', { class: 'note' });
  readonly #newer = element('button', { type: 'button', class: 'newer' });
  readonly #shown: Shown;
  /** `undefined` until something was shown. */
  #page: EventPage | null | undefined;
  #caches = '';
  #selection: Selection | null = null;
  #policies: ReadonlyMap<number, string | undefined> = new Map();
  /** The caches of which it is known where they were created. */
  #placed: ReadonlySet<number> = new Set();
  #sessionId: number | undefined;
  /** The newest event of the list that stands still. */
  #upToId: number | null = null;

  constructor(
    readonly locale: Locale,
    readonly parts: EventListParts,
  ) {
    const { strings } = locale;
    this.#filters = new EventFilters(locale, parts.first ?? NO_FILTER, () => this.#follow());
    const context = {
      isSelected: (event: RemovalEvent) => isSameEntry(this.#selection, event),
      policyOf: (cacheId: number) => this.#policies.get(cacheId),
      hasPlace: (cacheId: number) => this.#placed.has(cacheId),
    };
    this.#list = new VirtualList<RemovalEvent>({
      id: 'events-list',
      labelledBy: 'events-title',
      head: null,
      pinsFirst: false,
      rowCap: EVENT_ROW_CAP,
      makeRow: () => new EventRow(locale, context),
      keyOf: ({ id }) => String(id),
      onScroll: () => this.#scrolled(),
      onActive: (event) => {
        parts.onSelect(event && selectionOf(event.cacheId, event));
        parts.onMoment(event && event.atMs);
      },
    });
    this.#count.title = strings.eventsCountTip;
    this.#newer.hidden = true;
    this.#newer.addEventListener('click', () => this.#follow());
    this.root = element(
      'section',
      { class: 'events', 'aria-labelledby': 'events-title' },
      element(
        'div',
        { class: 'section-head' },
        element('h2', { id: 'events-title' }, strings.events),
        this.#newer,
        this.#count,
      ),
      this.#filters.root,
      this.#list.root,
    );
    this.#shown = new Shown(this.root, () => this.#ask());
  }

  update({ sessionId, eventsTotal, caches }: PageSnapshot, { events }: PageView): void {
    if (sessionId !== this.#sessionId) this.#begin();
    this.#sessionId = sessionId;
    this.#showPage(events, caches);
    this.#showCount(eventsTotal);
    this.#ask();
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
    this.#list.refresh();
  }

  /** Rows are written only when there is something else to be read in them: most updates bring another list. */
  #showPage(page: EventPage | null, caches: readonly CacheSnapshot[]): void {
    const names = JSON.stringify(
      caches.map(({ id, name, type, policy, place }) => [id, name, type, policy, place !== null]),
    );
    if (page === this.#page && names === this.#caches) return;
    this.#page = page;
    this.#caches = names;
    this.#policies = new Map(caches.map((cache) => [cache.id, policyOf(cache)]));
    this.#placed = new Set(caches.filter(({ place }) => place !== null).map(({ id }) => id));
    this.root.classList.toggle('one-cache', caches.length < 2);
    this.#filters.update(caches, page?.keyError ?? null);
    this.#list.update(page?.matching ?? 0, (index) => page?.rows[index - page.from]);
  }

  /** Lists only the events of keys that contain this text. */
  filterByKey(key: string): void {
    this.#filters.filterByKey(key);
    this.#list.focus();
  }

  #begin(): void {
    this.#page = undefined;
    this.#upToId = null;
    this.#list.reset();
  }

  /** Shows the newest again. */
  #follow(): void {
    this.#upToId = null;
    this.#list.reset();
    this.#ask();
  }

  #scrolled(): void {
    if (!this.#list.isAway) this.#upToId = null;
    else if (this.#upToId === null && this.#page?.from === 0) this.#upToId = this.#page.rows[0]?.id ?? null;
    this.#ask();
  }

  #ask(): void {
    const interest = { ...this.#filters.filter, upToId: this.#upToId, ...this.#list.wanted };
    this.parts.onInterest(this.#shown.isShown ? interest : null);
  }

  #showCount(total: number): void {
    const { strings, format } = this.locale;
    const { matching = 0, newer = 0 } = this.#page ?? {};
    const counts = [format.count(matching), format.count(total)] as const;
    setText(this.#count, total === 0 ? strings.noEvents : fill(strings.eventsShown, ...counts));
    setHidden(this.#newer, newer === 0);
    setText(this.#newer, fill(strings.eventsNewer, format.count(newer)));
  }
}

/** Of two kinds the order is always that of the last use. */
function policyOf({ type, policy }: CacheSnapshot): string | undefined {
  return policy ?? (type === 'ttl' || type === 'memoize' ? 'lru' : undefined);
}
