import type { EntrySample } from '../protocol/probe';
import { element, setAttribute, setText } from './element';
import type { EntryColumn, EntryMoment } from './entryColumns';
import { keyLabel } from './keyLabel';
import type { Locale } from './locale';
import { RowMenu } from './menuContext';
import type { ListRow } from './virtualList';

/** What rows of entries show beside the entry. */
export interface EntryContext {
  /** Those that there is room for. */
  readonly columns: readonly EntryColumn[];
  readonly cacheId: number;
  /** Whether it is known where the cache was created. */
  readonly hasPlace: boolean;
  readonly momentOf: (index: number) => EntryMoment;
  readonly isSelected: (entry: EntrySample) => boolean;
}

/** A row of the list of entries: a cell for each column that is shown. */
export class EntryRow implements ListRow<EntrySample> {
  readonly root = element('div', { role: 'row', class: 'entry' });
  readonly #menu = new RowMenu(this.root, 'entry');
  #columns: readonly EntryColumn[] = [];
  #cells: readonly HTMLElement[] = [];
  #isPlaceholder = false;

  constructor(
    readonly locale: Locale,
    readonly context: () => EntryContext,
  ) {}

  show(entry: EntrySample | undefined, index: number): void {
    const { columns, cacheId, hasPlace, momentOf, isSelected } = this.context();
    const isPlaceholder = entry === undefined;
    if (columns !== this.#columns || isPlaceholder !== this.#isPlaceholder) this.#make(columns);
    this.#isPlaceholder = isPlaceholder;
    this.root.classList.toggle('placeholder', isPlaceholder);
    setAttribute(this.root, 'data-selected', String(!isPlaceholder && isSelected(entry)));
    if (isPlaceholder) {
      this.#menu.clear();
      const [first] = this.#cells;
      if (first !== undefined) setText(first, '…');
      return;
    }
    this.#menu.show(cacheId, entry, { hitrateHasPlace: hasPlace });
    const moment = momentOf(index);
    setAttribute(
      this.root,
      'title',
      entry.value === undefined ? keyLabel(entry) : `${keyLabel(entry)}\n${entry.value}`,
    );
    this.#cells.forEach((cell, i) => columns[i]?.write(cell, entry, moment, this.locale));
  }

  #make(columns: readonly EntryColumn[]): void {
    this.#columns = columns;
    this.#cells = columns.map(({ field, isNumber }, index) => {
      const cell = element('div', { role: index === 0 ? 'rowheader' : 'gridcell', 'data-field': field });
      cell.classList.toggle('number', isNumber);
      return cell;
    });
    this.root.replaceChildren(...this.#cells);
  }
}
