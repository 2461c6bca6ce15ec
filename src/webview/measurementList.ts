import type { PageSnapshot } from '../protocol/page';
import { element, setHidden, setText } from './element';
import type { Locale } from './locale';

/** What the scenario has measured. Hidden while there is nothing. */
export class MeasurementList {
  readonly root: HTMLElement;
  readonly #list = element('dl');
  readonly #values = new Map<string, HTMLElement>();
  #sessionId: number | undefined;

  constructor(readonly locale: Locale) {
    this.root = element(
      'section',
      { class: 'measurements', 'aria-labelledby': 'measurements-title' },
      element('h2', { id: 'measurements-title' }, locale.strings.measurements),
      this.#list,
    );
    this.root.hidden = true;
  }

  update({ sessionId, measurements }: PageSnapshot): void {
    if (sessionId !== this.#sessionId) {
      this.#list.replaceChildren();
      this.#values.clear();
    }
    this.#sessionId = sessionId;
    setHidden(this.root, measurements.length === 0);
    for (const { name, value, unit } of measurements) {
      setText(this.#value(name), this.locale.format.measured(value, unit));
    }
  }

  #value(name: string): HTMLElement {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const value = element('dd', { 'data-measurement': name });
    this.#list.append(element('div', {}, element('dt', {}, name), value));
    this.#values.set(name, value);
    return value;
  }
}
