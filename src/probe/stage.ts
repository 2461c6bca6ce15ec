import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import {
  FRAME_LIST_CAP,
  NAME_LIST_CAP,
  STEP_LIST_CAP,
  TEXT_CAP,
  type Check,
  type Frame,
  type Measurement,
  type Reference,
  type Step,
} from '../protocol/probe';
import {
  REFERENCE_STATES,
  STAGE_HOOK,
  type Parameter,
  type ReferenceState,
  type Stage,
  type StepPlace,
  type StepText,
} from '../protocol/stage';
import { CappedList } from './cappedList';
import { collectGarbage } from './collectGarbage';
import type { Gate } from './gate';
import { Newest } from './newest';
import { Parameters } from './parameters';
import { preview } from './preview';
import { readingMs } from './readingMs';
import { StepSources } from './stepSources';

type HookedGlobal = { [STAGE_HOOK]?: Stage };

/** The part of a frame that the program itself tells. */
type Told = Pick<Frame, 'operations' | 'checks' | 'steps' | 'measurements' | 'references' | 'parameters' | 'heldAt'>;

/** The stage on which a scenario tells how far it is, and where it can be held. */
export class ProbeStage implements Stage, Disposable {
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #checks = new CappedList<Check>(FRAME_LIST_CAP);
  readonly #measurements = new Newest<Measurement>(NAME_LIST_CAP);
  readonly #references = new Newest<Reference>(NAME_LIST_CAP);
  readonly #parameters = new Parameters();
  readonly #sources = new StepSources();
  #steps: Step[] = [];
  #begun = 0;
  /** The step whose lines have not begun to run. */
  #waitingStep: number | null = null;
  #operations: number | null = null;

  constructor(clock: Clock, gate: Gate) {
    this.#clock = clock;
    this.#gate = gate;
    (globalThis as HookedGlobal)[STAGE_HOOK] = this;
  }

  /** What was told since the last call, and how it stands now. */
  take(): Told {
    const steps = this.#steps;
    this.#steps = [];
    return {
      operations: this.#operations,
      checks: this.#checks.take().items,
      steps,
      measurements: this.#measurements.take(),
      references: this.#references.take(),
      parameters: this.#parameters.toArray(),
      heldAt: this.#gate.isHolding ? this.#waitingStep : null,
    };
  }

  checkpoint(): Promise<void> {
    return this.#gate.checkpoint();
  }

  async beginStep(text: StepText, place: StepPlace | undefined): Promise<void> {
    const number = ++this.#begun;
    const told = {
      title: sentence(text.title),
      narration: sentence(text.narration),
      watch: sentence(text.watch),
      python: sentence(text.python),
    };
    const lines = place === undefined ? null : this.#sources.place(place);
    this.#steps.push({ number, atMs: this.#clock(), ...told, place: lines });
    if (this.#steps.length > STEP_LIST_CAP) this.#steps.shift();
    this.#waitingStep = number;
    await this.#gate.checkpoint(readingMs(told));
    if (this.#waitingStep === number) this.#waitingStep = null;
  }

  reportOperations(operations: number): void {
    this.#operations = operations;
  }

  reportCheck(name: string, met: boolean, observed: string): void {
    this.#checks.push({ name: sentence(name), met, observed: sentence(observed) });
  }

  reportMeasurement(name: string, value: number, unit: string): void {
    if (!Number.isFinite(value)) throw new RangeError(`measurement "${name}": give a finite number`);
    this.#measurements.push({ name: preview(name), atMs: this.#clock(), value, unit: preview(unit) });
  }

  reportReference(name: string, state: ReferenceState): void {
    if (!REFERENCE_STATES.includes(state)) {
      throw new TypeError(`reference "${name}": its state must be one of: ${REFERENCE_STATES.join(', ')}`);
    }
    this.#references.push({ name: preview(name), atMs: this.#clock(), state });
  }

  addParameter(parameter: Parameter): () => number {
    return this.#parameters.add(parameter);
  }

  /** As people ask for it. */
  setParameter(id: string, value: number): void {
    this.#parameters.set(id, value);
  }

  collectGarbage(): void {
    collectGarbage();
  }

  dispose(): void {
    const hooked = globalThis as HookedGlobal;
    if (hooked[STAGE_HOOK] === this) delete hooked[STAGE_HOOK];
  }
}

/** The program may be plain JavaScript and hand over anything. */
function sentence(text: unknown): string {
  return preview(text, TEXT_CAP);
}
