import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Emitter } from '../../src/base/emitter';
import { timersOf } from '../../src/base/timersOf';
import type { SessionSnapshot } from '../../src/protocol/snapshot';
import { isAlive } from '../../src/protocol/snapshot';
import { observedProgram, scenarioProgram } from '../../src/session/program';
import { Session } from '../../src/session/session';
import type { ScenarioOptions } from '../../src/scenarios/scenarioOptions';

export const BUNDLES = join(__dirname, '../../../dist');
export const PROGRAM_OPTIONS = {
  bundles: BUNDLES,
  runtime: process.execPath,
  sampleIntervalMs: 50,
  environment: process.env,
};
const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
const subject = { sessionId: 1, scenarioId: 'test', title: 'test', seed: 0, startedAtEpochMs: 0 };

const open = new Set<Session>();
const printed = new Emitter<string>();

function observe(program: ReturnType<typeof observedProgram>): Session {
  if (!existsSync(join(BUNDLES, 'probe.js'))) throw new Error('the bundles are missing: run "npm run build" first');
  const session = new Session(subject, program, timers);
  session.onDidPrint((line) => printed.fire(line));
  open.add(session);
  return session;
}

/** Starts one of the programs beside this file under observation. */
export function observeProgram(name: string): Session {
  return observe(observedProgram([join(__dirname, 'programs', `${name}.js`)], PROGRAM_OPTIONS));
}

/** Starts a bundled scenario under observation. */
export function observeScenario(id: string, scenario: ScenarioOptions): Session {
  return observe(scenarioProgram(id, scenario, PROGRAM_OPTIONS));
}

/** Ends whatever a test left. */
export function endAll(): void {
  for (const session of open) session.dispose();
  open.clear();
}

/** Resolves with the first snapshot, from now on, that is `wanted`. The test's own time-out bounds it. */
export function until(session: Session, wanted: (snapshot: SessionSnapshot) => boolean): Promise<SessionSnapshot> {
  if (wanted(session.snapshot)) return Promise.resolve(session.snapshot);
  return new Promise((resolve) => {
    const subscription = session.onDidChange((snapshot) => {
      if (!wanted(snapshot)) return;
      subscription.dispose();
      resolve(snapshot);
    });
  });
}

/** Resolves with the last snapshot. */
export function ended(session: Session): Promise<SessionSnapshot> {
  return until(session, ({ state }) => !isAlive(state));
}

/** Resolves when an observed program prints this line. */
export function untilPrinted(wanted: string): Promise<void> {
  return new Promise((resolve) => {
    const subscription = printed.event((line) => {
      if (line !== wanted) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** Whether there is a process with this id. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Resolves when the operating system has taken the process away. The test's own time-out bounds it. */
export async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
}
