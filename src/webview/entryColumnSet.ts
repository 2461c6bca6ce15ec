import type { EntryPage } from '../protocol/probe';
import type { CacheSnapshot } from '../protocol/snapshot';
import { element } from './element';
import { ENTRY_COLUMNS, SLOT_COLUMNS, type EntryColumn } from './entryColumns';
import type { Locale } from './locale';

/** Chooses the columns of one cache's entries: those that something is known for, as long as there is room. */
export class EntryColumnSet {
  readonly head = element('div', { role: 'row', class: 'entry' });
  #shown: readonly EntryColumn[] = [];
  #cacheId: number | undefined;
  /** What was ever known of this cache, so that columns do not come and go. */
  readonly #known = new Set<EntryColumn>();
  #columns: readonly EntryColumn[] = ENTRY_COLUMNS;
  #list: HTMLElement | undefined;
  /** In letters. */
  #room = Number.POSITIVE_INFINITY;

  constructor(
    readonly locale: Locale,
    readonly onChange: () => void,
  ) {}

  get shown(): readonly EntryColumn[] {
    return this.#shown;
  }

  /** Fits the columns to the width of `list` from now on. */
  follow(list: HTMLElement): void {
    this.#list = list;
    new ResizeObserver(() => {
      this.#room = list.clientWidth / Number.parseFloat(getComputedStyle(list).fontSize);
      this.#choose();
    }).observe(list);
  }

  update(cache: CacheSnapshot | undefined, page: EntryPage | null): void {
    if (cache?.id !== this.#cacheId) this.#known.clear();
    this.#cacheId = cache?.id;
    this.#columns = cache?.type === 'pool' ? SLOT_COLUMNS : ENTRY_COLUMNS;
    for (const column of this.#columns) {
      if (!this.#known.has(column) && page?.entries.some((entry) => column.isKnown(entry))) this.#known.add(column);
    }
    this.#choose();
  }

  #choose(): void {
    let room = this.#room;
    const [first, ...others] = this.#columns;
    const fitting = others.filter((column) => {
      if (!this.#known.has(column) || room - (first?.width ?? 0) < column.width) return false;
      room -= column.width;
      return true;
    });
    const shown = first === undefined ? [] : [first, ...fitting];
    if (shown.length === this.#shown.length && shown.every((column, i) => column === this.#shown[i])) return;
    this.#shown = shown;
    const template = shown.map(({ width, grows }) => (grows ? `minmax(${width}em, 1fr)` : `${width}em`)).join(' ');
    this.#list?.style.setProperty('--columns', template);
    this.head.replaceChildren(...shown.map((column) => this.#header(column)));
    this.onChange();
  }

  #header({ header, tip, field, isNumber }: EntryColumn): HTMLElement {
    const { strings } = this.locale;
    const cell = element('div', { role: 'columnheader', 'data-field': field }, strings[header]);
    cell.classList.toggle('number', isNumber);
    if (tip !== null) cell.title = strings[tip];
    return cell;
  }
}
