// npm run transcripts [-- ID…]
// Writes what the scenarios tell at a run with seed 1 to test/process/transcripts, to be read before it is committed.
import { writeFileSync } from 'node:fs';
import { SCENARIOS } from '../../src/scenarios/catalogue';
import { runScenario, transcriptFile } from './transcript';

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  for (const scenario of SCENARIOS) {
    if (wanted.length > 0 && !wanted.includes(scenario.id)) continue;
    const { exitCode, transcript, durationMs } = await runScenario(scenario);
    writeFileSync(transcriptFile(scenario), transcript);
    console.log(`${scenario.id}: exit code ${exitCode}, ${(durationMs / 1_000).toFixed(1)} s`);
    if (exitCode !== 0) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
