import { findScenario } from '../scenarios/catalogue';

/** How the first line of each bundled source says how it is run, and so which scenario it is. */
const RUN_LINE = /^\/\/ .*\bnode --expose-gc ([\w-]+)\.mjs\b/m;
const LIBRARY_IMPORT = /\bfrom\s*['"]\.\/hitrate\.mjs['"]/;

/** The scenario that a text is an edited copy of; `undefined` when it is none. */
export function copiedScenarioId(fileName: string, text: string): string | undefined {
  if (!LIBRARY_IMPORT.test(text)) return undefined;
  const named = RUN_LINE.exec(text)?.[1] ?? fileName.replace(/\.mjs$/, '');
  return findScenario(named)?.id;
}
