import { CACHE_CREATED_HOOK, type CacheCreatedHook, type ObservableCache } from '../../../src/cache';
import type { Check } from '../../../src/protocol/probe';
import { STAGE_HOOK, type Stage } from '../../../src/protocol/stage';

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
  /** The numbers of operations told, one after the other. */
  readonly operations: number[] = [];
  /** How long the scenario wanted to wait each time; no time passes. */
  readonly waitsMs: number[] = [];
  checkpoints = 0;

  readonly #stage: Stage = {
    checkpoint: async () => void this.checkpoints++,
    reportOperations: (operations) => void this.operations.push(operations),
    reportCheck: (name, met) => void this.checks.push({ name, met }),
    collectGarbage: () => undefined,
  };

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
