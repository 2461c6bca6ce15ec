import type { PageSnapshot } from '../protocol/page';
import type { CacheSnapshot } from '../protocol/snapshot';
import { CACHE_COLUMNS, type CacheColumn } from './cacheColumns';
import { element, setAttribute, setHidden, setText } from './element';
import { setMenu } from './menuContext';
import { fill, type Locale } from './locale';

/** As many rows as the style sheet lets the table be tall. */
const FITTING_ROWS = 6;

interface Row {
  readonly root: HTMLTableRowElement;
  readonly cells: readonly HTMLElement[];
  readonly choose: HTMLButtonElement;
  /** The same object as long as nothing in it has changed. */
  shown: CacheSnapshot | undefined;
}

/**
 * Every cache with its own counters, and the choice of the one that the page is about. The roles are spelt out because
 * narrow pages lay the table out as cards.
 */
export class CacheTable {
  readonly root: HTMLElement;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #leftOut = element('p', { class: 'note' });
  readonly #rows = new Map<number, Row>();
  readonly #all: HTMLButtonElement;
  readonly #place: HTMLElement;

  constructor(
    readonly locale: Locale,
    readonly onChoice: (cacheId: number | null) => void,
  ) {
    const { strings } = locale;
    this.#all = element('button', { type: 'button', class: 'chip' }, strings.allCaches);
    this.#all.addEventListener('click', () => onChoice(null));
    const table = element(
      'table',
      { role: 'table', 'aria-labelledby': 'caches-title' },
      element('thead', { role: 'rowgroup' }, this.#head()),
      this.#body,
    );
    this.#place = element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'caches-title' });
    this.#place.append(table);
    this.root = element(
      'section',
      { class: 'caches', 'aria-labelledby': 'caches-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'caches-title' }, strings.caches), this.#all),
      this.#place,
      this.#leftOut,
    );
  }

  /** `chosen` is the cache that the whole page is about; `null` for all of them. */
  update({ caches, cachesLeftOut }: PageSnapshot, chosen: number | null): void {
    const isChoice = caches.length > 1;
    setHidden(this.#all, !isChoice);
    setAttribute(this.#all, 'aria-pressed', String(chosen === null));
    // What fits needs no tab stop.
    this.#place.tabIndex = caches.length > FITTING_ROWS ? 0 : -1;
    const gone = new Set(this.#rows.keys());
    for (const [index, cache] of caches.entries()) {
      gone.delete(cache.id);
      const row = this.#row(cache.id);
      if (row.shown !== cache) {
        CACHE_COLUMNS.forEach((column, i) => this.#fill(row.cells[i], column, cache));
        setMenu(row.root, 'cache', { cacheId: cache.id, hitrateHasPlace: cache.place !== null });
      }
      row.shown = cache;
      row.choose.disabled = !isChoice;
      setAttribute(row.choose, 'aria-pressed', String(cache.id === chosen));
      row.root.classList.toggle('chosen', cache.id === chosen);
      row.root.classList.toggle('gone', cache.isGone);
      const now = this.#body.children[index];
      if (now !== row.root) this.#body.insertBefore(row.root, now ?? null);
    }
    for (const id of gone) {
      this.#rows.get(id)?.root.remove();
      this.#rows.delete(id);
    }
    const { strings, format } = this.locale;
    setText(this.#leftOut, cachesLeftOut === 0 ? '' : fill(strings.cachesLeftOut, format.count(cachesLeftOut)));
  }

  #fill(cell: HTMLElement | undefined, column: CacheColumn, cache: CacheSnapshot): void {
    if (cell !== undefined) setText(cell, column.text(cache, this.locale.format, this.locale.strings));
  }

  #row(cacheId: number): Row {
    const known = this.#rows.get(cacheId);
    if (known !== undefined) return known;
    const choose = element('button', { type: 'button', class: 'choose' });
    const [name, ...others] = CACHE_COLUMNS.map((column, index) => this.#cell(column, index === 0));
    name?.append(choose);
    const root = element('tr', { role: 'row', 'data-cache-id': String(cacheId) }, ...(name ? [name] : []), ...others);
    root.addEventListener('click', () => {
      if (!choose.disabled) this.onChoice(cacheId);
    });
    const row: Row = { root, cells: [choose, ...others], choose, shown: undefined };
    this.#rows.set(cacheId, row);
    return row;
  }

  #head(): HTMLElement {
    return element('tr', { role: 'row' }, ...CACHE_COLUMNS.map((column) => this.#header(column)));
  }

  #header({ header, tip, isNumber }: CacheColumn): HTMLTableCellElement {
    const { strings } = this.locale;
    const cell = element('th', { scope: 'col', role: 'columnheader' }, strings[header]);
    if (tip !== null) cell.title = strings[tip];
    cell.classList.toggle('number', isNumber);
    return cell;
  }

  #cell({ field, header, tip, isNumber }: CacheColumn, headsRow: boolean): HTMLTableCellElement {
    const attributes = { 'data-field': field, 'data-label': this.locale.strings[header] };
    const cell = headsRow
      ? element('th', { scope: 'row', role: 'rowheader', ...attributes })
      : element('td', { role: 'cell', ...attributes });
    cell.classList.toggle('number', isNumber);
    // The head is not seen on narrow pages.
    if (tip !== null) cell.title = this.locale.strings[tip];
    return cell;
  }
}
