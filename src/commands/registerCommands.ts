import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import { fasterPace, slowerPace } from '../base/paces';
import { DisposableStore, type Disposable } from '../base/disposable';
import { errorMessage, UserError } from '../base/userError';
import { changePace } from './changePace';
import { chooseStrategy } from './chooseStrategy';
import type { CommandContext } from './commandContext';
import { COMMAND_IDS } from './commandIds';
import { copyCacheAsJson } from './copyCacheAsJson';
import { copyScenario } from './copyScenario';
import { describeSession } from './describeSession';
import { exportSession } from './exportSession';
import { insertCachePattern } from './insertCachePattern';
import { insertPattern } from './insertPattern';
import { cacheFor, sessionFor, sessionIdIn } from './itemTarget';
import { openScenarioSource } from './openScenarioSource';
import { runDemo } from './runDemo';
import { runListedScenario, scenarioIdOf, stepScenario } from './runScenario';
import { runThisScenario } from './runThisScenario';
import { stepDemo } from './stepDemo';

type Handler = (argument: unknown) => void | Promise<void>;

function handlers(context: CommandContext): Record<keyof typeof COMMAND_IDS, Handler> {
  const { sessions, log, openStatsPanel, openCreation, showEvents } = context;
  return {
    runDemo: () => runDemo(context),
    stepDemo: () => stepDemo(context),
    runScenario: (item) => runListedScenario(context, item),
    stepScenario: (item) => stepScenario(context, scenarioIdOf(item)),
    openScenarioSource: (item) => openScenarioSource(context, item),
    copyScenario: (item) => copyScenario(context, item),
    runThisScenario: (item) => runThisScenario(context, false, item),
    stepThisScenario: (item) => runThisScenario(context, true, item),
    restart: async (item) => void (await sessions.restart(sessionIdIn(item))),
    slower: () => changePace(sessions, slowerPace),
    faster: () => changePace(sessions, fasterPace),
    stop: () => sessions.stop(),
    pause: () => sessions.request({ type: 'probe/pause' }),
    resume: () => sessions.request({ type: 'probe/resume' }),
    step: () => sessions.request({ type: 'probe/step' }),
    collectGarbage: () => sessions.request({ type: 'probe/collectGarbage' }),
    openStatsPanel: (item) => openStatsPanel(sessionIdIn(item)),
    stopSession: (item) => sessions.stop(sessionIdIn(item)),
    pauseSession: (item) => sessions.request({ type: 'probe/pause' }, sessionIdIn(item)),
    resumeSession: (item) => sessions.request({ type: 'probe/resume' }, sessionIdIn(item)),
    stepSession: (item) => sessions.request({ type: 'probe/step' }, sessionIdIn(item)),
    collectSessionGarbage: (item) => sessions.request({ type: 'probe/collectGarbage' }, sessionIdIn(item)),
    removeSession: (item) => sessions.remove(sessionFor(sessions, item).snapshot.sessionId),
    copyCacheAsJson: (item) => copyCacheAsJson(context, item),
    exportSession: (item) => exportSession(sessionFor(sessions, item)),
    describeState: (item) => describeSession(sessionFor(sessions, item)),
    openCreation: (item) => {
      const { session, cache } = cacheFor(sessions, item);
      return openCreation(session, cache.id);
    },
    insertCachePattern: () => insertCachePattern(context),
    chooseStrategy: () => chooseStrategy(context),
    insertMemoizedFunction: () => insertPattern('memoize'),
    insertLruCache: () => insertPattern('lru'),
    insertTtlCache: () => insertPattern('ttl'),
    insertSingleFlightCache: () => insertPattern('single-flight'),
    insertStaleWhileRevalidateCache: () => insertPattern('stale-while-revalidate'),
    insertWeakValueCache: () => insertPattern('weak-values'),
    insertObjectPool: () => insertPattern('pool'),
    showLog: () => log.show(),
    showEventLog: () => showEvents(),
  };
}

/** Registers every command of the manifest. */
export function registerCommands(context: CommandContext): Disposable {
  const registered = new DisposableStore();
  for (const [name, handler] of Object.entries(handlers(context))) {
    const id = COMMAND_IDS[name as keyof typeof COMMAND_IDS];
    registered.add(commands.registerCommand(id, (argument: unknown) => reported(context.log, handler, argument)));
  }
  return registered;
}

/** Runs a handler; what it throws is told to the user, who asked for it. */
async function reported(log: LogOutputChannel, handler: Handler, argument: unknown): Promise<void> {
  try {
    await handler(argument);
  } catch (error) {
    if (error instanceof UserError) {
      void window.showWarningMessage(error.message);
      return;
    }
    log.error(error instanceof Error ? error : String(error));
    const showLog = l10n.t('Show Log');
    const answer = window.showErrorMessage(l10n.t('Hitrate failed: {0}', errorMessage(error)), showLog);
    void answer.then((chosen) => {
      if (chosen === showLog) log.show();
    });
  }
}
