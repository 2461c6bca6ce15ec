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
  {
    id: 'strong',
    group: 'weak-references',
    title: 'Strong references: a Map keeps its values',
    teaches: 'What a reachable Map refers to is never collected, however often the collector looks.',
    watchFor:
      'Four large photos in a plain Map, and the memory that they take. It falls only when the Map lets go of one.',
    endless: false,
  },
  {
    id: 'weak-stock',
    group: 'weak-references',
    title: 'Weak-value stock: the four states',
    teaches:
      'An object is reachable, then unreachable, then collected, and only then called back: four moments, not one.',
    watchFor: 'The states of harbour.png, while the tabs that show it are closed one after the other.',
    endless: false,
  },
  {
    id: 'why-one-stays',
    group: 'weak-references',
    title: 'Why one stays: a leftover reference',
    teaches: 'One forgotten reference is enough to keep an object; a heap snapshot names it.',
    watchFor: 'Two of four cheeses stay though the shelf is empty. The heap says who holds them.',
    endless: false,
  },
  {
    id: 'strong-and-weak',
    group: 'weak-references',
    title: 'Strong and weak side by side',
    teaches: 'A strong collection owns its values; a weak one only knows those that somebody else owns.',
    watchFor: 'Two maps, filled alike. A collection empties the weak one, until both have the same objects.',
    endless: false,
  },
  {
    id: 'registry',
    group: 'weak-references',
    title: 'A stock registry that cleans itself',
    teaches:
      'Weak references need a registry to clear away their entries, and its late callback must not remove a newer one.',
    watchFor: 'How many entries are left when a thousand parts are gone, and what becomes of a bolt that was replaced.',
    endless: false,
  },
];
