import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { atProcessEnd } from './atProcessEnd';
import { repository } from './folders';
import { sleepSync } from './sleepSync';
import { type Step, resultFile } from './steps';
import { TemporaryFolder } from './temporaryFolder';
import { takeTestResult, type TestFailure } from './testResult';

/** What became of a step. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly TestFailure[];
  readonly durationMs: number;
}

const endLimitMs = 10_000;
/** How long a step may take to end in order when this process was interrupted. */
const interruptMs = 1_000;

/** Runs a step to its end, its output passed through; returns what was wrong with that end, if anything. */
async function runProgram(step: Step): Promise<string | undefined> {
  // Whatever the step or what it has started leaves there is gone with it, even when the step was killed.
  using folder = new TemporaryFolder();
  const child = spawn(process.execPath, step.args, {
    cwd: repository,
    env: { ...process.env, TMPDIR: folder.path, ...step.env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32', // a group of its own, so that what it has started ends with it
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
    } catch {
      // Nobody is left.
    }
  };
  const forget = atProcessEnd(() => {
    signal('SIGTERM');
    sleepSync(interruptMs);
    signal('SIGKILL');
  });
  let isLate = false;
  const timers = [
    setTimeout(() => {
      isLate = true;
      signal('SIGTERM');
    }, step.limitMs),
    setTimeout(() => signal('SIGKILL'), step.limitMs + endLimitMs),
  ];
  const [code, endSignal] = (await once(child, 'exit')) as [number | null, string | null];
  timers.forEach(clearTimeout);
  forget();
  signal('SIGKILL');
  if (isLate) return `It did not end within ${step.limitMs / 1000} s.`;
  return code === 0 ? undefined : `It ended with ${endSignal ?? `code ${code}`}.`;
}

/** Runs a step. Tests that tell nothing, or that there were none of, have failed. */
export async function runStep(step: Step): Promise<StepResult> {
  rmSync(resultFile(step.name), { force: true });
  const start = performance.now();
  const problem = await runProgram(step);
  const durationMs = performance.now() - start;
  const result = step.kind === 'tests' ? takeTestResult(resultFile(step.name)) : undefined;
  const { passed, failed, failures } = result ?? { passed: 0, failed: 0, failures: [] };
  const isCheckPassed = step.kind === 'check' && problem === undefined;
  if (isCheckPassed) return { name: step.name, passed: 1, failed: 0, failures: [], durationMs };
  if (failed > 0 || (passed > 0 && problem === undefined))
    return { name: step.name, passed, failed, failures, durationMs };
  const failure = { title: step.name, message: problem ?? 'No test ran.' };
  return { name: step.name, passed, failed: 1, failures: [failure], durationMs };
}
