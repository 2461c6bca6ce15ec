import { NO_CHART_DATA, type ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { element } from './element';
import type { Locale } from './locale';

/** The most rows of a table that stands for a chart: more are no help to a reader. */
const ROW_CAP = 25;

/** The same values as a table, made only when somebody opens it. */
export class ChartValues {
  readonly root: HTMLDetailsElement;
  readonly #table = element('table');
  #data: ChartData = NO_CHART_DATA;

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
  ) {
    const { strings } = locale;
    const summary = element('summary', {}, strings.chartTable);
    summary.setAttribute('aria-label', `${strings.chartTable}: ${strings[kind.title]}`);
    const group = { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': strings[kind.title] };
    this.root = element('details', {}, summary, element('div', group, this.#table));
    this.root.addEventListener('toggle', () => this.#fill());
  }

  /** Remembers what to show. A table that is open stays as it is: it would change under its reader. */
  update(data: ChartData): void {
    this.#data = data;
  }

  #fill(): void {
    if (!this.root.open) return this.#table.replaceChildren();
    const { strings, format } = this.locale;
    const { atMs, lines } = this.#data;
    const head = [strings.time, ...lines.map(({ label }) => label)];
    const rows = spread(atMs.length).map((at) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, format.elapsed(atMs[at] ?? 0)),
        ...lines.map(({ values }) => element('td', { class: 'number' }, this.kind.text(values[at], format))),
      ),
    );
    this.#table.replaceChildren(
      element('caption', {}, strings[this.kind.title]),
      element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows),
    );
  }
}

/** At most {@link ROW_CAP} of the indices below `length`, evenly spread, the first and the last among them. */
function spread(length: number): number[] {
  const count = Math.min(length, ROW_CAP);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1))));
}
