import { setImmediate } from 'node:timers/promises';

const MOST_TURNS = 100;

function collect(): void {
  if (globalThis.gc === undefined) {
    throw new Error('these tests request garbage collections: run them in a process of their own, mocha --expose-gc');
  }
  globalThis.gc();
}

/** Ends the current job, as what was stored or read in it stays alive until then; then requests one collection. */
export async function collectInNewJob(): Promise<void> {
  await setImmediate();
  collect();
}

/** Requests collections, with turns for finalizers in between, until `condition` holds; fails after a bound. */
export async function collectUntil(condition: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (condition()) return;
    await collectInNewJob();
  }
  throw new Error(`not within ${MOST_TURNS} collections: ${what}`);
}

/** Lets finalizers run that might have something to do. */
export async function collectSomeMore(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await collectInNewJob();
}
