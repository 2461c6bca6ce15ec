import type { Disposable } from '../base/disposable';
import { FRAME_LIST_CAP, type Check } from '../protocol/probe';
import { STAGE_HOOK, type Stage } from '../protocol/stage';
import { CappedList } from './cappedList';
import { collectGarbage } from './collectGarbage';
import type { Gate } from './gate';

type HookedGlobal = { [STAGE_HOOK]?: Stage };

/** The stage on which a scenario tells how far it is, and where it can be held. */
export class ProbeStage implements Stage, Disposable {
  readonly #gate: Gate;
  readonly #checks = new CappedList<Check>(FRAME_LIST_CAP);
  #operations: number | null = null;

  constructor(gate: Gate) {
    this.#gate = gate;
    (globalThis as HookedGlobal)[STAGE_HOOK] = this;
  }

  /** What was last reported; `null` when nothing was. */
  get operations(): number | null {
    return this.#operations;
  }

  /** The checks since the last call. */
  takeChecks(): Check[] {
    return this.#checks.take().items;
  }

  checkpoint(): Promise<void> {
    return this.#gate.checkpoint();
  }

  reportOperations(operations: number): void {
    this.#operations = operations;
  }

  reportCheck(name: string, met: boolean): void {
    this.#checks.push({ name, met });
  }

  collectGarbage(): void {
    collectGarbage();
  }

  dispose(): void {
    const hooked = globalThis as HookedGlobal;
    if (hooked[STAGE_HOOK] === this) delete hooked[STAGE_HOOK];
  }
}
