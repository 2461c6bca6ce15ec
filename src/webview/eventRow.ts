import type { RemovalEvent } from '../protocol/snapshot';
import { causeView } from './causeView';
import { element } from './element';
import type { Locale } from './locale';

/** A row of the list of events, to be used again for another event: two hundred may be new ten times a second. */
export class EventRow {
  readonly root: HTMLTableRowElement;
  readonly #time = document.createTextNode('');
  readonly #cause = element('td', { role: 'cell', class: 'cause' });
  readonly #cache = document.createTextNode('');
  readonly #key = document.createTextNode('');

  constructor(readonly locale: Locale) {
    this.root = element(
      'tr',
      { role: 'row' },
      element('td', { role: 'cell', class: 'time' }, this.#time),
      this.#cause,
      element('td', { role: 'cell', class: 'cache' }, this.#cache),
      element('td', { role: 'cell', class: 'key' }, this.#key),
    );
  }

  show({ atMs, cause, cacheName, key }: RemovalEvent): this {
    this.#time.data = preciseTime(atMs, this.locale);
    if (this.#cause.dataset['cause'] !== cause) {
      this.#cause.dataset['cause'] = cause;
      this.#cause.replaceChildren(...causeView(cause, this.locale.strings));
    }
    this.#cache.data = cacheName;
    this.#key.data = key;
    return this;
  }
}

/** `1:02.318`: many entries may leave within one second. */
function preciseTime(ms: number, { format }: Locale): string {
  return `${format.elapsed(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`;
}
