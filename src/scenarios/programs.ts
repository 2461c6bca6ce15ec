import { runCheese } from './cheese';
import { runLru } from './lru';
import type { ScenarioOptions } from './scenarioOptions';

/** The program of each scenario, by its id in the catalogue. */
export const PROGRAMS: ReadonlyMap<string, (options: ScenarioOptions) => Promise<void>> = new Map([
  ['lru', runLru],
  ['cheese', runCheese],
]);
