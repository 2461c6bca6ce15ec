import type { PageSnapshot } from '../protocol/page';
import { element } from './element';
import { fill, type Locale } from './locale';
import { stateView } from './sessionStateView';

/** Says to a screen reader when a step begins or the session's state changes, and nothing else: numbers change far too often. */
export class Announcer {
  readonly root = element('p', { class: 'visually-hidden', role: 'status' });
  #known: (Pick<PageSnapshot, 'sessionId'> & { readonly kind: string; readonly step: number | undefined }) | undefined;

  constructor(readonly locale: Locale) {}

  update(snapshot: PageSnapshot): void {
    const { sessionId, currentStep } = snapshot;
    const { kind } = snapshot.state;
    const before = this.#known;
    this.#known = { sessionId, kind, step: currentStep?.number };
    // What was so already when the page came up is read with the page.
    if (before === undefined) return;
    const said = [];
    if (before.sessionId !== sessionId || before.step !== currentStep?.number) said.push(this.#step(snapshot));
    if (before.kind !== kind) said.push(`${snapshot.title}: ${stateView(kind, this.locale.strings).word}`);
    const text = said.filter((sentence) => sentence !== '').join(' ');
    if (text !== '') this.root.textContent = text;
  }

  #step({ currentStep }: PageSnapshot): string {
    if (currentStep === null) return '';
    const { strings, format } = this.locale;
    const { number, title, narration } = currentStep;
    return fill(strings.stepSpoken, format.count(number), title, narration);
  }
}
