import type { PageSnapshot } from '../protocol/page';
import { totalsOf } from './cacheTotals';
import { element, setHidden, setText } from './element';
import type { Locale } from './locale';
import { setMenu } from './menuContext';
import type { NumberField } from './numberFields';

interface Cell {
  readonly field: NumberField;
  readonly root: HTMLElement;
  readonly value: HTMLElement;
  readonly beside: HTMLElement;
  readonly bar: HTMLElement;
}

/** The numbers that matter most: of the chosen cache or of all together, and of the process. Each says what it is. */
export class NumbersStrip {
  readonly root: HTMLElement;
  readonly #cells: readonly Cell[];

  constructor(
    readonly locale: Locale,
    fields: readonly NumberField[],
  ) {
    this.#cells = fields.map((field) => this.#cell(field));
    const list = element('dl', {}, ...this.#cells.map(({ root }) => root));
    this.root = element('section', { class: 'numbers', 'aria-label': locale.strings.numbers }, list);
  }

  /** `chosen` is the cache that the whole page is about; `null` for all of them. */
  update(snapshot: PageSnapshot, chosen: number | null): void {
    const { format, strings } = this.locale;
    const totals = totalsOf(snapshot, chosen);
    for (const { field, root, value, beside, bar } of this.#cells) {
      const figure = field.figure(snapshot, totals, format, strings);
      setHidden(root, figure === null);
      if (figure === null) continue;
      setText(value, figure.value);
      setText(beside, figure.beside);
      const besides = figure.beside === '' ? '' : `, ${figure.beside}`;
      setMenu(root, 'number', { text: `${strings[field.label]}: ${figure.value}${besides}` });
      setHidden(bar, figure.share === undefined);
      const width = `${(Math.min(1, figure.share ?? 0) * 100).toFixed(1)}%`;
      const fillBar = bar.firstElementChild;
      if (fillBar instanceof HTMLElement && fillBar.style.width !== width) fillBar.style.width = width;
    }
  }

  #cell(field: NumberField): Cell {
    const { strings } = this.locale;
    const tip = strings[field.tip];
    const value = element('span', { class: 'value', 'data-field': field.name });
    const beside = element('span', { class: 'beside', 'data-beside': field.name });
    const bar = element('span', { class: 'bar', 'aria-hidden': 'true' }, element('span', { class: 'fill' }));
    const root = element(
      'div',
      { title: tip },
      element('dt', {}, strings[field.label]),
      element('dd', {}, value, ' ', beside, bar),
      // A `title` alone is not read out on a group.
      element('dd', { class: 'visually-hidden' }, tip),
    );
    return { field, root, value, beside, bar };
  }
}
