/** Every context key of the extension. A test holds this table against package.json. */
export const CONTEXT_KEY_NAMES = {
  /** The process of the session that the user is at has not ended. */
  sessionAlive: 'hitrate.sessionAlive',
  /** That process is held at a checkpoint. */
  sessionPaused: 'hitrate.sessionPaused',
  /** Something was run in this window, and can be run again. */
  hasSession: 'hitrate.hasSession',
  /** A weakly held object was seen collected in this window. */
  collectionSeen: 'hitrate.collectionSeen',
  /** The active editor shows a copy of a scenario. */
  scenarioCopyActive: 'hitrate.scenarioCopyActive',
} as const;
