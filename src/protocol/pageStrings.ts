import type { SlotStrings } from './slotStrings';
import type { TipStrings } from './tipStrings';

/**
 * Every text of the page. The host fills the table in the user's language and puts it into the page's HTML as JSON, so
 * the page has them before its first message. `{0}`, `{1}` stand for values.
 */
export interface PageStrings extends SlotStrings, TipStrings {
  /** A BCP 47 tag, for numbers. */
  readonly language: string;
  readonly title: string;
  readonly noSession: string;
  readonly stateStarting: string;
  readonly stateReady: string;
  readonly stateRunning: string;
  readonly statePaused: string;
  readonly stateStopping: string;
  readonly stateExited: string;
  readonly stateCrashed: string;
  /** `{0}` exit code. */
  readonly crashExitCode: string;
  /** `{0}` signal. */
  readonly crashSignal: string;
  /** `{0}` message. */
  readonly crashNotStarted: string;
  /** `{0}` milliseconds. */
  readonly crashNoHello: string;
  readonly crashProtocolVersion: string;
  readonly crashStderr: string;
  /** The time on the observed process's clock. */
  readonly elapsed: string;
  readonly toolbar: string;
  readonly pause: string;
  readonly resume: string;
  readonly step: string;
  readonly stop: string;
  readonly restart: string;
  readonly collectGarbage: string;
  /** Before the choice of how long steps are shown. */
  readonly speed: string;
  readonly speedTip: string;
  /** `{0}` times as fast as usual. */
  readonly speedTimes: string;
  /** Steps are not waited at. */
  readonly speedNoWaiting: string;
  /** `{0}` the error's sentence. */
  readonly requestFailed: string;
  /** `{0}` number, `{1}` title. */
  readonly stepTitle: string;
  /** The program is held before the lines of this step. */
  readonly stepHeld: string;
  /** The text is shown before the lines run, or they run. */
  readonly stepGoes: string;
  readonly stepOver: string;
  readonly watch: string;
  readonly python: string;
  readonly openSource: string;
  /** `{0}` file, `{1}` first line, `{2}` last line. */
  readonly sourceLines: string;
  readonly stepsSoFar: string;
  /** `{0}` number, `{1}` title, `{2}` narration: for a screen reader. */
  readonly stepSpoken: string;
  readonly parameters: string;
  readonly references: string;
  readonly referenceReachable: string;
  readonly referenceUnreachable: string;
  readonly referenceCollected: string;
  readonly referenceCalledBack: string;
  /** Before the state in which an object is; for a screen reader. */
  readonly referenceNow: string;
  readonly measurements: string;
  readonly entries: string;
  readonly entriesTip: string;
  readonly entryKey: string;
  readonly entryTtl: string;
  readonly entryWeight: string;
  readonly entryNext: string;
  /** `{0}` how long it is overdue. */
  readonly entryOverdue: string;
  readonly noEntries: string;
  readonly slotIdle: string;
  readonly slotLent: string;
  /** `{0}` name of a pool's object. */
  readonly slot: string;
  readonly numbers: string;
  readonly caches: string;
  readonly cache: string;
  readonly type: string;
  readonly typeLru: string;
  readonly typeTtl: string;
  readonly typeWeakValue: string;
  readonly typeWeakSet: string;
  readonly typePool: string;
  readonly typeMemoize: string;
  readonly size: string;
  readonly sizeTip: string;
  readonly capacity: string;
  readonly capacityTip: string;
  readonly hits: string;
  readonly hitsTip: string;
  readonly misses: string;
  readonly missesTip: string;
  readonly hitRate: string;
  readonly hitRateTip: string;
  readonly evictions: string;
  readonly evictionsTip: string;
  readonly expirations: string;
  readonly expirationsTip: string;
  readonly collected: string;
  readonly collectedTip: string;
  /** `{0}` how many. */
  readonly cachesLeftOut: string;
  readonly operations: string;
  readonly operationsTip: string;
  readonly heapUsed: string;
  readonly heapUsedTip: string;
  readonly engineCollections: string;
  readonly engineCollectionsTip: string;
  readonly charts: string;
  /** Before the list of caches to choose from. */
  readonly showInCharts: string;
  readonly allCaches: string;
  /** `{0}` caches drawn, `{1}` in all. */
  readonly chartsLeftOut: string;
  readonly chartOccupancy: string;
  readonly chartTraffic: string;
  readonly chartMemory: string;
  /** How long each key stays. */
  readonly chartResidency: string;
  /** `{0}` pool. */
  readonly chartLent: string;
  readonly chartLentTip: string;
  /** Labels of the two hit rates of one cache. */
  readonly chartRolling: string;
  readonly chartOverall: string;
  readonly chartRollingTip: string;
  readonly chartHitsTip: string;
  readonly chartMissesTip: string;
  /** `{0}` number. */
  readonly chartPerSecond: string;
  readonly chartWeakAlive: string;
  readonly chartWeakAliveTip: string;
  readonly chartSeenCollected: string;
  readonly chartCollectionTip: string;
  /** `{0}` the longest pause. */
  readonly chartUpTo: string;
  readonly chartLaneTip: string;
  readonly chartEndTip: string;
  /** `{0}` how many. */
  readonly chartMoreKeys: string;
  /** A stay in words: `{0}` key, `{1}` from, `{2}` to, `{3}` hits. */
  readonly chartStay: string;
  /** In place of the end of a stay that has none. */
  readonly chartStillThere: string;
  readonly chartFrom: string;
  readonly chartTo: string;
  /** `{0}` counts by cause. */
  readonly chartLeft: string;
  /** `{0}` line, `{1}` newest, `{2}` least, `{3}` greatest value. */
  readonly chartLineSummary: string;
  /** Which keys the strip of stays knows, for a screen reader. */
  readonly chartStripKeys: string;
  readonly tableBack: string;
  readonly tableOn: string;
  /** `{0}` page, `{1}` pages. */
  readonly tablePage: string;
  /** `{0}` chart. */
  readonly copyPicture: string;
  readonly pictureCopied: string;
  /** `{0}` why. */
  readonly pictureFailed: string;
  readonly zoomReset: string;
  /** `{0}` from, `{1}` to. */
  readonly zoomedTo: string;
  /** Of the engine, in the legend of a chart. */
  readonly minorCollection: string;
  readonly majorCollection: string;
  /** Heads the column of times in a chart's table. */
  readonly time: string;
  /** `{0}` chart, `{1}` from, `{2}` to, `{3}` what is seen: for a screen reader. */
  readonly chartSummary: string;
  /** Which keys a chart knows, for a screen reader. */
  readonly chartKeys: string;
  /** Opens a chart's table. */
  readonly chartTable: string;
  readonly events: string;
  /** `{0}` listed, `{1}` in all. */
  readonly eventsShown: string;
  readonly noEvents: string;
  readonly eventKey: string;
  readonly eventCause: string;
  readonly causeExplicit: string;
  readonly causeReplaced: string;
  readonly causeCollected: string;
  readonly causeExpired: string;
  readonly causeSize: string;
  readonly checks: string;
  readonly checkMet: string;
  readonly checkNotMet: string;
  /** `{0}` the outcome in a few words. */
  readonly checkObserved: string;
  readonly export: string;
  readonly describe: string;
  readonly keys: string;
  readonly openPanel: string;
  readonly close: string;
  readonly keysPause: string;
  readonly keysFilter: string;
  readonly keysHelp: string;
  readonly keysList: string;
  readonly keysLeave: string;
  readonly keysChart: string;
  readonly keysEviction: string;
  readonly keysZoom: string;
  /** Names the tabs of a narrow page. */
  readonly lists: string;
  readonly eventsTab: string;
  readonly numberSizeTip: string;
  readonly numberHitRateTip: string;
  readonly numberEvictionsTip: string;
  /** `{0}` the hit rate over all reads. */
  readonly overall: string;
  /** `{0}` a number. */
  readonly perSecond: string;
  /** `{0}` a number. */
  readonly inAll: string;
  readonly weakAlive: string;
  readonly weakAliveTip: string;
  readonly entryFilter: string;
  readonly entryFilterHint: string;
  readonly entriesOf: string;
  readonly entryHitsTip: string;
  readonly entryIdle: string;
  readonly entryIdleTip: string;
  readonly entryTtlTip: string;
  readonly entryWeightTip: string;
  readonly entryValue: string;
  /** `{0}` entries that the filter lets through, `{1}` all. */
  readonly entriesMatching: string;
  /** No entries have come from this cache. */
  readonly entriesUnknown: string;
  readonly slots: string;
  readonly slotName: string;
  readonly slotState: string;
  readonly slotAge: string;
  readonly slotAgeTip: string;
  /** `{0}` a pool's object, `{1}` for how long it has been lent. */
  readonly leakOfAge: string;
  /** The same. */
  readonly leakCollected: string;
  readonly eventCauseFilter: string;
  readonly eventCacheFilter: string;
  readonly eventKeyFilter: string;
  readonly eventKeyHint: string;
  /** `{0}` how many events are newer than those shown. */
  readonly eventsNewer: string;
  readonly leftFull: string;
  readonly leftIdleLongest: string;
  /** `{0}` name of an eviction policy. */
  readonly leftByPolicy: string;
  readonly leftExpired: string;
  readonly leftCollected: string;
  readonly leftReplaced: string;
  readonly leftExplicit: string;
  /** `{0}` why an entry left, `{1}` how long it was idle and how often it was read. */
  readonly leftAfter: string;
  /** `{0}` a duration, here and in the next three. */
  readonly idleFor: string;
  readonly idleUnread: string;
  readonly idleAfterHit: string;
  /** `{1}` a number. */
  readonly idleAfterHits: string;
  readonly details: string;
  readonly detailsHint: string;
  readonly detailsState: string;
  readonly detailsIn: string;
  readonly detailsInToTheEnd: string;
  /** `{0}` a time. */
  readonly detailsLeft: string;
  /** Nothing is known of the entry. */
  readonly detailsUnknown: string;
  readonly openCreation: string;
  /** `{0}` file, `{1}` line. */
  readonly placeInFile: string;
  readonly stays: string;
  readonly stayFrom: string;
  readonly stayTo: string;
  readonly stayLasts: string;
  /** The stay is over, and it was not seen why. */
  readonly stayCauseUnknown: string;
  readonly runAgain: string;
  readonly endedWithWindow: string;
  /** `{0}` a number, `{1}` a duration: for a screen reader. */
  readonly burstSpoken: string;
}
