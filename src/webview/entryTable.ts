import type { CacheEntries, EntrySample } from '../protocol/probe';
import type { PageStrings } from '../protocol/pageStrings';
import { element, icon, setText } from './element';
import { fill, type Locale } from './locale';

type Field = 'key' | 'ttl' | 'weight' | 'age';

interface Column {
  readonly field: Field;
  readonly header: keyof PageStrings;
  isKnown(entry: EntrySample): boolean;
}

const COLUMNS: readonly Column[] = [
  { field: 'key', header: 'entryKey', isKnown: () => true },
  { field: 'ttl', header: 'entryTtl', isKnown: ({ remainingTtlMs }) => remainingTtlMs !== undefined },
  { field: 'weight', header: 'entryWeight', isKnown: ({ weight }) => weight !== undefined },
  { field: 'age', header: 'entryAge', isKnown: ({ ageMs }) => ageMs !== undefined },
];

/** The entries of one cache: a table with the next victim first; of a pool, its slots. */
export class EntryTable {
  readonly root: HTMLElement;
  readonly #name = element('h3');
  readonly #place: HTMLElement;
  readonly #leftOut = element('p', { class: 'note' });
  #entries: readonly EntrySample[] = [];
  #columns: readonly Column[] = [];
  #shape = '';

  constructor(
    readonly locale: Locale,
    cacheId: number,
    readonly isPool: boolean,
  ) {
    const id = `entries-${cacheId}`;
    this.#name.id = id;
    this.#place = element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': id });
    this.root = element(
      'div',
      { class: 'cache-entries', 'data-entries': String(cacheId) },
      this.#name,
      this.#place,
      this.#leftOut,
    );
  }

  update({ entries, leftOut }: CacheEntries, name: string): void {
    const { strings, format } = this.locale;
    setText(this.#name, name);
    this.#entries = entries;
    this.#columns = COLUMNS.filter((column) => entries.some((entry) => column.isKnown(entry)));
    const shape = `${entries.length} ${this.#columns.map(({ field }) => field).join(' ')} ${entries.map(stateOf).join()}`;
    if (shape !== this.#shape) this.#build();
    this.#shape = shape;
    this.tick(0);
    const note = entries.length === 0 ? strings.noEntries : fill(strings.entriesLeftOut, format.count(leftOut));
    setText(this.#leftOut, entries.length > 0 && leftOut === 0 ? '' : note);
    this.#place.hidden = entries.length === 0;
  }

  /** Fills in the texts as they are `passedMs` after the snapshot. */
  tick(passedMs: number): void {
    const cells = this.#place.querySelectorAll<HTMLElement>('[data-field]');
    const fields = this.isPool ? (['key', 'age'] as const) : this.#columns.map(({ field }) => field);
    cells.forEach((cell, index) => {
      const entry = this.#entries[Math.floor(index / fields.length)];
      const field = fields[index % fields.length];
      if (entry === undefined || field === undefined) return;
      if (field === 'ttl') cell.dataset['over'] = String((entry.remainingTtlMs ?? 0) - passedMs < 0);
      setText(cell, this.#text(entry, field, passedMs));
    });
  }

  #build(): void {
    this.#place.replaceChildren(this.isPool ? this.#slots() : this.#table());
  }

  #table(): HTMLElement {
    const { strings } = this.locale;
    const head = this.#columns.map(({ header, field }) => {
      const cell = element('th', { scope: 'col' }, strings[header]);
      cell.classList.toggle('number', field !== 'key');
      return cell;
    });
    const rows = this.#entries.map((_, index) => {
      const cells = this.#columns.map(({ field }) => {
        const text = element('span', { 'data-field': field });
        const cell = field === 'key' ? element('th', { scope: 'row' }, text) : element('td', { class: 'number' }, text);
        if (index === 0 && field === 'key') cell.append(icon('arrow-left'), next(strings.entryNext));
        return cell;
      });
      return element('tr', {}, ...cells);
    });
    const body = element('tbody', {}, ...rows);
    return element(
      'table',
      { 'aria-labelledby': this.#name.id },
      element('thead', {}, element('tr', {}, ...head)),
      body,
    );
  }

  #slots(): HTMLElement {
    const { strings } = this.locale;
    const slots = this.#entries.map(({ state }) =>
      element(
        'li',
        { 'data-slot': stateOf({ state }) },
        icon(state === 'lent' ? 'account' : 'circle-large'),
        element('span', { class: 'name', 'data-field': 'key' }),
        element('span', {}, state === 'lent' ? strings.slotLent : strings.slotIdle),
        element('span', { class: 'age', 'data-field': 'age' }),
      ),
    );
    return element('ul', { class: 'slots' }, ...slots);
  }

  #text({ key, remainingTtlMs = 0, weight, ageMs }: EntrySample, field: Field, passedMs: number): string {
    const { strings, format } = this.locale;
    switch (field) {
      case 'key':
        return this.isPool ? fill(strings.slot, key) : key;
      case 'ttl': {
        const leftMs = remainingTtlMs - passedMs;
        return leftMs >= 0 ? format.seconds(leftMs) : fill(strings.entryOverdue, format.seconds(-leftMs));
      }
      case 'weight':
        return weight === undefined ? '' : format.number(weight);
      case 'age':
        return ageMs === undefined ? '' : format.seconds(ageMs + passedMs);
    }
  }
}

function next(text: string): HTMLElement {
  return element('span', { class: 'next' }, text);
}

function stateOf({ state }: Pick<EntrySample, 'state'>): string {
  return state ?? 'idle';
}
