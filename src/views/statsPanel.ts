import { l10n, Uri, window, type ViewColumn, type WebviewPanel } from 'vscode';
import { DisposableStore } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { SessionSnapshot } from '../protocol/snapshot';
import { besideActive } from './besideActive';
import { openPage } from './openPage';
import { PanelSession } from './panelSession';
import type { PageParts } from './statsPage';
import type { SessionPanel } from './statsPanels';

/** The type under which VS Code restores the panels after a reload. */
export const STATS_PANEL_TYPE = 'hitrate.statsPanel';

/** A panel in the editor area, which shows one session at a time. */
export class StatsPanel implements SessionPanel {
  readonly shown = new PanelSession();
  readonly #panel: WebviewPanel;
  readonly #onDidActivate = new Emitter<void>();
  readonly #onDidClose = new Emitter<void>();

  readonly onDidActivate = this.#onDidActivate.event;
  readonly onDidClose = this.#onDidClose.event;

  /** Opens a panel, without the focus; with `beside` not over the active editor. */
  static open(parts: PageParts, beside: boolean): StatsPanel {
    const showOptions = { viewColumn: besideActive(beside), preserveFocus: true };
    return new StatsPanel(window.createWebviewPanel(STATS_PANEL_TYPE, untitled(), showOptions), parts);
  }

  /** Takes over a panel after a reload of the window: its session went with it. */
  static restore(panel: WebviewPanel, parts: PageParts): StatsPanel {
    const endings = [l10n.t('{0} (ended)', ''), l10n.t('{0} (crashed)', '')];
    const hadEnded = endings.some((ending) => panel.title.endsWith(ending));
    if (!hadEnded && panel.title !== untitled()) panel.title = l10n.t('{0} (ended)', panel.title);
    return new StatsPanel(panel, parts);
  }

  private constructor(panel: WebviewPanel, parts: PageParts) {
    this.#panel = panel;
    panel.iconPath = Uri.joinPath(parts.extensionUri, 'media', 'icon.png');
    const owned = new DisposableStore();
    const page = owned.add(openPage(panel.webview, this.shown, 'full', parts));
    page.setVisible(panel.visible);
    owned.add(this.shown);
    owned.add(this.#onDidActivate);
    owned.add(page.onDidAsk(() => this.#onDidActivate.fire()));
    owned.add(this.shown.onDidChange((snapshot) => this.#name(snapshot)));
    owned.add(
      panel.onDidChangeViewState(() => {
        page.setVisible(panel.visible);
        if (panel.active) this.#onDidActivate.fire();
      }),
    );
    panel.onDidDispose(() => {
      owned.dispose();
      this.#onDidClose.fire();
      this.#onDidClose.dispose();
    });
  }

  get column(): ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** What the tab is called. */
  get title(): string {
    return this.#panel.title;
  }

  reveal(beside: boolean): void {
    const covers = beside && this.#panel.viewColumn === window.tabGroups.activeTabGroup.viewColumn;
    this.#panel.reveal(covers ? besideActive(true) : undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #name(snapshot: SessionSnapshot): void {
    const title = titleOf(snapshot);
    if (this.#panel.title !== title) this.#panel.title = title;
  }
}

/** What a panel is called before it has shown a session. */
function untitled(): string {
  return l10n.t('Cache Stats');
}

function titleOf({ title, state }: SessionSnapshot): string {
  if (state.kind === 'exited') return l10n.t('{0} (ended)', title);
  return state.kind === 'crashed' ? l10n.t('{0} (crashed)', title) : title;
}
