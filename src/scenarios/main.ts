import { PROGRAMS } from './programs';
import { parseScenarioArguments } from './scenarioOptions';

async function main(): Promise<void> {
  const { id, options } = parseScenarioArguments(process.argv.slice(2));
  const program = PROGRAMS.get(id ?? '');
  if (program === undefined) {
    throw new Error(`there is no scenario "${id ?? ''}"; there are: ${[...PROGRAMS.keys()].join(', ')}`);
  }
  await program(options);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
