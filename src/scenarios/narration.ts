import { currentStage } from '../protocol/stage';

/** The few words that a scenario and whoever observes it exchange. Without an observer they only print. */

/** Prints a sentence to the program's own output. */
export function say(sentence: string): void {
  console.log(sentence);
}

/** States whether the outcome is the expected one, to the reader and to the observer. */
export function check(name: string, met: boolean): void {
  currentStage()?.reportCheck(name, met);
  say(`${met ? 'as expected' : 'NOT as expected'}: ${name}`);
}

/** A place where the program may be held: while it is paused this resolves only when it may go on. */
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

/** Lets timers, finalizers and the observer have their turn. */
export function turn(delayMs = 0): Promise<void> {
  return new Promise((resolve) => (delayMs > 0 ? setTimeout(resolve, delayMs) : setImmediate(resolve)));
}
