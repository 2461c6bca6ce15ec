import { join } from 'node:path';
import { launchEnvironment } from '../protocol/launch';
import type { Launch } from '../protocol/parseLaunch';
import { scenarioArguments, type ScenarioOptions } from '../scenarios/scenarioOptions';
import type { ProgramSpec } from './observedProcess';
import { scenarioSource } from './scenarioFiles';

/** What a process needs of the machine's environment to run at all; nothing else of the user's is handed on. */
const NEEDED_VARIABLES = ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'TZ'];

export interface ProgramOptions {
  /** The folder of what was built: probe, watchdog, and the scenarios in a folder of their own. */
  readonly bundles: string;
  readonly runtime: string;
  readonly sampleIntervalMs: number;
  /** Where {@link NEEDED_VARIABLES} are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How a program is begun: held at its first step or not, and how long steps are shown. */
export type Begin = Pick<Launch, 'held' | 'pace'>;

/** As fast as it goes. */
const UNATTENDED: Begin = { held: false, pace: 0 };

/** The program of a scenario, the bundled one or the copy in `file`, with the probe in it. */
export function scenarioProgram(
  id: string,
  scenario: ScenarioOptions,
  options: ProgramOptions,
  { held, pace }: Begin = UNATTENDED,
  file = scenarioSource(options.bundles, id),
): ProgramSpec {
  return observedProgram([file, ...scenarioArguments(scenario)], options, { held, pace });
}

/** Any program, with the probe loaded before its first line. */
export function observedProgram(
  script: readonly string[],
  options: ProgramOptions,
  begin: Begin = UNATTENDED,
): ProgramSpec {
  const { bundles, runtime, sampleIntervalMs, environment } = options;
  const needed = NEEDED_VARIABLES.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    runtime,
    args: ['--require', join(bundles, 'probe.js'), ...script],
    // The runtime may be VS Code itself, which this variable makes behave as Node.
    env: {
      ...Object.fromEntries(needed),
      ELECTRON_RUN_AS_NODE: '1',
      ...launchEnvironment({ sampleIntervalMs, ...begin }),
    },
  };
}
