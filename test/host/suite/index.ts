import { runMocha, testFilesIn } from '../../mochaRun';
import { outputPrefix, resultVariable } from '../hostTests';

const testLimitMs = 20_000;

/** What VS Code calls in its extension host to run the tests: every test file beside this one. */
export async function run(): Promise<void> {
  const output = process.env[resultVariable];
  if (output === undefined) throw new Error(`${resultVariable} must name the file for the result.`);
  const failed = await runMocha(testFilesIn(__dirname), { output, prefix: outputPrefix, timeoutMs: testLimitMs });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
