import { constants, type NodeGCPerformanceDetail, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { WeakValueMap } from '../cache';
import { check, collectUntil, measure, reference, requestCollection, say, step, turn } from './narration';

class Page {
  next: Page | undefined;

  constructor(readonly name: string) {}
}

type Pages = WeakValueMap<string, Page>;

/** Who refers to whom, by name; `program` stands for the variables of the program. */
export type Links = Readonly<Record<string, readonly string[]>>;

/** How many references there are to each, as CPython counts them. */
export function countReferences(links: Links): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of Object.values(links).flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What can be reached from the program, as a tracing collector finds out. */
export function trace(links: Links): Set<string> {
  const reached = new Set<string>();
  const toVisit = [...(links['program'] ?? [])];
  for (let name = toVisit.pop(); name !== undefined; name = toVisit.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    toVisit.push(...(links[name] ?? []));
  }
  return reached;
}

/** Counts references and traces them, on paper and for real, and watches young and old objects. */
export async function runHowCollectionDecides(): Promise<void> {
  const pages: Pages = new WeakValueMap<string, Page>({ name: 'pages' });
  const engine = new EngineWatch();
  // The only strong references of the program; no local variable has one.
  const program: { start?: Page | undefined; cover?: Page | undefined } = {};

  const linked: Links = { program: ['Ann'], Ann: ['Bob'], Bob: ['Ann'] };
  await step('A cycle', "Ann's page refers to Bob's and Bob's refers to Ann's. The variable start refers to Ann's.", {
    watch: 'The cache "pages" looks on: it holds both weakly.',
    python: `CPython keeps a number with each object. Here it would be ${inWords(countReferences(linked))}.`,
  });
  program.start = makeCycle(pages);
  await collectUntil(() => pages.size < 2, 2);
  const found = trace(linked).size;
  check('what is reached from start stays', pages.size === 2 && found === 2, `${found} reached, ${pages.size} alive`);

  const unlinked: Links = { ...linked, program: [] };
  await step(
    'Count or trace',
    `start is set to undefined. Counted: ${inWords(countReferences(unlinked))}, so by number both would stay. Traced: ${trace(unlinked).size} can be reached from the program.`,
    {
      watch: 'Both pages leave with the cause "collected": V8 traces, so a cycle is nothing special.',
      python: 'CPython counts, and for cycles it has a second collector, the module gc, that traces them now and then.',
    },
  );
  program.start = undefined;
  for (const name of ['Ann', 'Bob']) reference(name, 'unreachable');
  await collectUntil(() => pages.size === 0);
  if (pages.size === 0) for (const name of ['Ann', 'Bob']) reference(name, 'called back');
  const { collected } = pages.counters.removals;
  check('the cycle was collected', pages.size === 0, `${collected} collected, ${pages.size} alive`);

  await step(
    'The young die first',
    `${collected} pages are gone. Now many small arrays are made, and each one is dropped at once, as most objects are. There is a part of the memory just for the young.`,
    {
      watch:
        'Short marks in the heap chart: minor collections. Each looks only at the young part, and costs only what survives.',
      python: 'The module gc of CPython has generations too, but only for objects that can be part of a cycle.',
    },
  );
  await engine.restart();
  makeGarbage();
  await engine.settle();
  measure('minor collections', engine.minor, 'times');
  say(`${engine.minor} minor and ${engine.major} major collections`);
  check('minor collections ran by themselves', engine.minor > 0, engine.minor > 0 ? 'some' : 'none');

  await step(
    'Who survives grows old',
    'A cover page is made and survives a collection, which moves it to the old part. Then it is dropped, and more garbage is made.',
    {
      watch: 'Minor collections again. The cover is unreachable, and still it stays: nobody looks among the old.',
      python: 'In CPython the count falls to 0 and the cover is freed at this line, old or young.',
    },
  );
  program.cover = makePage('cover', pages);
  await turn();
  requestCollection();
  program.cover = undefined;
  reference('cover', 'unreachable');
  await engine.restart();
  makeGarbage();
  await engine.settle();
  const isThere = isAlive('cover', pages);
  measure('minor collections', engine.minor, 'times');
  say(`${engine.minor} minor and ${engine.major} major collections; the cover is ${isThere ? 'still there' : 'gone'}`);
  check(
    'minor collections left the old one alone',
    isThere && engine.minor > 0,
    `the cover is ${isThere ? 'still there' : 'gone'}`,
  );

  await step(
    'A major collection',
    `The cover is ${isThere ? 'still there, though nothing refers to it' : 'gone already'}. A major collection looks at everything; it is dearer, so the engine waits with it until the old part has grown.`,
    {
      watch:
        'A longer mark in the heap chart. In V8 only major collections clear weak references, also those to the young.',
      python: 'gc.collect() looks at all generations; gc.collect(0) only at the youngest.',
    },
  );
  await engine.restart();
  await collectUntil(() => pages.size === 0);
  await engine.settle();
  if (pages.size === 0) reference('cover', 'called back');
  measure('major collections', engine.major, 'times');
  engine.stop();
  const total = pages.counters.removals.collected;
  check('a major collection took it', pages.size === 0 && engine.major > 0, `${total} collected, ${pages.size} alive`);
}

/** Functions of their own for what makes or reads a page: no frame that is suspended may keep one. */
function makeCycle(pages: Pages): Page {
  const ann = makePage('Ann', pages);
  const bob = makePage('Bob', pages);
  ann.next = bob;
  bob.next = ann;
  return ann;
}

function makePage(name: string, pages: Pages): Page {
  const page = new Page(name);
  pages.set(name, page);
  reference(name, 'reachable');
  return page;
}

function isAlive(name: string, pages: Pages): boolean {
  return pages.has(name);
}

/** About 50 MB of arrays, none of which lives longer than a round of the loop. */
function makeGarbage(): void {
  let length = 0;
  for (let count = 0; count < 50_000; count++) length += new Array<number>(120).fill(count).length;
  say(`made and dropped arrays with ${length} numbers`);
}

function inWords(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .map(([name, count]) => `${name} ${count}`)
    .sort()
    .join(', ');
}

/** Counts the collections that the engine reports. */
class EngineWatch {
  minor = 0;
  major = 0;
  readonly #observer = new PerformanceObserver((list) => {
    for (const { detail } of list.getEntries() as (PerformanceEntry & { detail?: NodeGCPerformanceDetail })[]) {
      if (detail?.kind === constants.NODE_PERFORMANCE_GC_MINOR) this.minor++;
      if (detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR) this.major++;
    }
  });

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /** Counts from 0, what is reported late of earlier collections left out. */
  async restart(): Promise<void> {
    await this.settle();
    this.minor = 0;
    this.major = 0;
  }

  /** The reports come a little later than the collections. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 10; turns++) await turn();
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
