/** What people are told of a scenario before they run it. */
export interface ScenarioInfo {
  /** Stable, lower case; the name on the command line. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what to look at while it runs. */
  readonly watchFor: string;
  /** Whether it runs until it is stopped when no number of operations is given. */
  readonly endless: boolean;
}

/** The bundled scenarios, in the order in which they are offered. */
export const SCENARIOS: readonly ScenarioInfo[] = [
  {
    id: 'lru',
    title: 'LRU cache under a skewed workload',
    watchFor:
      'A few keys are read most of the time. The cache holds a tenth of them, fills up, evicts the least recently used entry at every further miss, and the hit rate settles.',
    endless: true,
  },
  {
    id: 'cheese',
    title: 'Cheese stock: weak values',
    watchFor:
      'Four cheeses in a weak-value map. Each one leaves the map when its last strong reference is dropped and the garbage collector has run, not earlier.',
    endless: false,
  },
];

/** The scenario with this id, if there is one. */
export function findScenario(id: string): ScenarioInfo | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
