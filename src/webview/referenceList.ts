import type { Reference } from '../protocol/probe';
import type { PageStrings } from '../protocol/pageStrings';
import type { PageSnapshot } from '../protocol/page';
import { element, icon, setHidden } from './element';
import type { Locale } from './locale';

interface StateView {
  readonly state: Reference['state'];
  /** The name of a codicon. */
  readonly icon: string;
  readonly word: keyof PageStrings;
}

/** In the order in which they happen. */
const STATES: readonly StateView[] = [
  { state: 'reachable', icon: 'link', word: 'referenceReachable' },
  { state: 'unreachable', icon: 'debug-disconnect', word: 'referenceUnreachable' },
  { state: 'collected', icon: 'trash', word: 'referenceCollected' },
  { state: 'called back', icon: 'bell', word: 'referenceCalledBack' },
];

/** How it stands with each weakly held object: its way through four states. Hidden while none is told. */
export class ReferenceList {
  readonly root: HTMLElement;
  readonly #list = element('ul');
  #shown = '';

  constructor(readonly locale: Locale) {
    this.root = element(
      'section',
      { class: 'references', 'aria-labelledby': 'references-title' },
      element('h2', { id: 'references-title' }, locale.strings.references),
      this.#list,
    );
    this.root.hidden = true;
  }

  update({ references }: PageSnapshot): void {
    const shown = JSON.stringify(references.map(({ name, state }) => [name, state]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    setHidden(this.root, references.length === 0);
    this.#list.replaceChildren(...references.map((reference) => this.#row(reference)));
  }

  #row({ name, state }: Reference): HTMLElement {
    const { strings } = this.locale;
    const reached = STATES.findIndex((candidate) => candidate.state === state);
    const states = STATES.map(({ icon: shape, word }, index) => {
      const standing = index === reached ? 'now' : index < reached ? 'passed' : 'ahead';
      const chip = element('span', { class: 'chip' });
      const item = element('li', { 'data-standing': standing }, chip);
      if (standing === 'now') {
        item.setAttribute('aria-current', 'true');
        chip.append(element('span', { class: 'visually-hidden' }, `${strings.referenceNow} `));
      }
      chip.append(icon(standing === 'passed' ? 'check' : shape), element('span', {}, strings[word]));
      return item;
    });
    return element(
      'li',
      { 'data-reference': name, 'data-state': state },
      element('span', { class: 'name' }, name),
      element('ol', { class: 'states' }, ...states),
    );
  }
}
