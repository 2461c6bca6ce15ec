import type { PageSnapshot, Span } from '../protocol/page';
import { CachePicker } from './cachePicker';
import { chartData, chooseCaches, type ChartData } from './chartData';
import { ChartFigure } from './chartFigure';
import { CHART_KINDS } from './chartKinds';
import { element, setText } from './element';
import { fill, type Locale } from './locale';
import type { Selection } from './selection';
import type { PageState } from './store';
import { readChoices } from './uiChoices';

export interface ChartsParts {
  onCacheChange(cacheId: number | null): void;
  onSpan(span: Span | null): void;
  onSelect(selection: Selection | null): void;
  redraw(): void;
}

/** The three charts, which share one cursor and one choice of caches. */
export class Charts {
  readonly root: HTMLElement;
  readonly #picker: CachePicker;
  readonly #leftOut = element('p', { class: 'note' });
  readonly #figures: readonly ChartFigure[];
  #cacheId = readChoices().cacheId;

  constructor(
    readonly locale: Locale,
    parts: ChartsParts,
  ) {
    const { strings } = locale;
    this.#picker = new CachePicker(locale, (cacheId) => parts.onCacheChange(cacheId));
    this.#figures = CHART_KINDS.map((kind) => new ChartFigure(kind, locale));
    this.root = element(
      'section',
      { class: 'charts', 'aria-labelledby': 'charts-title' },
      element(
        'div',
        { class: 'section-head' },
        element('h2', { id: 'charts-title' }, strings.charts),
        this.#picker.root,
      ),
      this.#leftOut,
      ...this.#figures.map(({ root }) => root),
    );
  }

  /** Shows this cache from now on; `null` for the first of all. */
  choose(cacheId: number | null): void {
    this.#cacheId = cacheId;
  }

  select(_selection: Selection | null): void {}

  update(state: PageState, { caches }: PageSnapshot): void {
    const chosen = chooseCaches(caches, this.#cacheId);
    this.#picker.update(caches, this.#cacheId);
    this.#noteLeftOut(chosen.length, caches.length);
    for (const figure of this.#figures) {
      const data = chartData(figure.kind, state, chosen, this.locale);
      figure.root.hidden = isEmpty(data);
      figure.draw(data);
    }
    // uPlot takes new data in a microtask, so this one comes after those of all charts.
    queueMicrotask(() => {
      for (const figure of this.#figures) figure.holdCursor();
    });
  }

  /** Takes over what VS Code says about the theme and a screen reader. */
  retheme(): void {
    const readerInUse = document.body.classList.contains('vscode-using-screen-reader');
    for (const figure of this.#figures) {
      figure.putValuesFirst(readerInUse);
      figure.retheme();
    }
  }

  #noteLeftOut(drawn: number, all: number): void {
    const { strings, format } = this.locale;
    const someLeftOut = drawn > 1 && drawn < all;
    setText(this.#leftOut, someLeftOut ? fill(strings.chartsLeftOut, format.count(drawn), format.count(all)) : '');
  }
}

/** Whether there was time to show something and nothing was known: no hit rate where nobody reads. */
function isEmpty({ atMs, lines }: ChartData): boolean {
  return atMs.length > 0 && lines.length > 0 && lines.every(({ values }) => values.every((value) => value === null));
}
