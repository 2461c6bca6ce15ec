import type { SessionSnapshot } from '../protocol/snapshot';
import { element } from './element';
import type { Locale } from './locale';
import { stateView } from './sessionStateView';

/** Says to a screen reader when the session's state changes, and nothing else: numbers change far too often. */
export class Announcer {
  readonly root = element('p', { class: 'visually-hidden', role: 'status' });
  #kind: string | undefined;

  constructor(readonly locale: Locale) {}

  update(snapshot: SessionSnapshot): void {
    const { kind } = snapshot.state;
    // What was so already when the page came up is read with the page.
    const changed = this.#kind !== undefined && this.#kind !== kind;
    this.#kind = kind;
    if (changed) this.root.textContent = `${snapshot.title}: ${stateView(kind, this.locale.strings).word}`;
  }
}
