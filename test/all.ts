// node out/test/all.js [STEP…]
// Runs the steps of test/steps.ts, all of them or the ones that are named, and counts. The last line says it all.
import { rmSync } from 'node:fs';
import { runLanes } from './lanes';
import { coverageFolder, steps, type Step } from './steps';
import type { StepResult } from './stepRun';

function stepsNamed(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ');
    throw new Error(`There is no step ${unknown.join(', ')}. The steps are ${known}.`);
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

function printTable(results: readonly Omit<StepResult, 'failures'>[]): void {
  const rows = [
    ['step', 'passed', 'failed', 'time'],
    ...results.map(({ name, passed, failed, durationMs }) => [name, `${passed}`, `${failed}`, seconds(durationMs)]),
  ];
  for (const [name = '', ...numbers] of rows) {
    console.log(name.padEnd(12) + numbers.map((text) => text.padStart(9)).join(''));
  }
}

async function main(): Promise<void> {
  const wanted = stepsNamed(process.argv.slice(2));
  rmSync(coverageFolder, { recursive: true, force: true });
  const start = performance.now();
  const results = await runLanes(wanted);
  const durationMs = performance.now() - start;
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log('');
  printTable([...results, { name: 'all', passed, failed, durationMs }]);
  for (const { name, failures } of results) {
    for (const { title, message } of failures) console.log(`\n${name}: ${title}\n${message}`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
