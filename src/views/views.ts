import { l10n, window, type Uri } from 'vscode';
import type { Clock, Timers } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Formatter } from '../base/format';
import type { PageMenuCommand } from '../base/pageMenuCommand';
import { UserError } from '../base/userError';
import type { Rejection } from '../protocol/link';
import type { AddressedAct } from '../protocol/pageMenu';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';
import { CacheHover } from './cacheHover';
import { CacheLenses } from './cacheLenses';
import type { PageActions } from './carryOut';
import { ContextKeys } from './contextKeys';
import { EndedNumbers } from './endedNumbers';
import { EventOutput } from './eventOutput';
import { ExplorerTree } from './explorerTree';
import { ExplorerView } from './explorerView';
import { LineCachesOf } from './lineCaches';
import { LIVE_STATS_VIEW, LiveStatsView } from './liveStatsView';
import { ScenarioCopies } from './scenarioCopies';
import { ScenarioSources } from './scenarioSources';
import type { Settings } from './settings';
import { SourceView } from './sourceView';
import type { PageMenuParts } from './pageMenu';
import type { PageParts } from './statsPage';
import { StatsPanel, STATS_PANEL_TYPE } from './statsPanel';
import { StatsPanels } from './statsPanels';
import { StatusItem } from './statusItem';
import { WELCOME_VIEW, WelcomeView } from './welcomeView';

/** What the views are made of, and what of their actions others carry out. */
export interface ViewsParts {
  readonly extensionUri: Uri;
  /** The folder of what was built, with the sources of the scenarios. */
  readonly bundles: string;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly format: Formatter;
  readonly onRejected: (rejection: Rejection) => void;
  /** Is told why something cannot be shown. */
  readonly onFailed: (error: unknown) => void;
  /** The command that shows the panel of a session. */
  readonly openPanelCommand: string;
  readonly actions: Omit<PageActions, 'sessions' | 'openSource' | 'openCreation' | 'openPanel'> &
    Pick<PageMenuParts, 'exportSeries'>;
}

/** Everything that shows sessions, kept up to date for as long as the extension is active. */
export class Views implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #acts = this.#owned.add(new Emitter<AddressedAct>());
  readonly #menuParts: PageMenuParts;
  readonly tree: ExplorerTree;
  readonly explorer: ExplorerView;
  readonly panels: StatsPanels;
  readonly source: SourceView;
  readonly events: EventOutput;
  readonly lenses: CacheLenses;
  readonly endedNumbers: EndedNumbers;

  constructor(parts: ViewsParts) {
    const { bundles, sessions, settings, clock, timers, format, openPanelCommand } = parts;
    const { exportSeries } = parts.actions;
    this.#menuParts = { sessions, exportSeries, actInPage: (act) => this.#acts.fire(act) };
    const sources = new ScenarioSources(bundles);
    const page = this.#pageParts(parts);
    this.tree = this.#owned.add(new ExplorerTree(sessions, format, clock, timers));
    this.explorer = this.#owned.add(new ExplorerView(this.tree, sessions));
    this.panels = this.#owned.add(new StatsPanels(sessions, (beside) => StatsPanel.open(page, beside)));
    this.source = this.#owned.add(new SourceView(sources, sessions, (id) => this.panels.of(id)?.column));
    this.events = this.#owned.add(new EventOutput(sessions, format, clock, () => settings.logsEvents));
    const beside = {
      ...parts,
      lines: new LineCachesOf(sessions, sources, format),
      isWanted: () => settings.showsLenses,
    };
    this.lenses = this.#owned.add(new CacheLenses(beside));
    this.endedNumbers = this.#owned.add(new EndedNumbers(beside.lines, beside.isWanted));
    this.#owned.add(new CacheHover(beside));
    const status = this.#owned.add(new StatusItem(sessions, format, openPanelCommand));
    const contextKeys = this.#owned.add(new ContextKeys(sessions));
    this.#owned.add(new ScenarioCopies((active) => contextKeys.setScenarioCopyActive(active)));
    this.#owned.add(window.registerTreeDataProvider(WELCOME_VIEW, new WelcomeView()));
    this.#owned.add(window.registerWebviewViewProvider(LIVE_STATS_VIEW, new LiveStatsView(sessions, page)));
    this.#owned.add(
      window.registerWebviewPanelSerializer(STATS_PANEL_TYPE, {
        deserializeWebviewPanel: (restored) => Promise.resolve(this.panels.adopt(StatsPanel.restore(restored, page))),
      }),
    );
    const follow = [this.tree, status, contextKeys, this.source, this.lenses, this.endedNumbers];
    this.#owned.add(
      sessions.onDidChange((snapshot) => {
        for (const view of follow) view.update();
        this.explorer.update(snapshot);
        this.events.update(snapshot.sessionId);
      }),
    );
    this.#owned.add(sessions.onDidRemove(() => follow.forEach((view) => view.update())));
    this.#owned.add(
      settings.onDidChange(() => {
        sessions.applyLimits();
        void sessions.resample();
        this.lenses.reset();
        this.endedNumbers.update();
      }),
    );
  }

  /**
   * Shows the line that created a cache.
   * @throws {UserError} when it is not known
   */
  async openCreation({ snapshot }: Session, cacheId: number): Promise<void> {
    const place = snapshot.caches.find(({ id }) => id === cacheId)?.place;
    if (!place) throw new UserError(l10n.t('The program does not tell where this cache was created.'));
    await this.source.openPlace(place, snapshot.sessionId);
  }

  /** Carries out what was chosen in a page's menu. A page has been there, so its part of the extension is read already. */
  async choosePageMenu(command: PageMenuCommand, argument: unknown): Promise<void> {
    const { choosePageMenu } = await import('./statsPage');
    await choosePageMenu(this.#menuParts, command, argument);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #pageParts({ extensionUri, clock, timers, onRejected, onFailed, sessions, actions }: ViewsParts): PageParts {
    return {
      extensionUri,
      clock,
      timers,
      onRejected,
      onFailed,
      onAct: this.#acts.event,
      actions: {
        ...actions,
        sessions,
        openSource: (session) => this.source.openOf(session.snapshot),
        openCreation: (session, cacheId) => this.openCreation(session, cacheId),
        openPanel: (sessionId) => this.panels.open(sessionId),
      },
    };
  }
}
