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
  {
    id: 'how-collection-decides',
    group: 'weak-references',
    title: 'How collection decides',
    teaches: 'V8 traces from the program, so cycles go; it looks at the young often and at the old seldom.',
    watchFor:
      'A cycle that counting would keep, and the marks in the heap chart: short ones for the young, longer ones for all.',
    endless: false,
  },
  {
    id: 'when-weak',
    group: 'weak-references',
    title: 'When to use weak references, and when not',
    teaches:
      'Weak is right where somebody else decides how long an object lives, and wrong for what must stay or must end in time.',
    watchFor: 'Four small programs: two where weak references do their work, and two where they lose what was wanted.',
    endless: false,
  },
  {
    id: 'auto-expire',
    group: 'weak-references',
    title: 'Auto-expire cache with access counts',
    teaches:
      'What is kept beside a weak entry must go with it, or it outlives the entry and is taken for that of the next.',
    watchFor: 'The count of January after its entry has expired and was loaded anew: first 4, and 1 when it is mended.',
    endless: false,
  },
  {
    id: 'weak-limits',
    group: 'weak-references',
    title: 'Limits of weak references',
    teaches:
      'Primitives cannot be held, deref() keeps its object for the job, the dead stay dead, and nobody promises when.',
    watchFor:
      'A coin that survives a collection because somebody has just looked at it, and a size that counts the dead.',
    endless: false,
  },
  {
    id: 'weak-observers',
    group: 'weak-references',
    title: 'Weak observers',
    teaches:
      'A subject with weak references forgets its dead observers by itself, some time later, and also one that nobody keeps.',
    watchFor: 'Who hears each price: three views, then a closed one for a last time, then two.',
    endless: false,
  },
];
