import { CACHING_SCENARIOS } from './cachingScenarios';
import { POOL_SCENARIOS } from './poolScenarios';
import type { ScenarioInfo } from './scenarioInfo';
import { WEAK_REFERENCE_SCENARIOS } from './weakReferenceScenarios';

/** The bundled scenarios, in the order in which they are offered. */
export const SCENARIOS: readonly ScenarioInfo[] = [
  ...CACHING_SCENARIOS,
  ...POOL_SCENARIOS,
  ...WEAK_REFERENCE_SCENARIOS,
];

/** The scenario with this id, if there is one. */
export function findScenario(id: string): ScenarioInfo | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
