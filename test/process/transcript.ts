import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Check, Step } from '../../src/protocol/probe';
import { checkSentence } from '../../src/protocol/stage';
import type { ScenarioInfo } from '../../src/scenarios/scenarioInfo';
import { repository } from '../folders';
import { BUNDLES } from './observe';

/** One run of a scenario in the terminal front, from its start to its end. */
export interface ScenarioRun {
  readonly exitCode: number | null;
  /** Of the observed process. */
  readonly pid: number;
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
  readonly durationMs: number;
  /** What the run told in words: the same at every run with seed 1. */
  readonly transcript: string;
}

/** Endless ones end after so many operations. */
const OPERATIONS = 20_000;

/** Where the text is kept that a scenario is expected to tell. */
export function transcriptFile({ id }: ScenarioInfo): string {
  return join(repository, 'test/process/transcripts', `${id}.txt`);
}

/** Runs a scenario as a program would: as fast as it goes, with seed 1. */
export async function runScenario({ id, title, endless }: ScenarioInfo): Promise<ScenarioRun> {
  const startMs = performance.now();
  const args = [join(BUNDLES, 'terminal.js'), id, '--json', '--seed=1', '--pace=0'];
  const child = spawn(process.execPath, endless ? [...args, `--operations=${OPERATIONS}`] : args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly kind: string });
  const told = <T>(kind: string): T[] => lines.filter((line) => line.kind === kind) as T[];
  const [start] = told<{ readonly pid: number }>('start');
  const [summary] = told<{ readonly checks: readonly Check[] }>('summary');
  const steps = told<Step>('step');
  const checks = summary?.checks ?? [];
  const texts = [
    title,
    ...steps.map(({ number, ...step }) => `${number}. ${step.title}\n${paragraphs(step)}`),
    checks.map(({ name, met, observed }) => checkSentence(name, met, observed)).join('\n'),
  ];
  const durationMs = performance.now() - startMs;
  return { exitCode, pid: start?.pid ?? 0, steps, checks, durationMs, transcript: `${texts.join('\n\n')}\n` };
}

function paragraphs({ narration, watch, python }: Pick<Step, 'narration' | 'watch' | 'python'>): string {
  return [narration, `Watch: ${watch}`, ...(python === '' ? [] : [`Python and JavaScript: ${python}`])].join('\n');
}
