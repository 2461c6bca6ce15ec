/** Every command of the extension. A test holds this table against package.json. */
export const COMMAND_IDS = {
  runDemo: 'hitrate.runDemo',
  runScenario: 'hitrate.runScenario',
  stop: 'hitrate.stop',
  pause: 'hitrate.pause',
  resume: 'hitrate.resume',
  step: 'hitrate.step',
  collectGarbage: 'hitrate.collectGarbage',
  openStatsPanel: 'hitrate.openStatsPanel',
  insertLruCache: 'hitrate.insertLruCache',
  insertTtlCache: 'hitrate.insertTtlCache',
  insertObjectPool: 'hitrate.insertObjectPool',
  showLog: 'hitrate.showLog',
} as const;
