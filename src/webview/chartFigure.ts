import type { Span } from '../protocol/page';
import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { ChartLegend } from './chartLegend';
import { chartPicture } from './chartPicture';
import { readChartTheme } from './chartTheme';
import { ChartValues } from './chartValues';
import { chartSummary, newestIndex, pointWords, stayWords } from './chartWords';
import { CopyButton } from './copyButton';
import { DataCursor } from './dataCursor';
import { element } from './element';
import { legendItems, type LegendItem } from './legendItems';
import type { Locale } from './locale';
import { setMenu } from './menuContext';
import { DRAG_DISTANCE } from './plotOptions';
import { Plot } from './plot';
import { isSameEntry } from './selection';
import { Sight } from './sight';
import { seenRows, stayAt } from './stayRows';
import { addStayTip } from './stayTip';
import type { TickFormat } from './tickFormat';

/** Nobody reads a summary faster, and it is not for nothing. */
const SUMMARY_INTERVAL_MS = 1_000;

/** How near to a stay the mouse tells of it, in CSS pixels. */
const TIP_REACH = 6;

/** A place in a chart that somebody points at. */
export interface ChartPlace {
  readonly atMs: number;
  readonly msPerPixel: number;
  /** In the strip of stays, counted from the first row that is seen. */
  readonly row: number;
}

/** What the user does in a chart that is for all of them. */
export interface ChartGestures {
  drag(span: Span): void;
  wheel(deltaY: number, atMs: number): void;
  reset(): void;
  point(kind: ChartKind, place: ChartPlace): void;
  /** With the keyboard: the cursor has come to a time, goes to another row of the strip, selects what is there. */
  reveal(atMs: number): void;
  chooseRow(by: -1 | 1): void;
  enter(kind: ChartKind, atMs: number | undefined): void;
}

/** A chart with all that belongs to it: caption, legend, picture, the cursor for the keyboard, and its values as a table. */
export class ChartFigure {
  readonly root: HTMLElement;
  readonly #target: HTMLElement;
  readonly #plot: Plot;
  readonly #legend = new ChartLegend();
  readonly #values: ChartValues;
  readonly #cursor: DataCursor;
  readonly #copy: CopyButton;
  #sight: Sight | undefined;
  #data: ChartData | undefined;
  #cursorIndex: number | null = null;
  #line: number | null = null;
  #isSummaryDue = false;

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
    readonly ticks: TickFormat,
    readonly gestures: ChartGestures,
  ) {
    const { strings } = locale;
    const title = strings[kind.title];
    const keys = kind.name === 'residency' ? strings.chartStripKeys : strings.chartKeys;
    const labels = { role: 'application', 'aria-label': title, 'aria-description': keys };
    this.#target = element('div', { class: 'plot', tabindex: '0', ...labels });
    this.#values = new ChartValues(kind, locale, ticks);
    this.#plot = new Plot(
      this.#target,
      kind,
      ticks,
      (index) => this.#showAt(index),
      (span) => gestures.drag(span),
    );
    this.#cursor = new DataCursor(this.#target, {
      move: (atMs) => this.#move(atMs),
      choose: (by) => this.#choose(by),
      describe: (index) => this.#describe(index),
      enter: (atMs) => gestures.enter(kind, atMs),
    });
    setMenu(this.#target, 'chart', { chart: kind.name });
    this.#copy = new CopyButton(locale, title, () => this.#picture());
    const caption = element('figcaption', {}, element('h3', {}, title), this.#legend.root, this.#copy.root);
    const words = [this.#cursor.readout, this.#copy.said];
    this.root = element('figure', { 'data-chart': kind.name }, caption, this.#target, ...words, this.#values.root);
    if (kind.name === 'residency') addStayTip(this.#target, (x, y) => this.#stayAt(x, y));
    this.#listen();
  }

  /** Where the keyboard's cursor is. */
  get cursorAtMs(): number | undefined {
    return this.#cursor.atMs;
  }

  /** A chart that is left out because nothing is known is to come at once when something is. */
  get isInSight(): boolean {
    return this.root.hidden === true || this.#sight?.isSeen !== false;
  }

  get hasFocus(): boolean {
    return this.#target === document.activeElement;
  }

  /** Calls back when the chart comes into sight, or is no longer in it; until then it is taken to be in it. */
  onSight(callback: () => void): void {
    this.#sight = new Sight(this.root, callback);
  }

  focus(): void {
    this.#target.focus();
  }

  copyPicture(): void {
    this.#copy.press();
  }

  /** Puts the keyboard's cursor on a time. */
  goTo(atMs: number): void {
    this.focus();
    this.#cursor.goTo(atMs);
  }

  draw(data: ChartData): void {
    const isFirst = this.#data === undefined;
    this.#data = data;
    this.#cursor.update(data.atMs, newestIndex(data));
    this.#plot.draw(data);
    if (isFirst) this.#summarize();
    if (!this.#isSummaryDue) setTimeout(() => this.#summarize(), SUMMARY_INTERVAL_MS);
    this.#isSummaryDue = true;
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

  #listen(): void {
    let downAt: number | undefined;
    this.#target.addEventListener('pointerdown', ({ clientX }) => (downAt = clientX));
    this.#target.addEventListener('click', ({ clientX, clientY }) => {
      if (downAt === undefined || Math.abs(clientX - downAt) >= DRAG_DISTANCE) return;
      const place = this.#plot.timeAt(clientX);
      if (place !== undefined) this.gestures.point(this.kind, { ...place, row: this.#plot.rowAt(clientY) });
    });
    this.#target.addEventListener('dblclick', () => this.gestures.reset());
    this.#target.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const place = this.#plot.timeAt(event.clientX);
        if (place !== undefined) this.gestures.wheel(event.deltaY, place.atMs);
      },
      { passive: false },
    );
  }

  #stayAt(clientX: number, clientY: number): string {
    const stays = this.#data?.stays;
    const row = stays ? seenRows(stays)[this.#plot.rowAt(clientY)] : undefined;
    const place = this.#plot.timeAt(clientX);
    if (row === undefined || place === undefined) return '';
    const stay = stayAt(row, place.atMs, TIP_REACH * place.msPerPixel);
    return stay === undefined ? '' : stayWords(row, this.locale, stay);
  }

  #move(atMs: number | undefined): void {
    if (atMs === undefined) this.#emphasize(null);
    else this.gestures.reveal(atMs);
    this.#plot.moveCursor(atMs);
  }

  #choose(by: -1 | 1): void {
    if (this.kind.name === 'residency') return this.gestures.chooseRow(by);
    const count = this.#data?.lines.length ?? 0;
    // One place more than there are lines: all of them.
    const places = count + 1;
    const at = ((this.#line ?? count) + by + places) % places;
    this.#emphasize(at === count ? null : at);
  }

  #emphasize(line: number | null): void {
    if (line === this.#line) return;
    this.#line = line;
    this.#legend.emphasize(line);
    this.#plot.emphasize(line);
  }

  #showAt(index: number | null): void {
    this.#cursorIndex = index;
    this.#legend.update(this.#items());
  }

  #items(): LegendItem[] {
    if (this.#data === undefined) return [];
    return legendItems(this.#data, this.#cursorIndex ?? newestIndex(this.#data), this.locale);
  }

  #describe(index: number): string {
    const data = this.#data;
    if (data === undefined) return '';
    const { selection, all } = data.stays ?? { selection: null, all: [] };
    const row = all.find((candidate) => isSameEntry(candidate, selection));
    if (row !== undefined) return stayWords(row, this.locale);
    const { fromMs, toMs } = data.span;
    const time = this.ticks.time(data.atMs[index] ?? 0, (toMs - fromMs) / 10);
    return pointWords(data, index, time, this.#line, this.locale);
  }

  #summarize(): void {
    this.#isSummaryDue = false;
    if (this.#data !== undefined) this.#plot.describe(chartSummary(this.kind, this.#data, this.locale));
  }

  #picture(): Promise<Blob> {
    const { canvas } = this.#plot;
    if (canvas === undefined) throw new Error('nothing is drawn yet');
    return chartPicture(canvas, this.locale.strings[this.kind.title], this.#items(), readChartTheme());
  }
}
