/**
 * What a program under observation may tell, and ask of, whoever observes it: which step it is at, how far it is, how its
 * own checks came out, and where it can be held. Without an observer there is no stage and the program runs as it would
 * anyway.
 */
export interface Stage {
  /** Resolves at once, or, while the program is paused, when it may go on. */
  checkpoint(): Promise<void>;
  /**
   * A step begins: its text is shown at once. Resolves when its lines may run: after the time to read it, or, while the
   * program is paused, when it may go on.
   */
  beginStep(step: StepText, place: StepPlace | undefined): Promise<void>;
  reportOperations(operations: number): void;
  /** `observed` is the outcome in a few words, whether it was the expected one or not. */
  reportCheck(name: string, met: boolean, observed: string): void;
  /** A measured number, which differs from run to run. A later one of the same name takes its place. */
  reportMeasurement(name: string, value: number, unit: string): void;
  /** How it stands with a weakly held object. A later state of the same name takes its place. */
  reportReference(name: string, state: ReferenceState): void;
  /** Offers a number that may be changed while the program runs; the returned function reads it as it is then. O(1). */
  addParameter(parameter: Parameter): () => number;
  /** Requests a full garbage collection. */
  collectGarbage(): void;
}

/** What people are told about a step, written for the moment in which it begins. */
export interface StepText {
  /** A few words. */
  readonly title: string;
  /** One or two sentences: what happens, with the names and numbers of this run, and why. */
  readonly narration: string;
  /** What to look at meanwhile. */
  readonly watch: string;
  /** What is different between Python and JavaScript here; empty where nothing is. */
  readonly python: string;
}

/** Where in its source a program stands. */
export interface StepPlace {
  /** A path of the machine on which the program runs. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * How it stands with an object that is held weakly, in the order in which it happens: somebody still refers to it
 * strongly; nobody does any more; it was seen that the engine has taken it; the callback of a registry has run for it.
 */
export const REFERENCE_STATES = ['reachable', 'unreachable', 'collected', 'called back'] as const;
/** One of {@link REFERENCE_STATES}. */
export type ReferenceState = (typeof REFERENCE_STATES)[number];

/** A number of a running program that people may change between its bounds. */
export interface Parameter {
  /** Unique in the program. */
  readonly id: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** The least change that makes sense, as that of a slider. */
  readonly step: number;
  /** What it is, or is at the beginning. */
  readonly value: number;
}

/** A check's outcome as a sentence: one that was not as expected says so plainly. */
export function checkSentence(name: string, met: boolean, observed: string): string {
  return `${name}: observed: ${observed}, ${met ? 'as expected' : 'NOT as expected'}`;
}

/** Where the probe leaves the {@link Stage} on `globalThis`. */
export const STAGE_HOOK = Symbol.for('hitrate.stage');

/** The stage of this process, where it is observed. */
export function currentStage(): Stage | undefined {
  return (globalThis as { [STAGE_HOOK]?: Stage })[STAGE_HOOK];
}
