import type { RemovalEvent } from '../protocol/snapshot';
import { causeView } from './causeView';
import { element, setAttribute, setText } from './element';
import { eventSentence } from './eventSentence';
import { keyLabel } from './keyLabel';
import { preciseTime, type Locale } from './locale';
import { RowMenu } from './menuContext';
import type { ListRow } from './virtualList';

/** What rows of events show beside the event. */
export interface EventContext {
  /** Whether it is of the entry that is selected in the page. */
  isSelected(event: RemovalEvent): boolean;
  policyOf(cacheId: number): string | undefined;
  /** Whether it is known where the cache was created. */
  hasPlace(cacheId: number): boolean;
}

/** A row of the list of events. */
export class EventRow implements ListRow<RemovalEvent> {
  readonly root: HTMLElement;
  readonly #menu: RowMenu;
  readonly #time = cell('time');
  readonly #cause = cell('cause');
  readonly #key = cell('key');
  readonly #cache = cell('cache');
  readonly #sentence = cell('sentence');

  constructor(
    readonly locale: Locale,
    readonly context: EventContext,
  ) {
    const cells = [this.#time, this.#cause, this.#key, this.#cache, this.#sentence];
    this.root = element('div', { role: 'row', class: 'event' }, ...cells);
    this.#menu = new RowMenu(this.root, 'event');
  }

  show(event: RemovalEvent | undefined): void {
    this.root.classList.toggle('placeholder', event === undefined);
    if (event === undefined) {
      this.#menu.clear();
      return setText(this.#key, '…');
    }
    const { id, atMs, cause, cacheName, cacheId } = event;
    this.#menu.show(cacheId, event, { hitrateHasPlace: this.context.hasPlace(cacheId), eventId: id });
    const label = keyLabel(event);
    setText(this.#time, preciseTime(atMs, this.locale));
    if (this.root.dataset['cause'] !== cause) {
      this.root.dataset['cause'] = cause;
      this.#cause.replaceChildren(...causeView(cause, this.locale.strings));
    }
    setText(this.#key, label);
    setText(this.#cache, cacheName);
    const sentence = eventSentence(event, this.context.policyOf(cacheId), this.locale);
    setText(this.#sentence, sentence);
    // Key and sentence are cut to the width of the row.
    setAttribute(this.root, 'title', `${label} · ${cacheName}\n${sentence}`);
    setAttribute(this.root, 'data-selected', String(this.context.isSelected(event)));
  }
}

function cell(name: string): HTMLElement {
  return element('div', { role: 'gridcell', class: name });
}
