import { CACHE_CREATED_HOOK, provideRuntime, type CacheCreatedHook, type ObservableCache } from '../../../src/cache';
import type { Check } from '../../../src/protocol/probe';
import {
  STAGE_HOOK,
  type Parameter,
  type ReferenceState,
  type Stage,
  type StepPlace,
  type StepText,
} from '../../../src/protocol/stage';

interface Global {
  [CACHE_CREATED_HOOK]?: CacheCreatedHook;
  [STAGE_HOOK]?: Stage;
  setTimeout: unknown;
}

/** One run of a scenario in this process, quickly and quietly, with all that it told and did. */
export class Rehearsal {
  readonly caches: ObservableCache[] = [];
  readonly printed: string[] = [];
  readonly checks: Check[] = [];
  readonly steps: (StepText & { readonly place: StepPlace | undefined })[] = [];
  readonly measurements: { readonly name: string; readonly value: number; readonly unit: string }[] = [];
  readonly references: [name: string, state: ReferenceState][] = [];
  readonly parameters = new Map<string, Parameter>();
  /** The numbers of operations told, one after the other. */
  readonly operations: number[] = [];
  /** How long the scenario wanted to wait each time; no time passes. */
  readonly waitsMs: number[] = [];
  checkpoints = 0;
  /** Is called at each checkpoint, before the scenario goes on. */
  onCheckpoint: () => void = () => undefined;

  readonly #stage: Stage = {
    checkpoint: async () => {
      this.checkpoints++;
      this.onCheckpoint();
    },
    beginStep: async (step, place) => void this.steps.push({ ...step, place }),
    reportOperations: (operations) => void this.operations.push(operations),
    reportCheck: (name, met, observed) => void this.checks.push({ name, met, observed }),
    reportMeasurement: (name, value, unit) => void this.measurements.push({ name, value, unit }),
    reportReference: (name, state) => void this.references.push([name, state]),
    addParameter: (parameter) => {
      this.parameters.set(parameter.id, parameter);
      return () => this.parameters.get(parameter.id)?.value ?? Number.NaN;
    },
    collectGarbage: () => globalThis.gc?.(),
  };

  /** Moves a slider. */
  set(id: string, value: number): void {
    const parameter = this.parameters.get(id);
    if (parameter === undefined) throw new Error(`there is no parameter ${id}`);
    this.parameters.set(id, { ...parameter, value });
  }

  /** Runs it to its end, before an observer or alone. */
  async run(program: () => Promise<void>, { observed }: { observed: boolean }): Promise<this> {
    const global = globalThis as unknown as Global;
    const { setTimeout } = global;
    const { log } = console;
    console.log = (line: string) => void this.printed.push(line);
    global.setTimeout = (callback: () => void, delayMs: number) => {
      this.waitsMs.push(delayMs);
      setImmediate(callback);
    };
    provideRuntime({ now: () => performance.now(), after: () => () => undefined });
    global[CACHE_CREATED_HOOK] = (cache) => void this.caches.push(cache);
    if (observed) global[STAGE_HOOK] = this.#stage;
    try {
      await program();
    } finally {
      Object.assign(console, { log });
      Object.assign(global, { setTimeout });
      delete global[CACHE_CREATED_HOOK];
      delete global[STAGE_HOOK];
    }
    return this;
  }
}
