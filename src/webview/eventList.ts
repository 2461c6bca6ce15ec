import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import { causeView } from './causeView';
import { element, setText } from './element';
import { fill, type Locale } from './locale';

/** The newest removals, the newest one first. As many rows as the snapshot has events, and the old ones are used again. */
export class EventList {
  readonly root: HTMLElement;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #count = element('p', { class: 'note' });
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
    this.root = element(
      'section',
      { class: 'events', 'aria-labelledby': 'events-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'events-title' }, strings.events), this.#count),
      element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'events-title' }, table),
    );
  }

  update({ sessionId, events, eventsTotal }: SessionSnapshot): void {
    if (sessionId !== this.#sessionId) {
      this.#sessionId = sessionId;
      this.#newestId = Number.NEGATIVE_INFINITY;
      this.#body.replaceChildren();
    }
    const fresh = events.filter(({ id }) => id > this.#newestId);
    const spare = Array.from(this.#body.rows).slice(Math.max(0, events.length - fresh.length));
    this.#body.prepend(...fresh.map((event) => this.#row(event, spare.pop())).reverse());
    for (const row of spare) row.remove();
    this.#newestId = events.at(-1)?.id ?? this.#newestId;

    const { strings, format } = this.locale;
    const counts = [format.count(events.length), format.count(eventsTotal)] as const;
    setText(this.#count, eventsTotal === 0 ? strings.noEvents : fill(strings.eventsShown, ...counts));
  }

  #row(event: RemovalEvent, spare = emptyRow()): HTMLTableRowElement {
    const [time, cause, cache, key] = spare.cells;
    spare.dataset['eventId'] = String(event.id);
    time?.replaceChildren(preciseTime(event.atMs, this.locale));
    if (cause !== undefined && cause.dataset['cause'] !== event.cause) {
      cause.dataset['cause'] = event.cause;
      cause.replaceChildren(...causeView(event.cause, this.locale.strings));
    }
    cache?.replaceChildren(event.cacheName);
    key?.replaceChildren(event.key);
    // Both are cut to the column's width.
    cache?.setAttribute('title', event.cacheName);
    key?.setAttribute('title', event.key);
    return spare;
  }
}

function emptyRow(): HTMLTableRowElement {
  const cells = ['time', 'cause', 'cache', 'key'].map((name) => element('td', { role: 'cell', class: name }));
  return element('tr', { role: 'row' }, ...cells);
}

/** `1:02.318`: many entries may leave within one second. */
function preciseTime(ms: number, { format }: Locale): string {
  return `${format.elapsed(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`;
}
