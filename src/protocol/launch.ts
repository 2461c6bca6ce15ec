import type { Launch } from './parseLaunch';

/** How the host tells the probe that it is wanted: the name of an environment variable that holds JSON. */
export const LAUNCH_VARIABLE = 'HITRATE_PROBE';

/** The variable for a program that is to be observed; without guards, since it is needed before anything is observed. */
export function launchEnvironment(launch: Launch): Record<string, string> {
  return { [LAUNCH_VARIABLE]: JSON.stringify(launch) };
}
