import { parseArgs } from 'node:util';

/** How a scenario is to run. */
export interface ScenarioOptions {
  /** After how many operations it ends; `Infinity` runs until it is stopped. */
  readonly operations: number;
  /** The same seed gives the same workload. */
  readonly seed: number;
  /** Operations a second, so that people can follow; `Infinity` is as fast as it goes. */
  readonly rate: number;
}

/** How the options reach the scenario's process. */
export function scenarioArguments(id: string, { operations, seed, rate }: ScenarioOptions): string[] {
  return [id, `--operations=${operations}`, `--seed=${seed}`, `--rate=${rate}`];
}

/** The other way round, in that process. */
export function parseScenarioArguments(args: readonly string[]): { id: string | undefined; options: ScenarioOptions } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      operations: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: 'Infinity' },
    },
  });
  return {
    id: positionals[0],
    options: { operations: Number(values.operations), seed: Number(values.seed), rate: Number(values.rate) },
  };
}
