import type { Span } from '../protocol/page';
import { element, setHidden, setText } from './element';
import { fill, type Locale } from './locale';
import type { TickFormat } from './tickFormat';

const TENTH_MS = 100;

/** Says which time the charts are zoomed to, and leads back. Hidden while they are not. */
export class ZoomBar {
  readonly root: HTMLElement;
  readonly #span = element('span', { class: 'note', 'aria-live': 'polite' });

  constructor(
    readonly locale: Locale,
    readonly ticks: TickFormat,
    reset: () => void,
  ) {
    const button = element('button', { type: 'button' }, locale.strings.zoomReset);
    button.addEventListener('click', reset);
    this.root = element('div', { class: 'zoom' }, this.#span, button);
    this.root.hidden = true;
  }

  update(zoom: Span | null): void {
    setHidden(this.root, zoom === null);
    const { strings } = this.locale;
    const time = (ms: number): string => this.ticks.time(ms, TENTH_MS);
    setText(this.#span, zoom === null ? '' : fill(strings.zoomedTo, time(zoom.fromMs), time(zoom.toMs)));
  }
}
