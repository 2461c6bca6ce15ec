import { parseArgs } from 'node:util';

/** How a scenario is to run. */
export interface ScenarioOptions {
  /** After how many operations an endless one ends; `Infinity` runs until it is stopped. */
  readonly operations: number;
  /** The same seed gives the same workload. */
  readonly seed: number;
  /** Operations a second of an endless one, so that people can follow; `Infinity` is as fast as it goes. */
  readonly rate: number;
}

/** How the options reach the scenario's process. */
export function scenarioArguments({ operations, seed, rate }: ScenarioOptions): string[] {
  return [`--operations=${operations}`, `--seed=${seed}`, `--rate=${rate}`];
}

/** The other way round, in that process. */
export function parseScenarioArguments(args: readonly string[]): ScenarioOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: 'Infinity' },
    },
  });
  return { operations: Number(values.operations), seed: Number(values.seed), rate: Number(values.rate) };
}
