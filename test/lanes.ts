import type { Step } from './steps';
import { type StepResult, runStep } from './stepRun';

/**
 * Runs steps, each lane's in their order and the lanes at once; a step also waits for those before it that its `after`
 * names. Returns their results in the order of the steps.
 */
export async function runLanes(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const runs = new Map<string, Promise<StepResult>>();
  const lanes = new Map<Step['lane'], Promise<unknown>>();
  const output = new Set(steps.map(({ lane }) => lane)).size === 1 ? 'passed through' : 'kept together';
  const runAfter = async (earlier: readonly (Promise<unknown> | undefined)[], step: Step): Promise<StepResult> => {
    for (const run of earlier) await run;
    return runStep(step, output);
  };
  for (const step of steps) {
    const run = runAfter([lanes.get(step.lane), ...(step.after ?? []).map((name) => runs.get(name))], step);
    runs.set(step.name, run);
    lanes.set(step.lane, run);
  }
  return Promise.all(runs.values());
}
