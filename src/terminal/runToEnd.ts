import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { findScenario } from '../scenarios/catalogue';
import type { ScenarioOptions } from '../scenarios/scenarioOptions';
import type { Sessions } from '../session/sessions';
import type { Front } from './front';
import type { RunOptions } from './options';

/** Operations a second when the user wants to watch rather than to count. */
const WATCH_RATE = 2_000;
/** An endless scenario ends after so many operations when nobody sits at a terminal to end it. */
const UNATTENDED_OPERATIONS = 40_000;
const EXIT_INTERRUPTED = 130;

/** Runs a scenario until it ends or the user presses Ctrl+C; resolves with the exit code. */
export async function runToEnd(
  sessions: Sessions,
  front: Front,
  options: RunOptions,
  attended: boolean,
): Promise<number> {
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    void sessions.stop();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const last = await finished(sessions, front, options, attended);
    front.end(last);
    if (interrupted) return EXIT_INTERRUPTED;
    return last.state.kind === 'exited' && last.checks.every(({ met }) => met) ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function finished(
  sessions: Sessions,
  front: Front,
  options: RunOptions,
  attended: boolean,
): Promise<SessionSnapshot> {
  const session = await sessions.run(options.scenario, scenarioOptions(options, attended));
  let lastEventId = 0;
  return new Promise((resolve) => {
    session.onDidChange((snapshot) => {
      const removals = session.eventsAfter(lastEventId);
      lastEventId = removals.at(-1)?.id ?? lastEventId;
      if (isAlive(snapshot.state)) front.update(snapshot, removals);
      else resolve(snapshot);
    });
  });
}

/** A number of operations runs at full speed; without one the run is slow enough to watch. */
function scenarioOptions({ scenario, operations, seed }: RunOptions, attended: boolean): ScenarioOptions {
  if (operations !== undefined) return { operations, seed, rate: Infinity };
  const endless = findScenario(scenario)?.endless === true && !attended;
  return { operations: endless ? UNATTENDED_OPERATIONS : Infinity, seed, rate: WATCH_RATE };
}
