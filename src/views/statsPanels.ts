import { DisposableStore, type Disposable } from '../base/disposable';
import type { Event } from '../base/emitter';
import { isAlive } from '../protocol/snapshot';
import type { Sessions, StartedSession } from '../session/sessions';
import type { PanelSession } from './panelSession';

/** A panel, as far as it matters which one shows what. */
export interface SessionPanel extends Disposable {
  readonly shown: PanelSession;
  /** Fires when the user goes to it. */
  readonly onDidActivate: Event<void>;
  /** Fires once, when it is closed. */
  readonly onDidClose: Event<void>;
  /** Where it is. */
  readonly column: number | undefined;
  /** What its tab is called. */
  readonly title: string;
  /** Brings it into sight, with `beside` not over the active editor. The focus stays where it is. */
  reveal(beside: boolean): void;
}

/**
 * The stats panels, one for each session that is looked at. A session that replaces another takes over its panel; another
 * one takes the panel, if there is one, whose session has ended.
 */
export class StatsPanels implements Disposable {
  readonly #sessions: Sessions;
  readonly #create: (beside: boolean) => SessionPanel;
  readonly #owned = new DisposableStore();
  /** The one that the user was at last comes last. */
  readonly #open = new Set<SessionPanel>();

  constructor(sessions: Sessions, create: (beside: boolean) => SessionPanel) {
    this.#sessions = sessions;
    this.#create = create;
    this.#owned.add(sessions.onDidStart((started) => this.#giveTo(started)));
  }

  get all(): readonly SessionPanel[] {
    return [...this.#open];
  }

  /** The panel that shows this session. */
  of(sessionId: number | undefined): SessionPanel | undefined {
    return this.all.find(({ shown }) => shown.current?.snapshot.sessionId === sessionId);
  }

  /** Shows the panel of a session, the current one when none is named; where it has none, a new one. */
  open(sessionId = this.#sessions.current?.snapshot.sessionId, beside = false): void {
    const panel = this.of(sessionId);
    if (panel !== undefined) {
      this.#isAt(panel);
      return panel.reveal(beside);
    }
    this.adopt(this.#create(beside));
    const session = sessionId === undefined ? undefined : this.#sessions.find(sessionId);
    if (session !== undefined) this.all.at(-1)?.shown.show(session);
  }

  /** Takes in a panel that is there already: one that VS Code has restored. */
  adopt(panel: SessionPanel): void {
    this.#open.add(panel);
    panel.onDidActivate(() => this.#isAt(panel));
    panel.onDidClose(() => void this.#open.delete(panel));
  }

  dispose(): void {
    this.#owned.dispose();
    for (const panel of this.all) panel.dispose();
  }

  #isAt(panel: SessionPanel): void {
    this.#open.delete(panel);
    this.#open.add(panel);
    const session = panel.shown.current;
    if (session !== undefined) this.#sessions.makeCurrent(session.snapshot.sessionId);
  }

  #giveTo({ session, replaces }: StartedSession): void {
    const own = replaces === null ? undefined : this.of(replaces);
    const free = this.all.filter(({ shown }) => !shown.current || !isAlive(shown.current.snapshot.state)).at(-1);
    (own ?? free)?.shown.show(session);
  }
}
