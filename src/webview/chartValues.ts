import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { chartTable, PAGE_ROW_CAP, type ChartTable } from './chartTable';
import { element, setText } from './element';
import { fill, type Locale } from './locale';
import type { TickFormat } from './tickFormat';

const NOTHING: ChartTable = { head: [], rows: [] };
/** Table times are told apart by tenths of a second, as often as the probe looks. */
const TENTH_MS = 100;

/** The same values as a table, made only when somebody opens it. */
export class ChartValues {
  readonly root: HTMLDetailsElement;
  readonly #table = element('table');
  readonly #pager: HTMLElement;
  readonly #place = element('span', { 'aria-live': 'polite' });
  readonly #back: HTMLButtonElement;
  readonly #on: HTMLButtonElement;
  #data: ChartData | undefined;
  #values = NOTHING;
  #page = 0;

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
    readonly ticks: TickFormat,
  ) {
    const { strings } = locale;
    const summary = element('summary', {}, strings.chartTable);
    summary.setAttribute('aria-label', `${strings.chartTable}: ${strings[kind.title]}`);
    const group = { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': strings[kind.title] };
    this.#back = element('button', { type: 'button' }, strings.tableBack);
    this.#on = element('button', { type: 'button' }, strings.tableOn);
    this.#back.addEventListener('click', () => this.#turn(-1));
    this.#on.addEventListener('click', () => this.#turn(1));
    this.#pager = element('div', { class: 'pager' }, this.#back, this.#place, this.#on);
    this.root = element('details', {}, summary, element('div', group, this.#table), this.#pager);
    this.root.addEventListener('toggle', () => this.#toggled());
  }

  /** Remembers what to show. A table that is open stays as it is: it would change under its reader. */
  update(data: ChartData): void {
    this.#data = data;
  }

  #toggled(): void {
    const isOpen = this.root.open && this.#data !== undefined;
    this.#values = isOpen && this.#data ? chartTable(this.#data, this.locale, (ms) => this.#time(ms)) : NOTHING;
    this.#page = 0;
    if (isOpen) this.#fill();
    else this.#table.replaceChildren();
  }

  #turn(by: number): void {
    this.#page += by;
    this.#fill();
    // A button that has become useless loses the focus.
    if (by < 0 && this.#back.disabled) this.#on.focus();
    if (by > 0 && this.#on.disabled) this.#back.focus();
  }

  #fill(): void {
    const { strings, format } = this.locale;
    const { head, rows } = this.#values;
    const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROW_CAP));
    const from = this.#page * PAGE_ROW_CAP;
    this.#pager.hidden = pages === 1;
    this.#back.disabled = this.#page === 0;
    this.#on.disabled = this.#page === pages - 1;
    setText(this.#place, fill(strings.tablePage, format.count(this.#page + 1), format.count(pages)));
    this.#table.replaceChildren(
      element('caption', {}, strings[this.kind.title]),
      element('thead', {}, element('tr', {}, ...head.map(columnHead))),
      element(
        'tbody',
        {},
        ...rows.slice(from, from + PAGE_ROW_CAP).map(([name = '', ...cells]) => {
          const values = cells.map((text) => element('td', { class: 'number' }, text));
          return element('tr', {}, element('th', { scope: 'row' }, name), ...values);
        }),
      ),
    );
  }

  #time(ms: number): string {
    return this.ticks.time(ms, TENTH_MS);
  }
}

/** Above numbers, and so at the same end of the column as they are; but not the one that names the rows. */
function columnHead(text: string, column: number): HTMLElement {
  return element('th', column === 0 ? { scope: 'col' } : { scope: 'col', class: 'number' }, text);
}
