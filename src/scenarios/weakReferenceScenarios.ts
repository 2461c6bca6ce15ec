import type { ScenarioInfo } from './scenarioInfo';

/** The scenarios about weak references, in the order in which they are offered. */
export const WEAK_REFERENCE_SCENARIOS: readonly ScenarioInfo[] = [
  {
    id: 'cheese',
    group: 'weak-references',
    title: 'Cheese stock: weak values',
    teaches:
      'A weak reference does not keep its object: only strong references do, and the collector looks when it likes.',
    watchFor:
      'Four cheeses in a weak-value map. Each one leaves the map when its last strong reference is dropped and the garbage collector has run, not earlier.',
    endless: false,
  },
];
