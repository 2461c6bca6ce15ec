import { UserError } from '../base/userError';
import type { ProbeRequest } from '../protocol/probe';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';
import type { StepCommand } from './stepCommand';

const SLOWEST_PACE = 8;
const FASTEST_PACE = 1 / 8;

/** An interruption ends the run whatever it does, and so is not one of its own. */
type SteppingCommand = Exclude<StepCommand, 'interrupt'>;

/**
 * Carries out the commands of somebody who goes through a scenario step by step, one after the other: `next` and
 * `continue` wait until the program is held, so that commands that come all at once are not lost.
 */
export class Stepping {
  readonly #sessions: Sessions;
  readonly #onRestart: (session: Session) => void;
  readonly #commands: SteppingCommand[] = [];
  #snapshot: SessionSnapshot | undefined;
  #pace = 1;
  /** How many holds were answered. */
  #answered = 0;
  #runsThrough = false;
  #isRestarting = false;
  #isBusy = false;

  constructor(sessions: Sessions, onRestart: (session: Session) => void) {
    this.#sessions = sessions;
    this.#onRestart = onRestart;
  }

  /** Whether the end of the process is not the end of the run. */
  get isRestarting(): boolean {
    return this.#isRestarting;
  }

  update(snapshot: SessionSnapshot): void {
    if (this.#isRestarting) return;
    this.#snapshot = snapshot;
    this.#pace = snapshot.pace;
    void this.#goOn();
  }

  push(command: SteppingCommand): void {
    this.#commands.push(command);
    void this.#goOn();
  }

  async #goOn(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#takeReady(); next !== undefined; next = this.#takeReady()) {
      try {
        await this.#carryOut(next);
      } catch (error) {
        // The program has ended meanwhile, which shows by itself.
        if (!(error instanceof UserError)) throw error;
      }
    }
    this.#isBusy = false;
  }

  #takeReady(): SteppingCommand | undefined {
    const [command] = this.#commands;
    const waits = command === 'next' || command === 'continue';
    if (waits && !this.#runsThrough && !this.#isHeldAnew()) return undefined;
    return this.#commands.shift();
  }

  #isHeldAnew(): boolean {
    return this.#snapshot?.state.kind === 'paused' && this.#snapshot.holds > this.#answered;
  }

  async #carryOut(command: SteppingCommand): Promise<void> {
    switch (command) {
      case 'next':
        return this.#letGo({ type: 'probe/step' });
      case 'continue':
        return this.#letGo({ type: 'probe/resume' });
      case 'faster':
        return this.#setPace(this.#pace / 2);
      case 'slower':
        return this.#setPace(Math.max(FASTEST_PACE, this.#pace * 2));
      case 'restart':
        return this.#restart();
      case 'quit':
        return this.#sessions.stop();
    }
  }

  async #letGo(request: ProbeRequest & { type: 'probe/step' | 'probe/resume' }): Promise<void> {
    this.#answered = this.#snapshot?.holds ?? 0;
    this.#runsThrough = request.type === 'probe/resume';
    await this.#sessions.request(request);
  }

  async #setPace(pace: number): Promise<void> {
    // What does not wait at all cannot be made faster.
    const factor = pace === 0 ? 0 : Math.min(SLOWEST_PACE, Math.max(FASTEST_PACE, pace));
    this.#pace = factor;
    await this.#sessions.request({ type: 'probe/setPace', factor });
  }

  async #restart(): Promise<void> {
    this.#isRestarting = true;
    this.#snapshot = undefined;
    this.#answered = 0;
    this.#runsThrough = false;
    const session = await this.#sessions.restart();
    this.#isRestarting = false;
    this.#onRestart(session);
  }
}
