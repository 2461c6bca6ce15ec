import { commands } from 'vscode';
import { fasterPace, slowerPace } from '../base/paces';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { PageMenuCommand } from '../base/pageMenuCommand';
import { changePace } from './changePace';
import type { CommandContext } from './commandContext';
import { COMMAND_IDS } from './commandIds';
import { copyCacheAsJson } from './copyCacheAsJson';
import { copyScenario } from './copyScenario';
import { describeSession } from './describeSession';
import { exportSession } from './exportSession';
import { cacheFor, sessionFor, sessionIdIn } from './itemTarget';
import { loadInserting } from './loadInserting';
import { openScenarioSource } from './openScenarioSource';
import { reported } from './reported';
import { runDemo } from './runDemo';
import { runListedScenario, runScenario, scenarioIdOf, stepScenario } from './runScenario';
import { runThisScenario } from './runThisScenario';
import { stepDemo } from './stepDemo';

type Handler = (argument: unknown) => void | Promise<void>;

function handlers(context: CommandContext): Record<keyof typeof COMMAND_IDS, Handler> {
  const { sessions, log, openStatsPanel, openCreation, showEvents } = context;
  const watch = (scenarioId: string): Promise<void> => runScenario(context, scenarioId);
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
    ...pageMenuHandlers(context),
    exportSession: (item) => exportSession(sessionFor(sessions, item)),
    describeState: (item) => describeSession(sessionFor(sessions, item)),
    openCreation: (item) => {
      const { session, cache } = cacheFor(sessions, item);
      return openCreation(session, cache.id);
    },
    insertCachePattern: async () => (await loadInserting()).insertCachePattern(watch),
    chooseStrategy: async () => (await loadInserting()).chooseStrategy(watch),
    insertMemoizedFunction: async () => (await loadInserting()).insertPattern('memoize'),
    insertLruCache: async () => (await loadInserting()).insertPattern('lru'),
    insertTtlCache: async () => (await loadInserting()).insertPattern('ttl'),
    insertSingleFlightCache: async () => (await loadInserting()).insertPattern('single-flight'),
    insertStaleWhileRevalidateCache: async () => (await loadInserting()).insertPattern('stale-while-revalidate'),
    insertWeakValueCache: async () => (await loadInserting()).insertPattern('weak-values'),
    insertObjectPool: async () => (await loadInserting()).insertPattern('pool'),
    memoizeFunction: async () => (await loadInserting()).memoizeFunction(),
    showLog: () => log.show(),
    showEventLog: () => showEvents(),
  };
}

function pageMenuHandlers({ choosePageMenu }: CommandContext): Record<PageMenuCommand, Handler> {
  const handlerOf = (name: PageMenuCommand): Handler => {
    return (argument) => choosePageMenu(name, argument);
  };
  return {
    copyKey: handlerOf('copyKey'),
    copyEntryAsJson: handlerOf('copyEntryAsJson'),
    filterEventsByKey: handlerOf('filterEventsByKey'),
    showInCharts: handlerOf('showInCharts'),
    copyChart: handlerOf('copyChart'),
    exportSeries: handlerOf('exportSeries'),
    resetZoom: handlerOf('resetZoom'),
    copyNumber: handlerOf('copyNumber'),
  };
}

/** Registers every command of the manifest. */
export function registerCommands(context: CommandContext): Disposable {
  const registered = new DisposableStore();
  for (const [name, handler] of Object.entries(handlers(context))) {
    const id = COMMAND_IDS[name as keyof typeof COMMAND_IDS];
    registered.add(commands.registerCommand(id, (argument: unknown) => reported(context.log, () => handler(argument))));
  }
  return registered;
}
