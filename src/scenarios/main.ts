import { runCheese } from './cheese';
import { runLru } from './lru';
import { parseScenarioArguments, type ScenarioOptions } from './scenarioOptions';

/** The program of each scenario, by its id in the catalogue. */
const PROGRAMS: Readonly<Record<string, (options: ScenarioOptions) => Promise<void>>> = {
  lru: runLru,
  cheese: runCheese,
};

async function main(): Promise<void> {
  const { id, options } = parseScenarioArguments(process.argv.slice(2));
  const program = id === undefined ? undefined : PROGRAMS[id];
  if (program === undefined) {
    throw new Error(`there is no scenario "${id ?? ''}"; there are: ${Object.keys(PROGRAMS).join(', ')}`);
  }
  await program(options);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
