/** Every context key of the extension. A test holds this table against package.json. */
export const CONTEXT_KEY_NAMES = {
  /** There is a session whose process has not ended. */
  sessionAlive: 'hitrate.sessionAlive',
  /** That process is held at a checkpoint. */
  sessionPaused: 'hitrate.sessionPaused',
} as const;
