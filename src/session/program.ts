import { join } from 'node:path';
import { launchEnvironment } from '../protocol/launch';
import { scenarioArguments, type ScenarioOptions } from '../scenarios/scenarioOptions';
import type { ProgramSpec } from './observedProcess';

/** What a process needs of the machine's environment to run at all; nothing else of the user's is handed on. */
const NEEDED_VARIABLES = ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'TZ'];

export interface ProgramOptions {
  /** The folder of the built bundles: probe, watchdog, scenarios. */
  readonly bundles: string;
  readonly runtime: string;
  readonly sampleIntervalMs: number;
  /** Where {@link NEEDED_VARIABLES} are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The program of a bundled scenario, with the probe in it. */
export function scenarioProgram(id: string, scenario: ScenarioOptions, options: ProgramOptions): ProgramSpec {
  return observedProgram([join(options.bundles, 'scenarios.js'), ...scenarioArguments(id, scenario)], options);
}

/** Any program, with the probe loaded before its first line. */
export function observedProgram(script: readonly string[], options: ProgramOptions): ProgramSpec {
  const { bundles, runtime, sampleIntervalMs, environment } = options;
  const needed = NEEDED_VARIABLES.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    runtime,
    args: ['--require', join(bundles, 'probe.js'), ...script],
    // The runtime may be VS Code itself, which this variable makes behave as Node.
    env: { ...Object.fromEntries(needed), ELECTRON_RUN_AS_NODE: '1', ...launchEnvironment({ sampleIntervalMs }) },
  };
}
