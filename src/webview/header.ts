import type { PageSnapshot } from '../protocol/page';
import { element, icon, setText } from './element';
import type { Locale } from './locale';
import { stateView } from './sessionStateView';

/** What runs, how it stands and since when. */
export class Header {
  readonly root: HTMLElement;
  readonly #title: HTMLElement;
  readonly #state = element('span', { class: 'state' });
  readonly #elapsed = element('span', { class: 'elapsed' });
  #shownKind: string | undefined;

  constructor(
    readonly locale: Locale,
    toolbar: HTMLElement,
  ) {
    const { strings } = locale;
    this.#title = element('h1', {}, strings.title);
    const time = element(
      'span',
      { class: 'elapsed-time', title: strings.elapsed },
      element('span', { class: 'visually-hidden' }, `${strings.elapsed} `),
      this.#elapsed,
    );
    const facts = element('p', { class: 'facts' }, this.#state, time);
    this.root = element('header', {}, element('div', { class: 'heading' }, this.#title, facts), toolbar);
  }

  update(snapshot: PageSnapshot): void {
    const { strings, format } = this.locale;
    setText(this.#title, snapshot.title);
    setText(this.#elapsed, format.elapsed(snapshot.elapsedMs));
    const { kind } = snapshot.state;
    if (kind === this.#shownKind) return;
    this.#shownKind = kind;
    const { icon: shape, word } = stateView(kind, strings);
    this.#state.dataset['state'] = kind;
    this.#state.replaceChildren(icon(shape), element('span', {}, word));
  }
}
