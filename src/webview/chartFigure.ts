import { NO_CHART_DATA, type ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { ChartLegend } from './chartLegend';
import { ChartValues } from './chartValues';
import { DataCursor } from './dataCursor';
import { element } from './element';
import { fill, type Locale } from './locale';
import { Plot } from './plot';

/** A chart with all that belongs to it: caption, legend, picture, the cursor for the keyboard, and its values as a table. */
export class ChartFigure {
  readonly root: HTMLElement;
  readonly #plot: Plot;
  readonly #legend: ChartLegend;
  readonly #values: ChartValues;
  readonly #cursor: DataCursor;
  #data: ChartData = NO_CHART_DATA;
  #cursorIndex: number | null = null;

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
  ) {
    const { strings } = locale;
    const title = strings[kind.title];
    const canvasPlace = element('div', {
      class: 'plot',
      tabindex: '0',
      role: 'application',
      'aria-label': title,
      'aria-description': strings.chartKeys,
    });
    this.#legend = new ChartLegend(kind, locale);
    this.#values = new ChartValues(kind, locale);
    this.#plot = new Plot(canvasPlace, kind, locale, (index) => this.#showAt(index));
    this.#cursor = new DataCursor(canvasPlace, this.#plot, (index) => this.#describe(index));
    this.root = element(
      'figure',
      { 'data-chart': kind.name },
      element('figcaption', {}, element('h3', {}, title), this.#legend.root),
      canvasPlace,
      this.#cursor.readout,
      this.#values.root,
    );
  }

  draw(data: ChartData): void {
    this.#data = data;
    this.#cursor.update(data.atMs);
    const newest = data.lines.map((line) => this.#valueAt(line, data.atMs.length - 1)).join(', ');
    this.#plot.draw(data, fill(this.locale.strings.chartSummary, this.locale.strings[this.kind.title], newest));
    this.#values.update(data);
    this.#showAt(this.#cursorIndex);
  }

  /** To be called when every chart has drawn, for the cursor is the same in all. */
  holdCursor(): void {
    this.#cursor.hold();
  }

  retheme(): void {
    this.#plot.retheme();
  }

  /** Puts the values before the picture, for people who cannot see it. */
  putValuesFirst(first: boolean): void {
    const [caption] = this.root.children;
    if (first) caption?.after(this.#values.root);
    else this.root.append(this.#values.root);
  }

  #showAt(index: number | null): void {
    this.#cursorIndex = index;
    this.#legend.update(this.#data, index ?? this.#data.atMs.length - 1);
  }

  #describe(index: number): string {
    const time = this.locale.format.elapsed(this.#data.atMs[index] ?? 0);
    return [time, ...this.#data.lines.map((line) => this.#valueAt(line, index))].join(', ');
  }

  #valueAt({ label, values }: ChartData['lines'][number], index: number): string {
    return `${label} ${this.kind.text(values[index], this.locale.format)}`;
  }
}
