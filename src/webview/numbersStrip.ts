import type { Formatter } from '../base/format';
import type { PageSnapshot } from '../protocol/page';
import { element, setText } from './element';
import type { Locale } from './locale';

interface NumberField {
  readonly name: string;
  readonly label: 'operations' | 'heapUsed' | 'engineCollections';
  readonly tip: 'operationsTip' | 'heapUsedTip' | 'engineCollectionsTip';
  text(snapshot: PageSnapshot, format: Formatter): string;
}

const UNKNOWN = '–';

const FIELDS: readonly NumberField[] = [
  {
    name: 'operations',
    label: 'operations',
    tip: 'operationsTip',
    text: ({ operations }, format) => (operations === null ? UNKNOWN : format.count(operations)),
  },
  {
    name: 'heapUsed',
    label: 'heapUsed',
    tip: 'heapUsedTip',
    text: ({ memory }, format) => (memory === null ? UNKNOWN : format.bytes(memory.heapUsedBytes)),
  },
  {
    name: 'engineCollections',
    label: 'engineCollections',
    tip: 'engineCollectionsTip',
    text: ({ engineCollections: { count, durationMs } }, format) =>
      `${format.count(count)} · ${format.milliseconds(durationMs)}`,
  },
];

/** The numbers of the whole process. */
export class NumbersStrip {
  readonly root: HTMLElement;
  readonly #cells = new Map<NumberField, HTMLElement>();

  constructor(readonly locale: Locale) {
    const { strings } = locale;
    const list = element('dl');
    for (const field of FIELDS) {
      const cell = element('dd', { 'data-field': field.name });
      this.#cells.set(field, cell);
      const tip = strings[field.tip];
      list.append(
        element(
          'div',
          { title: tip },
          element('dt', {}, strings[field.label]),
          cell,
          // A `title` alone is not read out on a group.
          element('dd', { class: 'visually-hidden' }, tip),
        ),
      );
    }
    this.root = element('section', { class: 'numbers', 'aria-label': strings.numbers }, list);
  }

  update(snapshot: PageSnapshot): void {
    for (const [field, cell] of this.#cells) setText(cell, field.text(snapshot, this.locale.format));
  }
}
