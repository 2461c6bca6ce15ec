import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Where the output of a step goes: through at once, or out in one piece when the step has ended, which keeps apart what
 * steps that run at once have to say.
 */
export type OutputMode = 'passed through' | 'kept together';

/** Prints the name of a step and what it says. */
class StepOutput {
  readonly #name: string;
  readonly #file: string;
  /** Open while it is kept. A file and no pipe: it is whole when the step has ended, whoever else still writes. */
  #kept: number | undefined;

  constructor(name: string, folder: string, mode: OutputMode) {
    this.#name = name;
    this.#file = join(folder, 'output');
    if (mode === 'kept together') this.#kept = openSync(this.#file, 'a');
    else this.#printName();
  }

  /** Where the step's program writes. */
  get target(): number | 'inherit' {
    return this.#kept ?? 'inherit';
  }

  /** Prints what is kept. */
  end(): void {
    if (this.#kept === undefined) return;
    closeSync(this.#kept);
    this.#kept = undefined;
    this.#printName();
    process.stdout.write(readFileSync(this.#file));
  }

  #printName(): void {
    console.log(`\n${this.#name}`);
  }
}

/** Runs a step to its end; returns what was wrong with that end, if anything. */
async function runProgram(step: Step, mode: OutputMode): Promise<string | undefined> {
  // Whatever the step or what it has started leaves there is gone with it, even when the step was killed.
  using folder = new TemporaryFolder();
  const output = new StepOutput(step.name, folder.path, mode);
  const child = spawn(process.execPath, step.args, {
    cwd: repository,
    env: { ...process.env, TMPDIR: folder.path, ...step.env },
    stdio: ['ignore', output.target, output.target],
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
    output.end();
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
  output.end();
  if (isLate) return `It did not end within ${step.limitMs / 1000} s.`;
  return code === 0 ? undefined : `It ended with ${endSignal ?? `code ${code}`}.`;
}

/** Runs a step. Tests that tell nothing, or that there were none of, have failed. */
export async function runStep(step: Step, mode: OutputMode): Promise<StepResult> {
  rmSync(resultFile(step.name), { force: true });
  const start = performance.now();
  const problem = await runProgram(step, mode);
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
