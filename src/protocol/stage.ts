/**
 * What a program under observation may tell, and ask of, whoever observes it: how far it is, how its own checks came
 * out, and where it can be held. Without an observer there is no stage and the program runs as it would anyway.
 */
export interface Stage {
  /** Resolves at once, or, while the program is paused, when it may go on. */
  checkpoint(): Promise<void>;
  reportOperations(operations: number): void;
  reportCheck(name: string, met: boolean): void;
  /** Requests a full garbage collection. */
  collectGarbage(): void;
}

/** Where the probe leaves the {@link Stage} on `globalThis`. */
export const STAGE_HOOK = Symbol.for('hitrate.stage');

/** The stage of this process, where it is observed. */
export function currentStage(): Stage | undefined {
  return (globalThis as { [STAGE_HOOK]?: Stage })[STAGE_HOOK];
}
