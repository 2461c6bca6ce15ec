import { env, window, workspace, type ExtensionContext } from 'vscode';
import { Formatter } from './base/format';
import { timersOf } from './base/timersOf';
import { registerCommands } from './commands/registerCommands';
import { COMMAND_IDS } from './commands/commandIds';
import { sampleIntervalMs } from './session/sampling';
import { Sessions } from './session/sessions';
import { ContextKeys } from './views/contextKeys';
import { ExplorerTree } from './views/explorerTree';
import { StatsPanel, STATS_PANEL_TYPE } from './views/statsPanel';
import { StatusItem } from './views/statusItem';

/** What the extension's own tests may look at; not a public interface. */
export interface HitrateApi {
  readonly sessions: Sessions;
  readonly tree: ExplorerTree;
}

export function activate({ extensionUri, subscriptions }: ExtensionContext): HitrateApi {
  const log = window.createOutputChannel('Hitrate', { log: true });
  const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
  const format = new Formatter(env.language);
  const onRejected = (rejection: string): void => log.warn(`A message was not accepted: ${rejection}.`);
  const program = () => ({
    bundles: extensionUri.with({ path: `${extensionUri.path}/dist` }).fsPath,
    runtime: process.execPath,
    sampleIntervalMs: sampleIntervalMs(workspace.getConfiguration('hitrate').get('sampling.rate')),
    environment: process.env,
  });

  const sessions = new Sessions(program, timers);
  const tree = new ExplorerTree(format, timers);
  const status = new StatusItem(format, COMMAND_IDS.openStatsPanel);
  const contextKeys = new ContextKeys();
  const panel = new StatsPanel({ extensionUri, sessions, timers, onRejected });

  sessions.onDidStart((session) => {
    session.onDidPrint((line) => log.info(line));
    session.onDidReject(onRejected);
  });
  sessions.onDidChange((snapshot) => {
    for (const view of [tree, status, contextKeys]) view.update(snapshot);
  });
  subscriptions.push(
    log,
    sessions,
    tree,
    status,
    contextKeys,
    panel,
    window.createTreeView('hitrate.explorer', { treeDataProvider: tree, showCollapseAll: true }),
    window.registerWebviewPanelSerializer(STATS_PANEL_TYPE, {
      deserializeWebviewPanel: (restored) => Promise.resolve(panel.restore(restored)),
    }),
    registerCommands({ sessions, log, openStatsPanel: () => panel.open() }),
  );
  return { sessions, tree };
}
