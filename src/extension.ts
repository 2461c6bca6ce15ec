import { env, window, workspace, type ExtensionContext } from 'vscode';
import { Formatter } from './base/format';
import { timersOf } from './base/timersOf';
import { registerMemoizeProvider } from './commands/memoizeProvider';
import { registerCommands } from './commands/registerCommands';
import { COMMAND_IDS } from './commands/commandIds';
import { sampleIntervalMs } from './session/sampling';
import { Sessions } from './session/sessions';
import { ContextKeys } from './views/contextKeys';
import { ExplorerTree } from './views/explorerTree';
import { ScenarioCopies } from './views/scenarioCopies';
import { ScenarioSources } from './views/scenarioSources';
import { SourceView } from './views/sourceView';
import { StatsPanel, STATS_PANEL_TYPE } from './views/statsPanel';
import { StatusItem } from './views/statusItem';
import { TreeFollower } from './views/treeFollower';

/** What the extension's own tests may look at; not a public interface. */
export interface HitrateApi {
  readonly sessions: Sessions;
  readonly tree: ExplorerTree;
  readonly source: SourceView;
}

export function activate({ extensionUri, subscriptions }: ExtensionContext): HitrateApi {
  const log = window.createOutputChannel('Hitrate', { log: true });
  const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
  const format = new Formatter(env.language);
  const onRejected = (rejection: string): void => log.warn(`A message was not accepted: ${rejection}.`);
  const bundles = extensionUri.with({ path: `${extensionUri.path}/dist` }).fsPath;
  const program = () => ({
    bundles,
    runtime: process.execPath,
    sampleIntervalMs: sampleIntervalMs(workspace.getConfiguration('hitrate').get('sampling.rate')),
    environment: process.env,
  });

  const sessions = new Sessions(program, timers);
  const tree = new ExplorerTree(format, timers);
  const status = new StatusItem(format, COMMAND_IDS.openStatsPanel);
  const contextKeys = new ContextKeys();
  const source = new SourceView(new ScenarioSources(bundles), () => panel.column);
  const openSource = () => source.openCurrent();
  const panel: StatsPanel = new StatsPanel({ extensionUri, sessions, timers, onRejected, openSource });
  const explorer = window.createTreeView('hitrate.explorer', { treeDataProvider: tree, showCollapseAll: true });
  const follower = new TreeFollower(tree, explorer);

  sessions.onDidStart((session) => {
    session.onDidPrint((line) => log.info(line));
    session.onDidReject(onRejected);
  });
  sessions.onDidChange((snapshot) => {
    for (const view of [tree, follower, status, contextKeys, source]) view.update(snapshot);
  });
  subscriptions.push(
    log,
    sessions,
    tree,
    status,
    contextKeys,
    panel,
    source,
    explorer,
    follower,
    new ScenarioCopies((active) => contextKeys.setScenarioCopyActive(active)),
    window.registerWebviewPanelSerializer(STATS_PANEL_TYPE, {
      deserializeWebviewPanel: (restored) => Promise.resolve(panel.restore(restored)),
    }),
    registerMemoizeProvider(log),
    registerCommands({
      sessions,
      log,
      bundles,
      openStatsPanel: (beside) => panel.open(beside),
      openSource: (scenarioId) => (scenarioId === undefined ? source.openCurrent() : source.open(scenarioId)),
    }),
  );
  return { sessions, tree, source };
}
