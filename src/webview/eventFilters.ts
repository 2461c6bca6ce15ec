import type { EventsInterest } from '../protocol/page';
import { PREVIEW_CAP } from '../protocol/keyName';
import type { CacheSnapshot } from '../protocol/snapshot';
import { CacheChoice } from './cacheChoice';
import type { RemovalCause } from './causeGlyph';
import { CAUSES, causeView } from './causeView';
import { element, setAttribute, setText } from './element';
import type { Locale } from './locale';

export type EventFilter = Pick<EventsInterest, 'causes' | 'cacheId' | 'key'>;

export const NO_FILTER: EventFilter = { causes: [], cacheId: null, key: '' };

/** Chooses which events are listed: by cause, by cache, by key. */
export class EventFilters {
  readonly root: HTMLElement;
  readonly #chips = new Map<RemovalCause, HTMLButtonElement>();
  readonly #caches: CacheChoice;
  readonly #key: HTMLInputElement;
  readonly #error = element('p', { class: 'field-error', id: 'event-key-error' });
  #filter: EventFilter;

  constructor(
    readonly locale: Locale,
    first: EventFilter,
    readonly onChange: (filter: EventFilter) => void,
  ) {
    const { strings } = locale;
    this.#filter = first;
    for (const cause of CAUSES) {
      const chip = element('button', { type: 'button', class: 'chip', 'data-cause': cause });
      chip.append(...causeView(cause, strings));
      chip.addEventListener('click', () => this.#toggle(cause));
      this.#chips.set(cause, chip);
    }
    this.#caches = new CacheChoice(strings.eventCacheFilter, strings.allCaches, (cacheId) => this.#set({ cacheId }));
    this.#key = element('input', {
      type: 'text',
      class: 'filter',
      'data-filter': 'events',
      'aria-label': strings.eventKeyFilter,
      'aria-describedby': 'event-key-error',
      placeholder: strings.eventKeyHint,
      maxlength: String(PREVIEW_CAP),
      spellcheck: 'false',
      autocomplete: 'off',
    });
    this.#key.value = first.key;
    this.#key.addEventListener('input', () => this.#set({ key: this.#key.value }));
    const chips = element('div', { class: 'chips', role: 'group', 'aria-label': strings.eventCauseFilter });
    chips.append(...this.#chips.values());
    this.root = element('div', { class: 'filters' }, chips, this.#key, this.#caches.root, this.#error);
    this.#show();
  }

  get filter(): EventFilter {
    return this.#filter;
  }

  update(caches: readonly CacheSnapshot[], keyError: string | null): void {
    this.#caches.update(caches, this.#filter.cacheId);
    setText(this.#error, keyError ?? '');
    setAttribute(this.#key, 'aria-invalid', String(keyError !== null));
  }

  /** Between slashes a text would be a regular expression. */
  filterByKey(key: string): void {
    const isPattern = key.length > 1 && key.startsWith('/') && key.endsWith('/');
    this.#key.value = isPattern ? key.slice(1) : key;
    this.#set({ key: this.#key.value });
  }

  #toggle(cause: RemovalCause): void {
    const chosen = new Set(this.#filter.causes);
    if (!chosen.delete(cause)) chosen.add(cause);
    this.#set({ causes: CAUSES.filter((each) => chosen.has(each)) });
  }

  #set(part: Partial<EventFilter>): void {
    this.#filter = { ...this.#filter, ...part };
    this.#show();
    this.onChange(this.#filter);
  }

  #show(): void {
    for (const [cause, chip] of this.#chips) {
      setAttribute(chip, 'aria-pressed', String(this.#filter.causes.includes(cause)));
    }
  }
}
