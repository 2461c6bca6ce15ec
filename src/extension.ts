import { env, window, type ExtensionContext } from 'vscode';
import { Formatter } from './base/format';
import { timersOf } from './base/timersOf';
import { COMMAND_IDS } from './commands/commandIds';
import type { CommandContext } from './commands/commandContext';
import { registerMemoizeActions } from './commands/memoizeActions';
import { registerCommands } from './commands/registerCommands';
import { runScenario } from './commands/runScenario';
import { Sessions } from './session/sessions';
import { ContextKeys } from './views/contextKeys';
import { openCreation } from './views/openCreation';
import { ExplorerTree } from './views/explorerTree';
import { ExplorerView } from './views/explorerView';
import { ScenarioCopies } from './views/scenarioCopies';
import { ScenarioSources } from './views/scenarioSources';
import { Settings } from './views/settings';
import { SourceView } from './views/sourceView';
import type { PageParts } from './views/statsPage';
import { StatsPanel, STATS_PANEL_TYPE } from './views/statsPanel';
import { StatsPanels } from './views/statsPanels';
import { StatusItem } from './views/statusItem';

/** What the extension's own tests may look at; not a public interface. */
export interface HitrateApi {
  readonly sessions: Sessions;
  readonly tree: ExplorerTree;
  readonly explorer: ExplorerView;
  readonly panels: StatsPanels;
  readonly source: SourceView;
}

export function activate({ extensionUri, subscriptions }: ExtensionContext): HitrateApi {
  const log = window.createOutputChannel('Hitrate', { log: true });
  const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
  const format = new Formatter(env.language);
  const onRejected = (rejection: string): void => log.warn(`A message was not accepted: ${rejection}.`);
  const bundles = extensionUri.with({ path: `${extensionUri.path}/dist` }).fsPath;
  const settings = new Settings();
  const program = () => ({
    bundles,
    runtime: process.execPath,
    sampleIntervalMs: settings.sampleIntervalMs,
    environment: process.env,
  });

  const sessions = new Sessions(program, timers, () => settings.endedSessionsKept);
  const tree = new ExplorerTree(sessions, format, timers);
  const explorer = new ExplorerView(tree, sessions);
  const status = new StatusItem(sessions, format, COMMAND_IDS.openStatsPanel);
  const contextKeys = new ContextKeys(sessions);
  const panels = new StatsPanels(sessions, (beside) => StatsPanel.open(parts, beside));
  const source = new SourceView(new ScenarioSources(bundles), sessions, (id) => panels.of(id)?.column);
  const context: CommandContext = {
    sessions,
    log,
    bundles,
    openStatsPanel: (sessionId, beside) => panels.open(sessionId, beside),
    openSource: (scenarioId) => (scenarioId === undefined ? source.openCurrent() : source.open(scenarioId)),
    openCreation: (session, cacheId) => openCreation(source, session.snapshot, cacheId),
    opensAutomatically: () => settings.opensPanelAutomatically,
  };
  const parts: PageParts = {
    extensionUri,
    timers,
    onRejected,
    actions: {
      ...context,
      openSource: (session) => source.openOf(session.snapshot),
      openPanel: (sessionId) => panels.open(sessionId),
      runAgain: (scenarioId) => runScenario(context, scenarioId),
    },
  };

  sessions.onDidStart(({ session }) => {
    session.onDidPrint((line) => log.info(line));
    session.onDidReject(onRejected);
  });
  sessions.onDidChange((snapshot) => {
    for (const view of [explorer, status, contextKeys, source]) view.update(snapshot);
  });
  sessions.onDidRemove(() => {
    for (const view of [tree, status, contextKeys, source]) view.update();
  });
  settings.onDidChange(() => sessions.trim());
  subscriptions.push(
    log,
    settings,
    sessions,
    tree,
    explorer,
    status,
    contextKeys,
    panels,
    source,
    new ScenarioCopies((active) => contextKeys.setScenarioCopyActive(active)),
    window.registerWebviewPanelSerializer(STATS_PANEL_TYPE, {
      deserializeWebviewPanel: (restored) => Promise.resolve(panels.adopt(new StatsPanel(restored, parts))),
    }),
    registerMemoizeActions(),
    registerCommands(context),
  );
  return { sessions, tree, explorer, panels, source };
}
