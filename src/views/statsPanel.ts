import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { Timers } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import { Link, type Rejection } from '../protocol/link';
import { isPageEvent, isPageRequest, type HostEvent, type PageEvent, type PageRequest } from '../protocol/page';
import type { Sessions } from '../session/sessions';
import { carryOut } from './carryOut';
import { pageHtml } from './pageHtml';
import { pageStringTable } from './pageStringTable';
import { PanelFeed } from './panelFeed';

/** The type under which VS Code restores the panel after a reload. */
export const STATS_PANEL_TYPE = 'hitrate.statsPanel';

/** From left to right, as many as people have. */
const COLUMNS: readonly ViewColumn[] = [ViewColumn.One, ViewColumn.Two, ViewColumn.Three, ViewColumn.Four];

export interface StatsPanelParts {
  readonly extensionUri: Uri;
  readonly sessions: Sessions;
  readonly timers: Timers;
  readonly onRejected: (rejection: Rejection) => void;
  /** Shows the lines of the current step beside the panel. */
  readonly openSource: () => Promise<void>;
}

/** The stats panel in the editor area; there is at most one. */
export class StatsPanel implements Disposable {
  readonly #parts: StatsPanelParts;
  #panel: WebviewPanel | undefined;

  constructor(parts: StatsPanelParts) {
    this.#parts = parts;
  }

  /** Where the panel is, when it is open. */
  get column(): ViewColumn | undefined {
    return this.#panel?.viewColumn;
  }

  /**
   * Opens the panel, or shows the one that is open. The focus stays where it is.
   *
   * @param beside not over the active editor, which is to stay in sight
   */
  open(beside = false): void {
    // A number, not `Active` or `Beside`: of those, VS Code tells the real column too late for a source to go beside it.
    const active = window.tabGroups.activeTabGroup.viewColumn;
    const viewColumn = beside ? (COLUMNS[COLUMNS.indexOf(active) + 1] ?? ViewColumn.Beside) : active;
    if (this.#panel !== undefined) {
      const covers = beside && this.#panel.viewColumn === active;
      return this.#panel.reveal(covers ? viewColumn : undefined, true);
    }
    this.restore(
      window.createWebviewPanel(STATS_PANEL_TYPE, l10n.t('Cache Stats'), { viewColumn, preserveFocus: true }),
    );
  }

  /** Fills a panel that VS Code made, at first or again after a reload of the window. */
  restore(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const owned = new DisposableStore();
    panel.onDidDispose(() => {
      owned.dispose();
      if (this.#panel === panel) this.#panel = undefined;
    });
    this.#connect(panel, owned);
    this.#fill(panel);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #connect({ webview, onDidChangeViewState, visible }: WebviewPanel, owned: DisposableStore): void {
    const { sessions, timers, onRejected, openSource } = this.#parts;
    const link: Link<HostEvent, never, PageEvent, PageRequest> = owned.add(
      new Link<HostEvent, never, PageEvent, PageRequest>({
        // What does not arrive was sent to a page that is being hidden; it gets everything when it is shown again.
        send: (message) => void webview.postMessage(message),
        isEvent: isPageEvent,
        isRequest: isPageRequest,
        onEvent: (event) => feed.onPageEvent(event),
        onRequest: (request) => carryOut(sessions, request, openSource),
        onRejected,
        timers,
      }),
    );
    const feed = owned.add(new PanelFeed(sessions, (event) => link.sendEvent(event)));
    feed.setVisible(visible);
    owned.add(webview.onDidReceiveMessage((message: unknown) => link.receive(message)));
    owned.add(onDidChangeViewState(({ webviewPanel }) => feed.setVisible(webviewPanel.visible)));
  }

  #fill(panel: WebviewPanel): void {
    const { extensionUri } = this.#parts;
    const { webview } = panel;
    const dist = Uri.joinPath(extensionUri, 'dist');
    const inDist = (file: string): string => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
    panel.iconPath = Uri.joinPath(extensionUri, 'media', 'icon.png');
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
    webview.html = pageHtml({
      strings: pageStringTable(env.language),
      scriptUri: inDist('page.js'),
      styleUris: [inDist('page.css')],
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      mode: 'panel',
    });
  }
}
