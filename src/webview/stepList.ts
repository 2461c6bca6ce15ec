import type { PageSnapshot } from '../protocol/page';
import { isAlive } from '../protocol/snapshot';
import { element, icon } from './element';
import type { Locale } from './locale';

/** The steps that have begun, in their order; the current one is marked by shape, weight and `aria-current`. */
export class StepList {
  readonly root: HTMLElement;
  readonly #list = element('ol');
  #shown = '';

  constructor(readonly locale: Locale) {
    this.root = element(
      'div',
      { class: 'steps' },
      element('h3', { id: 'steps-title' }, locale.strings.stepsSoFar),
      element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'steps-title' }, this.#list),
    );
  }

  update({ sessionId, steps, currentStep, state }: PageSnapshot): void {
    const current = isAlive(state) ? currentStep?.number : undefined;
    const shown = JSON.stringify([sessionId, current, steps.map(({ number }) => number)]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(
      ...steps.map(({ number, title }) => {
        const isCurrent = number === current;
        const item = element('li', { value: String(number), 'data-step': String(number) });
        if (isCurrent) item.setAttribute('aria-current', 'step');
        item.append(icon(isCurrent ? 'arrow-right' : 'check'), element('span', {}, title));
        return item;
      }),
    );
    // Within its own box only: the page must not move under the reader.
    const box = this.#list.parentElement;
    if (box !== null) box.scrollTop = box.scrollHeight;
  }
}
