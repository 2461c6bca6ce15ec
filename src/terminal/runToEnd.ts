import type { Disposable } from '../base/disposable';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { findScenario } from '../scenarios/catalogue';
import type { ScenarioOptions } from '../scenarios/scenarioOptions';
import type { Session } from '../session/session';
import type { RunMode, Sessions } from '../session/sessions';
import type { Front } from './front';
import type { RunOptions } from './options';
import type { StepCommand } from './stepCommand';
import { Stepping } from './stepping';

/** Operations a second when the user wants to watch rather than to count. */
const WATCH_RATE = 2_000;
/** An endless scenario ends after so many operations when nobody sits at a terminal to end it. */
const UNATTENDED_OPERATIONS = 40_000;
const EXIT_INTERRUPTED = 130;

/** Who sits there, if anybody does. */
export interface Audience {
  /** Whether somebody looks on, who can end the run. */
  readonly attended: boolean;
  /** Hands over the commands of somebody who goes through step by step, until it is disposed of. */
  readCommands(onCommand: (command: StepCommand) => void): Disposable;
}

/** Runs a scenario until it ends or the user ends it; resolves with the exit code. */
export async function runToEnd(
  sessions: Sessions,
  front: Front,
  options: RunOptions,
  audience: Audience,
): Promise<number> {
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    void sessions.stop();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const last = await finished(sessions, front, options, audience, interrupt);
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
  audience: Audience,
  interrupt: () => void,
): Promise<SessionSnapshot> {
  const { attended } = audience;
  const first = await sessions.run(options.scenario, scenarioOptions(options, attended), runMode(options, attended));
  let commands: Disposable | undefined;
  const last = await new Promise<SessionSnapshot>((resolve) => {
    const follow = (session: Session): void => {
      let lastEventId = 0;
      session.onDidChange((snapshot) => {
        const removals = session.eventsAfter(lastEventId);
        lastEventId = removals.at(-1)?.id ?? lastEventId;
        if (isAlive(snapshot.state)) front.update(snapshot, removals);
        else if (!stepping.isRestarting) resolve(snapshot);
        stepping.update(snapshot);
      });
    };
    const stepping = new Stepping(sessions, follow);
    follow(first);
    if (options.step) {
      commands = audience.readCommands((command) => (command === 'interrupt' ? interrupt() : stepping.push(command)));
    }
  });
  commands?.dispose();
  return last;
}

/** A number of operations runs at full speed; without one the run is slow enough to watch. */
function scenarioOptions({ scenario, operations, seed }: RunOptions, attended: boolean): ScenarioOptions {
  if (operations !== undefined) return { operations, seed, rate: Infinity };
  const endless = findScenario(scenario)?.endless === true && !attended;
  return { operations: endless ? UNATTENDED_OPERATIONS : Infinity, seed, rate: WATCH_RATE };
}

/** Steps are shown for a while only where somebody reads them. */
function runMode({ step, pace, operations }: RunOptions, attended: boolean): RunMode {
  return { held: step, pace: pace ?? (attended && operations === undefined ? 1 : 0) };
}
