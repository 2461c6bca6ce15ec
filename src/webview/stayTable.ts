import type { Residency } from '../protocol/residency';
import { causeView } from './causeView';
import { element, setHidden } from './element';
import { preciseTime, type Locale } from './locale';

/** The stays of one key in its cache, the newest first. */
export class StayTable {
  readonly root: HTMLElement;
  readonly #body = element('tbody');
  #shown = '';

  constructor(readonly locale: Locale) {
    const { strings } = locale;
    const headers = [strings.stayFrom, strings.stayTo, strings.hits, strings.eventCause];
    const head = headers.map((header) => element('th', { scope: 'col' }, header));
    const place = element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': strings.stays });
    place.append(
      element(
        'table',
        {},
        element('caption', {}, strings.stays),
        element('thead', {}, element('tr', {}, ...head)),
        this.#body,
      ),
    );
    this.root = place;
  }

  update(stays: readonly Residency[]): void {
    const shown = JSON.stringify(stays.map(({ id, toMs, hitCount }) => [id, toMs, hitCount]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    setHidden(this.root, stays.length === 0);
    this.#body.replaceChildren(...stays.map((stay) => this.#row(stay)));
  }

  #row({ fromMs, toMs, hitCount, cause }: Residency): HTMLElement {
    const { strings, format } = this.locale;
    const why = element('td', { class: 'cause' });
    if (cause === null) why.append(toMs === null ? strings.stayLasts : strings.stayCauseUnknown);
    else {
      why.dataset['cause'] = cause;
      why.append(...causeView(cause, strings));
    }
    return element(
      'tr',
      {},
      element('td', { class: 'time' }, preciseTime(fromMs, this.locale)),
      element('td', { class: 'time' }, toMs === null ? '' : preciseTime(toMs, this.locale)),
      element('td', { class: 'number' }, format.count(hitCount)),
      why,
    );
  }
}
