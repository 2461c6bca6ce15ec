import type { PageInterest, PageView } from '../protocol/page';
import type { EntrySample } from '../protocol/probe';
import type { RemovalEvent } from '../protocol/snapshot';
import { entryPage } from './entryPages';
import { EventPages } from './events/eventPages';
import type { KeyPatternTexts } from './events/keyPattern';
import type { ShownSession } from './pageContents';

type Lists = Omit<PageView, 'residencies'>;

/** The lists of a page: what it shows of them, and what it does not have of that yet. */
export class PageLists {
  readonly #session: ShownSession;
  readonly #events: EventPages;
  /** What the page has, as JSON. */
  readonly #known = new Map<keyof Lists, string>();

  constructor(session: ShownSession, texts: KeyPatternTexts) {
    this.#session = session;
    this.#events = new EventPages(session.events, texts);
  }

  all(interest: PageInterest): Lists {
    this.#known.clear();
    const lists = {
      entries: this.#entries(interest),
      events: this.#eventPage(interest),
      details: this.#details(interest),
    };
    this.#unknown(lists);
    return lists;
  }

  changed(interest: PageInterest): Partial<Lists> {
    return { ...this.changedEvents(interest), ...this.changedEntries(interest) };
  }

  changedEvents(interest: PageInterest): Partial<Lists> {
    return this.#unknown({ events: this.#eventPage(interest) });
  }

  changedEntries(interest: PageInterest): Partial<Lists> {
    return this.#unknown({ entries: this.#entries(interest), details: this.#details(interest) });
  }

  /** Those of the lists that the page does not have; from now on it has them. */
  #unknown(lists: Partial<Lists>): Partial<Lists> {
    const unknown = Object.entries(lists).filter(([name, list]) => {
      const text = JSON.stringify(list);
      const isKnown = this.#known.get(name as keyof Lists) === text;
      this.#known.set(name as keyof Lists, text);
      return !isKnown;
    });
    return Object.fromEntries(unknown);
  }

  #entries({ entries }: PageInterest): PageView['entries'] {
    const page = entries && entryPage(this.#session.snapshot, entries);
    return page && { ...page, entries: page.entries.map(briefEntry) };
  }

  #eventPage({ events, span }: PageInterest): PageView['events'] {
    const page = events && this.#events.page(events, span);
    return page && { ...page, rows: page.rows.map(briefEvent) };
  }

  #details({ selected }: PageInterest): PageView['details'] {
    return selected && { ...selected, residencies: this.#session.residencies.history(selected.cacheId, selected) };
  }
}

/** The clock's digits below a microsecond would be a quarter of a list; times are shown in tenths of a millisecond. */
function tenths<const K extends string>(
  item: { readonly [name in K]?: number | undefined },
  names: readonly K[],
): object {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, Math.round(value * 10) / 10]];
    }),
  );
}

function briefEvent(event: RemovalEvent): RemovalEvent {
  return { ...event, ...tenths(event, ['atMs', 'idleMs', 'ageMs']) };
}

function briefEntry(entry: EntrySample): EntrySample {
  return { ...entry, ...tenths(entry, ['idleMs', 'ageMs', 'remainingTtlMs']) };
}
