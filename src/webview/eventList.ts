import type { PageSnapshot, PageView } from '../protocol/page';
import type { RemovalEvent } from '../protocol/snapshot';
import { element, setText } from './element';
import { EventRow } from './eventRow';
import { fill, type Locale } from './locale';

/** The newest removals, the newest one first, in as many rows as the snapshot has events. */
export class EventList {
  readonly root: HTMLElement;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #count = element('p', { class: 'note' });
  /** In the order of the page. */
  #rows: readonly EventRow[] = [];
  #sessionId: number | undefined;
  #newestId = Number.NEGATIVE_INFINITY;

  constructor(readonly locale: Locale) {
    const { strings } = locale;
    const headers = [strings.eventTime, strings.eventCause, strings.cache, strings.eventKey];
    const head = element(
      'tr',
      { role: 'row' },
      ...headers.map((header) => element('th', { scope: 'col', role: 'columnheader' }, header)),
    );
    const table = element(
      'table',
      { role: 'table', 'aria-labelledby': 'events-title' },
      element('thead', { role: 'rowgroup' }, head),
      this.#body,
    );
    // Cache and key are cut to the width of their columns.
    this.#body.addEventListener('pointerover', ({ target }) => {
      if (target instanceof HTMLTableCellElement) target.title = target.textContent;
    });
    this.root = element(
      'section',
      { class: 'events', 'aria-labelledby': 'events-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'events-title' }, strings.events), this.#count),
      element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'events-title' }, table),
    );
  }

  update({ sessionId, eventsTotal }: PageSnapshot, { events: page }: PageView): void {
    const events = [...(page?.rows ?? [])].reverse();
    const isOther = sessionId !== this.#sessionId;
    if (isOther) this.#newestId = Number.NEGATIVE_INFINITY;
    this.#sessionId = sessionId;
    const fresh = events.filter(({ id }) => id > this.#newestId);
    if (isOther || fresh.length > 0) this.#show(fresh.reverse(), events.length - fresh.length);
    this.#newestId = events.at(-1)?.id ?? this.#newestId;

    const { strings, format } = this.locale;
    const counts = [format.count(events.length), format.count(eventsTotal)] as const;
    setText(this.#count, eventsTotal === 0 ? strings.noEvents : fill(strings.eventsShown, ...counts));
  }

  /** Puts `fresh` above the first `keep` rows, in rows that are not needed any more or in new ones. */
  #show(fresh: readonly RemovalEvent[], keep: number): void {
    const kept = this.#rows.slice(0, keep);
    const spare = this.#rows.slice(keep);
    const above = fresh.map((event, i) => (spare[i] ?? new EventRow(this.locale)).show(event));
    const inPlace = keep === 0 && above.length <= spare.length;
    // To move a row costs far more than to fill it.
    if (!inPlace) this.#body.prepend(...above.map(({ root }) => root));
    for (const { root } of spare.slice(above.length)) root.remove();
    this.#rows = [...above, ...kept];
  }
}
