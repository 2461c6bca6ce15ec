import { env, window, type ExtensionContext } from 'vscode';
import { Formatter } from './base/format';
import { timersOf } from './base/timersOf';
import type { CommandContext } from './commands/commandContext';
import { COMMAND_IDS } from './commands/commandIds';
import { describeSession } from './commands/describeSession';
import { exportSeries, exportSession } from './commands/exportSession';
import { registerMemoizeProvider } from './commands/memoizeProvider';
import { registerCommands } from './commands/registerCommands';
import { report, reported } from './commands/reported';
import { runScenario } from './commands/runScenario';
import { Sessions } from './session/sessions';
import { Settings } from './views/settings';
import { Views } from './views/views';

/** What the extension's own tests may look at; not a public interface. */
export interface HitrateApi {
  readonly sessions: Sessions;
  readonly views: Views;
}

export function activate({ extensionUri, subscriptions }: ExtensionContext): HitrateApi {
  const log = window.createOutputChannel('Hitrate', { log: true });
  const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
  const bundles = extensionUri.with({ path: `${extensionUri.path}/dist` }).fsPath;
  const onRejected = (rejection: string): void => log.warn(`A message was not accepted: ${rejection}.`);
  const settings = new Settings();
  const sessions = new Sessions(
    () => ({
      bundles,
      runtime: process.execPath,
      sampleIntervalMs: settings.sampleIntervalMs,
      environment: process.env,
    }),
    timers,
    () => settings.limits,
  );
  sessions.onDidStart(({ session }) => {
    session.onDidPrint((line) => log.info(line));
    session.onDidReject(onRejected);
  });
  const views = new Views({
    extensionUri,
    bundles,
    sessions,
    settings,
    clock: () => performance.now(),
    timers,
    format: new Formatter(env.language),
    onRejected,
    onFailed: (error) => report(log, error),
    openPanelCommand: COMMAND_IDS.openStatsPanel,
    actions: {
      exportSession: (session) => void reported(log, () => exportSession(session)),
      exportSeries: (session) => void reported(log, () => exportSeries(session)),
      describeState: (session) => void reported(log, () => describeSession(session)),
      runAgain: (scenarioId) => runScenario(context, scenarioId),
    },
  });
  const context: CommandContext = {
    sessions,
    log,
    bundles,
    openStatsPanel: (sessionId, beside) => views.panels.open(sessionId, beside),
    openSource: (scenarioId) => (scenarioId === undefined ? views.source.openCurrent() : views.source.open(scenarioId)),
    openCreation: (session, cacheId) => views.openCreation(session, cacheId),
    choosePageMenu: (command, argument) => views.choosePageMenu(command, argument),
    showEvents: () => views.events.show(),
    opensAutomatically: () => settings.opensPanelAutomatically,
  };
  subscriptions.push(log, settings, sessions, views, registerMemoizeProvider(log), registerCommands(context));
  return { sessions, views };
}
