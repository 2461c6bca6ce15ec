import type { PageSnapshot } from '../protocol/page';
import type { PageAct } from '../protocol/pageMenu';
import { CompactPage } from './compactPage';
import { element, setHidden, setText } from './element';
import { endedSession } from './endedSession';
import { fill } from './locale';
import { Page, type PageParts } from './page';
import { summaryOf } from './sessionSummary';
import type { ShortcutTargets } from './shortcuts';
import type { PageState } from './store';
import { keepChoices } from './uiChoices';

/** How often the last numbers are kept while they change. */
const KEEP_INTERVAL_MS = 2_000;

/** Shows the session, or what there is to say without one. */
export class App {
  readonly shortcuts: ShortcutTargets;
  readonly #page: Page | CompactPage;
  readonly #noSession: HTMLElement;
  readonly #error = element('p', { class: 'request-error', role: 'alert' });
  #keptAtMs = Number.NEGATIVE_INFINITY;
  #keptKind: string | undefined;

  constructor(
    target: HTMLElement,
    readonly parts: PageParts,
  ) {
    const { locale, choices } = parts;
    this.#page = target.dataset['mode'] === 'compact' ? new CompactPage(parts) : new Page(parts);
    this.shortcuts = this.#page.shortcuts;
    const { strings } = locale;
    const { summary } = choices;
    this.#noSession = element('div', { class: 'no-session' });
    this.#noSession.append(
      ...(summary === null
        ? [element('h1', {}, strings.title), element('p', {}, strings.noSession)]
        : [endedSession(summary, locale, () => void this.#runAgain(summary.scenarioId)), this.#error]),
    );
    this.#page.root.hidden = true;
    this.#noSession.hidden = true;
    target.append(this.#page.root, this.#noSession);
  }

  draw(state: PageState): void {
    const { snapshot } = state;
    // Before anything is measured: a chart that is not shown has no width.
    setHidden(this.#page.root, snapshot === null);
    setHidden(this.#noSession, snapshot !== null);
    if (snapshot === null) return;
    this.#page.draw(state, snapshot);
    this.#keep(snapshot);
  }

  /** Does what was chosen in a menu. */
  act(act: PageAct): void {
    this.#page.act(act);
  }

  retheme(): void {
    this.#page.retheme();
  }

  #keep(snapshot: PageSnapshot): void {
    const nowMs = performance.now();
    const { kind } = snapshot.state;
    if (kind === this.#keptKind && nowMs - this.#keptAtMs < KEEP_INTERVAL_MS) return;
    this.#keptKind = kind;
    this.#keptAtMs = nowMs;
    keepChoices({ summary: summaryOf(snapshot) });
  }

  async #runAgain(scenarioId: string): Promise<void> {
    const reply = await this.parts.ask({ type: 'session/restart', scenarioId });
    const { requestFailed } = this.parts.locale.strings;
    setText(this.#error, reply.ok ? '' : fill(requestFailed, reply.error.message));
  }
}
