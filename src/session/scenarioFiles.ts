import { join } from 'node:path';

/** The source of a bundled scenario as it is shown, run and copied: an ES module that Node runs as it is. */
export function scenarioSource(bundles: string, id: string): string {
  return join(bundles, 'scenarios', `${id}.mjs`);
}

/** The files that a copy of a scenario needs, to be put into one folder under the same names. The source is the first. */
export function scenarioFiles(bundles: string, id: string): readonly [source: string, library: string] {
  return [scenarioSource(bundles, id), join(bundles, 'scenarios', 'hitrate.mjs')];
}
