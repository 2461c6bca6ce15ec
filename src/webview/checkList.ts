import type { PageSnapshot } from '../protocol/page';
import { element, icon, setHidden } from './element';
import { fill, type Locale } from './locale';

/** What the scenario found out about its own outcome. Hidden while there is nothing. */
export class CheckList {
  readonly root: HTMLElement;
  readonly #list = element('ul');
  #shown = '';

  constructor(readonly locale: Locale) {
    this.root = element(
      'section',
      { class: 'checks', 'aria-labelledby': 'checks-title' },
      element('h2', { id: 'checks-title' }, locale.strings.checks),
      this.#list,
    );
    this.root.hidden = true;
  }

  update({ checks }: PageSnapshot): void {
    const shown = JSON.stringify(checks);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { strings } = this.locale;
    setHidden(this.root, checks.length === 0);
    this.#list.replaceChildren(
      ...checks.map(({ name, met, observed }) =>
        element(
          'li',
          { 'data-met': String(met) },
          icon(met ? 'pass' : 'error'),
          element('span', { class: 'verdict' }, met ? strings.checkMet : strings.checkNotMet),
          element(
            'span',
            { class: 'check-name' },
            `${name} `,
            element('span', { class: 'observed' }, fill(strings.checkObserved, observed)),
          ),
        ),
      ),
    );
  }
}
