import { checkSentence, currentStage, type Parameter, type ReferenceState } from '../protocol/stage';
import { callSite } from './callSite';

/** The words in which a scenario and whoever observes it talk. Without an observer they only print. */

/** What goes with the narration of a step. */
export interface StepNotes {
  /** What to look at while its lines run. */
  readonly watch: string;
  /** What is different between Python and JavaScript here, where something is. */
  readonly python?: string;
}

/**
 * Begins a step: tells its text, and is where the program can be held. To be awaited right before the lines that it is
 * about; they end at the next `step(` of the same block, or with the block.
 *
 * @param narration one or two sentences about this very moment: with the real names and numbers, and nothing that
 * differs between two runs with the same seed.
 */
export async function step(title: string, narration: string, { watch, python = '' }: StepNotes): Promise<void> {
  const place = callSite(step);
  say(`\n${title}\n  ${narration}\n  Watch: ${watch}${python === '' ? '' : `\n  Python and JavaScript: ${python}`}`);
  await currentStage()?.beginStep({ title, narration, watch, python }, place);
}

/** Prints a sentence to the program's own output. */
export function say(sentence: string): void {
  console.log(sentence);
}

/**
 * States whether the outcome is the expected one, to the reader and to the observer.
 *
 * @param observed the outcome itself, as it is: "3 collected, 1 alive".
 */
export function check(name: string, met: boolean, observed: string): void {
  currentStage()?.reportCheck(name, met, observed);
  say(checkSentence(name, met, observed));
}

/** Tells a measured number, which differs from run to run and so does not belong into a narration. */
export function measure(name: string, value: number, unit: string): void {
  currentStage()?.reportMeasurement(name, value, unit);
  say(`measured: ${name}: ${Number(value.toPrecision(4))} ${unit}`);
}

/** Tells how it stands with a weakly held object, each time that this changes. */
export function reference(name: string, state: ReferenceState): void {
  currentStage()?.reportReference(name, state);
  say(`${name}: ${state}`);
}

/** Offers a number that may be changed while the program runs, and returns how to read it. Without an observer it stays. */
export function parameter(offered: Parameter): () => number {
  return currentStage()?.addParameter(offered) ?? (() => offered.value);
}

/** A place between two steps where the program may be held: while it is paused this resolves only when it may go on. */
export function checkpoint(): Promise<void> {
  return currentStage()?.checkpoint() ?? Promise.resolve();
}

/** Says how many operations are done. */
export function done(operations: number): void {
  currentStage()?.reportOperations(operations);
}

/** Requests a full garbage collection. Without an observer it needs `--expose-gc`. */
export function requestCollection(): void {
  const stage = currentStage();
  if (stage !== undefined) return stage.collectGarbage();
  if (globalThis.gc === undefined) throw new Error('run this program with: node --expose-gc');
  globalThis.gc();
}

/**
 * Requests full collections, each in a turn of its own, until `seen` or until `most` were requested: the engine promises
 * nothing about when it looks.
 */
export async function collectUntil(seen: () => boolean, most = 50): Promise<void> {
  for (let requests = 0; requests < most && !seen(); requests++) {
    await turn();
    requestCollection();
    await turn();
  }
}

/** Lets things be as they are for long enough to be seen: whoever observes looks a few times a second. */
export function beSeen(): Promise<void> {
  return turn(250);
}

/** Lets timers, finalizers and the observer have their turn. */
export function turn(delayMs = 0): Promise<void> {
  return new Promise((resolve) => (delayMs > 0 ? setTimeout(resolve, delayMs) : setImmediate(resolve)));
}
