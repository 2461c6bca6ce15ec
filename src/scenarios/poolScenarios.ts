import type { ScenarioInfo } from './scenarioInfo';

/** The scenarios about object pools, in the order in which they are offered. */
export const POOL_SCENARIOS: readonly ScenarioInfo[] = [];
