import type { WebviewView, WebviewViewProvider } from 'vscode';
import type { Sessions } from '../session/sessions';
import { currentSession } from './currentSession';
import { openPage } from './openPage';
import type { PageParts } from './statsPage';

/** The id of the view in the container. */
export const LIVE_STATS_VIEW = 'hitrate.stats';

/** The view below the tree: the page in its compact form, of the session that the user is at. */
export class LiveStatsView implements WebviewViewProvider {
  readonly #sessions: Sessions;
  readonly #parts: PageParts;

  constructor(sessions: Sessions, parts: PageParts) {
    this.#sessions = sessions;
    this.#parts = parts;
  }

  resolveWebviewView(view: WebviewView): void {
    const page = openPage(view.webview, currentSession(this.#sessions), 'compact', this.#parts);
    page.setVisible(view.visible);
    const visibility = view.onDidChangeVisibility(() => page.setVisible(view.visible));
    view.onDidDispose(() => {
      visibility.dispose();
      page.dispose();
    });
  }
}
