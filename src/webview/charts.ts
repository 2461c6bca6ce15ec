import type { PageSnapshot, Span } from '../protocol/page';
import type { PageAct } from '../protocol/pageMenu';
import { isAlive } from '../protocol/snapshot';
import { CachePicker } from './cachePicker';
import { chooseCaches, type ChartInput } from './chartData';
import { ChartDrawing } from './chartDrawing';
import { ChartFigure, type ChartGestures, type ChartPlace } from './chartFigure';
import { CHART_KINDS, type ChartKind } from './chartKinds';
import { gutters, LETTERS } from './chartLayout';
import { element, setText } from './element';
import { fill, type Locale } from './locale';
import { setMenuSurroundings } from './menuContext';
import { nearestRemoval, nextEviction } from './removalTimes';
import { SpanTeller } from './spanTeller';
import { isSameEntry, selectionOf, type Selection } from './selection';
import { seenRows, stayRows } from './stayRows';
import { cacheLineStyle } from './lineStyle';
import type { PageState } from './store';
import { TickFormat } from './tickFormat';
import { TimeWindow } from './timeWindow';
import { readChoices } from './uiChoices';
import { ZoomBar } from './zoomBar';

/** Whom the charts tell what the user does with them. */
export interface ChartListener {
  /** `null` for all caches. */
  onCacheChange(cacheId: number | null): void;
  /** `null` for all the time there is. */
  onSpan(span: Span | null): void;
  onSelect(selection: Selection | null): void;
  /** There is something else to draw. */
  redraw(): void;
}

/** How near to a removal a click selects it, in CSS pixels. */
const NEAR = 8;
const ZOOM_STEP = 2;
const WHEEL_STEP = 0.002;
const PAN_STEP = 0.25;

/** The charts, which share one cursor, one time, one selection and one choice of caches. */
export class Charts {
  readonly root: HTMLElement;
  readonly #picker: CachePicker;
  readonly #leftOut = element('p', { class: 'note' });
  readonly #figures: readonly ChartFigure[];
  readonly #drawing: ChartDrawing;
  readonly #zoomBar: ZoomBar;
  readonly #window: TimeWindow;
  #cacheId = readChoices().cacheId;
  #toldCacheId: number | null = null;
  #knownPlotWidth: number | undefined;
  #sessionId: number | undefined;
  #selection: Selection | null = null;
  #momentMs: number | null = null;
  #input: ChartInput | undefined;

  constructor(
    readonly locale: Locale,
    readonly listener: ChartListener,
  ) {
    const { strings } = locale;
    const { span: zoom } = readChoices();
    const ticks = new TickFormat(locale);
    const teller = new SpanTeller((span) => listener.onSpan(span), zoom);
    this.#window = new TimeWindow(() => {
      teller.change(this.#window.zoom);
      listener.redraw();
    }, zoom);
    this.#picker = new CachePicker(locale, (cacheId) => {
      this.#cacheId = cacheId;
      listener.redraw();
    });
    this.#zoomBar = new ZoomBar(locale, ticks, () => this.#reset());
    const gestures = this.#gestures();
    this.#figures = CHART_KINDS.map((kind) => new ChartFigure(kind, locale, ticks, gestures));
    this.#drawing = new ChartDrawing(this.#figures, (isWaiting) =>
      this.root.toggleAttribute('data-waiting', isWaiting),
    );
    const title = element('h2', { id: 'charts-title' }, strings.charts);
    const head = element('div', { class: 'section-head' }, title, this.#zoomBar.root, this.#picker.root);
    const figures = this.#figures.map(({ root }) => root);
    this.root = element(
      'section',
      { class: 'charts', 'aria-labelledby': 'charts-title' },
      head,
      this.#leftOut,
      ...figures,
    );
    this.root.addEventListener('keydown', (event) => this.#onKey(event));
    let width: number | undefined;
    new ResizeObserver(([entry]) => {
      // The height changes with every line of a legend.
      if (entry?.contentRect.width !== width) this.#knownPlotWidth = undefined;
      width = entry?.contentRect.width;
    }).observe(this.root);
  }

  /** Shows this cache from now on, which was chosen elsewhere; `null` for all of them. */
  choose(cacheId: number | null): void {
    this.#cacheId = cacheId;
    this.#toldCacheId = cacheId;
  }

  update(state: PageState, { caches, elapsedMs, sessionId, state: process }: PageSnapshot): void {
    if (this.#sessionId !== undefined && this.#sessionId !== sessionId) this.startAnew();
    this.#sessionId = sessionId;
    this.#window.update(state.points.atMs, elapsedMs, isAlive(process));
    const chosen = chooseCaches(caches, this.#cacheId);
    this.#picker.update(caches, this.#cacheId);
    this.#tellCache(caches.some(({ id }) => id === this.#cacheId) ? this.#cacheId : null);
    this.#noteLeftOut(chosen.length, caches.length);
    this.#zoomBar.update(this.#window.zoom);
    setMenuSurroundings(this.root, { hitrateZoomed: this.#window.zoom !== null });
    const { locale } = this;
    const [selection, moments] = [this.#selection, this.#moments(state)];
    const { zoom, span } = this.#window;
    const width = this.#plotWidth();
    this.#input = { state, chosen, selection, moments, span, width, locale };
    const places = chosen.map(({ cache, index }) => [cache.id, index]);
    this.#drawing.update(this.#input, JSON.stringify([zoom, places, selection, moments, width]));
  }

  /** Shows an entry that was selected elsewhere. */
  select(selection: Selection | null): void {
    if (isSameEntry(selection, this.#selection)) return;
    this.#selection = selection;
    this.listener.redraw();
  }

  /** Shows a time, such as that of an event. */
  showMoment(atMs: number | null): void {
    if (atMs === this.#momentMs) return;
    this.#momentMs = atMs;
    this.listener.redraw();
  }

  /** Does what a key means for the charts, wherever the focus is; tells whether it means anything. */
  press(key: string): boolean {
    if (key === '0') return (this.#reset(), true);
    if (key !== '[' && key !== ']') return false;
    const input = this.#input;
    const figure = this.#figures.find(({ hasFocus }) => hasFocus) ?? this.#figures.find(({ root }) => !root.hidden);
    if (input === undefined || figure === undefined) return true;
    const atMs = nextEviction(input.state, input.chosen, figure.cursorAtMs, key === '[' ? -1 : 1);
    if (atMs !== undefined) figure.goTo(atMs);
    return true;
  }

  /** Does what was chosen in a chart's menu. */
  act(act: PageAct): void {
    if (act.kind === 'resetZoom') this.#reset();
    if (act.kind === 'copyChart') this.#figures.find(({ kind }) => kind.name === act.chart)?.copyPicture();
  }

  /** Brings the strip of stays into sight, where the selected entry is; the first chart where there is no strip. */
  goToStays(): void {
    const shown = this.#figures.filter(({ root }) => !root.hidden);
    const figure = shown.find(({ kind }) => kind.name === 'residency') ?? shown[0];
    figure?.root.scrollIntoView({ block: 'nearest' });
    figure?.focus();
  }

  /** Takes over what VS Code says about the theme and a screen reader. */
  retheme(): void {
    this.#knownPlotWidth = undefined;
    const readerInUse = document.body.classList.contains('vscode-using-screen-reader');
    for (const figure of this.#figures) {
      figure.putValuesFirst(readerInUse);
      figure.retheme();
    }
  }

  #gestures(): ChartGestures {
    return {
      drag: (span) => this.#window.zoomTo(span),
      wheel: (deltaY, atMs) => this.#window.scale(Math.exp(deltaY * WHEEL_STEP), atMs),
      reset: () => this.#reset(),
      point: (kind, place) => this.#point(kind, place),
      reveal: (atMs) => this.#window.reveal(atMs),
      chooseRow: (by) => this.#chooseRow(by),
      enter: (kind, atMs) => this.#enter(kind, atMs),
    };
  }

  #onKey(event: KeyboardEvent): void {
    const figure = this.#figures.find(({ hasFocus }) => hasFocus);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || figure === undefined) return;
    const { fromMs, toMs } = this.#window.span;
    const at = figure.cursorAtMs ?? (fromMs + toMs) / 2;
    if (event.key === '+' || event.key === '=') this.#window.scale(1 / ZOOM_STEP, at);
    else if (event.key === '-') this.#window.scale(ZOOM_STEP, at);
    else if (event.shiftKey && event.key === 'ArrowLeft') this.#window.pan(-PAN_STEP);
    else if (event.shiftKey && event.key === 'ArrowRight') this.#window.pan(PAN_STEP);
    else if (!this.press(event.key)) return;
    event.preventDefault();
  }

  #reset(): void {
    this.#window.zoomTo(null);
    const { activeElement } = document;
    // The button that was pressed is about to be hidden.
    if (activeElement !== null && this.#zoomBar.root.contains(activeElement)) this.#figures[0]?.focus();
  }

  /** Forgets what was selected and zoomed to: this is another session. */
  startAnew(): void {
    this.#selection = null;
    this.#momentMs = null;
    this.#window.zoomTo(null);
  }

  #point(kind: ChartKind, { atMs, msPerPixel, row }: ChartPlace): void {
    if (kind.name !== 'residency') return this.#tell(this.#nearest(atMs, NEAR * msPerPixel));
    const input = this.#input;
    const found = input && seenRows(stayRows(input, cacheLineStyle))[row];
    if (found !== undefined) this.#tell(selectionOf(found.cacheId, found));
  }

  #enter(kind: ChartKind, atMs: number | undefined): void {
    if (kind.name === 'residency') return this.#tell(this.#selection);
    const { fromMs, toMs } = this.#window.span;
    if (atMs !== undefined) this.#tell(this.#nearest(atMs, (toMs - fromMs) / 50));
  }

  #nearest(atMs: number, withinMs: number): Selection | null {
    const input = this.#input;
    return input === undefined ? null : nearestRemoval(input.state, input.chosen, atMs, withinMs);
  }

  #tell(selection: Selection | null): void {
    if (selection === null) return;
    this.select(selection);
    this.listener.onSelect(selection);
  }

  #chooseRow(by: -1 | 1): void {
    const input = this.#input;
    if (input === undefined) return;
    const { all } = stayRows(input, cacheLineStyle);
    const at = all.findIndex((row) => isSameEntry(row, this.#selection));
    const row = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (row !== undefined) this.select(selectionOf(row.cacheId, row));
  }

  /** The ends of the selected entry's newest stay, and what was shown otherwise. */
  #moments({ residencies }: PageState): number[] {
    const stay =
      this.#selection && [...residencies.all].reverse().find((candidate) => isSameEntry(candidate, this.#selection));
    return [stay?.fromMs, stay?.toMs, this.#momentMs].flatMap((atMs) => atMs ?? []);
  }

  /** A choice that cannot be followed is no choice. */
  #tellCache(cacheId: number | null): void {
    if (cacheId === this.#toldCacheId) return;
    this.#toldCacheId = cacheId;
    this.listener.onCacheChange(cacheId);
  }

  /** Kept until the size or the font changes: to ask for it makes the browser lay out the page at once. */
  #plotWidth(): number {
    return (this.#knownPlotWidth ??= this.#measurePlotWidth());
  }

  #measurePlotWidth(): number {
    const width = this.root.clientWidth;
    const { left, right } = gutters(width, LETTERS * Number.parseFloat(getComputedStyle(this.root).fontSize));
    return Math.max(0, width - left - right);
  }

  #noteLeftOut(drawn: number, all: number): void {
    const { strings, format } = this.locale;
    const someLeftOut = drawn > 1 && drawn < all;
    setText(this.#leftOut, someLeftOut ? fill(strings.chartsLeftOut, format.count(drawn), format.count(all)) : '');
  }
}
