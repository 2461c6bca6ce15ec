import type { PageSnapshot } from '../protocol/page';
import type { CacheSnapshot } from '../protocol/snapshot';
import { CACHE_COLUMNS, type CacheColumn } from './cacheColumns';
import { element, setText } from './element';
import { fill, type Locale } from './locale';

interface Row {
  readonly root: HTMLTableRowElement;
  readonly cells: readonly HTMLTableCellElement[];
}

/** Every cache with its own counters. The roles are spelt out because narrow pages lay the table out as cards. */
export class CacheTable {
  readonly root: HTMLElement;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #leftOut = element('p', { class: 'note' });
  readonly #rows = new Map<number, Row>();

  constructor(readonly locale: Locale) {
    const { strings } = locale;
    const head = element('tr', { role: 'row' }, ...CACHE_COLUMNS.map((column) => this.#header(column)));
    this.root = element(
      'section',
      { class: 'caches', 'aria-labelledby': 'caches-title' },
      element('h2', { id: 'caches-title' }, strings.caches),
      element(
        'table',
        { role: 'table', 'aria-labelledby': 'caches-title' },
        element('thead', { role: 'rowgroup' }, head),
        this.#body,
      ),
      this.#leftOut,
    );
  }

  update({ caches, cachesLeftOut }: PageSnapshot): void {
    const gone = new Set(this.#rows.keys());
    for (const [index, cache] of caches.entries()) {
      gone.delete(cache.id);
      const row = this.#row(cache.id);
      CACHE_COLUMNS.forEach((column, i) => this.#fill(row.cells[i], column, cache));
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

  #fill(cell: HTMLTableCellElement | undefined, column: CacheColumn, cache: CacheSnapshot): void {
    if (cell !== undefined) setText(cell, column.text(cache, this.locale.format, this.locale.strings));
  }

  #row(cacheId: number): Row {
    const known = this.#rows.get(cacheId);
    if (known !== undefined) return known;
    const cells = CACHE_COLUMNS.map((column, index) => this.#cell(column, index === 0));
    const root = element('tr', { role: 'row', 'data-cache-id': String(cacheId) }, ...cells);
    const row = { root, cells };
    this.#rows.set(cacheId, row);
    return row;
  }

  #header({ header, tip, isNumber }: CacheColumn): HTMLTableCellElement {
    const { strings } = this.locale;
    const cell = element('th', { scope: 'col', role: 'columnheader' }, strings[header]);
    if (tip !== null) cell.title = strings[tip];
    cell.classList.toggle('number', isNumber);
    return cell;
  }

  #cell({ field, header, isNumber }: CacheColumn, headsRow: boolean): HTMLTableCellElement {
    const attributes = { 'data-field': field, 'data-label': this.locale.strings[header] };
    const cell = headsRow
      ? element('th', { scope: 'row', role: 'rowheader', ...attributes })
      : element('td', { role: 'cell', ...attributes });
    cell.classList.toggle('number', isNumber);
    return cell;
  }
}
