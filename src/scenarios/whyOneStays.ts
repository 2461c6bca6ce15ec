import { getHeapSnapshot } from 'node:v8';
import { WeakValueMap } from '../cache';
import { check, collectUntil, reference, say, step } from './narration';

class Cheese {
  constructor(readonly kind: string) {}
}

type Stock = WeakValueMap<string, Cheese>;

const KINDS = ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'];

// Variables of the module live as long as the program.
let cheese: Cheese | undefined;
let tasted: Cheese[] = [];

/** Forgets two references to cheeses, sees that those stay, finds out why, and drops the references. */
export async function runWhyOneStays(): Promise<void> {
  const stock: Stock = new WeakValueMap<string, Cheese>({ name: 'stock' });

  await step(
    'Fill the shelf',
    `A loop makes ${KINDS.join(', ')} and puts each on the shelf. One is tasted on the way, as one does.`,
    {
      watch: 'The stock has 4 entries. Read the loop: its variable, cheese, was not declared in it.',
      python:
        'The variable of a Python loop always lives on when the loop is over. In JavaScript "for (const cheese of …)" would end it.',
    },
  );
  const shelf = new Map<string, Cheese>();
  fill(shelf, stock);
  check('all four are in stock', stock.size === 4, `${stock.size} in stock`);

  await step(
    'Empty the shelf',
    'The shelf is emptied. Nothing should refer to a cheese any more, so all four should go.',
    {
      watch: 'Entries leave with the cause "collected". Look at how many.',
      python: 'CPython would free each one here that has no other reference, and keep the same ones as V8.',
    },
  );
  shelf.clear();
  for (const kind of KINDS) reference(kind, 'unreachable');
  await collectUntil(() => stock.size === 0, 5);
  const stayed = alive(stock);
  for (const kind of KINDS) reference(kind, stayed.includes(kind) ? 'reachable' : 'called back');
  check('two stay', stayed.join() === 'Tilsit,Parmesan', `alive: ${inWords(stayed)}`);

  await step(
    'Ask the heap who holds them',
    `${inWords(stayed)} ${stayed.length === 1 ? 'stays' : 'stay'}, so somebody still refers to them. A heap snapshot lists every object and every reference; what points to a Cheese is what we look for.`,
    {
      watch:
        'The answer is in the output of the program. In the developer tools it is called "Retainers", in the Memory tab.',
      python: 'gc.get_referrers(obj) answers the same question in Python.',
    },
  );
  const holders = holdersOf('Cheese', await heap());
  for (const holder of holders) say(`a Cheese is held by: ${holder}`);
  const found = holders.sort().join('; ');
  check('the heap names both', holders.length === 2, found);

  await step(
    'Drop the loop variable',
    `Found: ${found}. After the loop the variable cheese still refers to the last one, Parmesan. It is set to undefined.`,
    {
      watch: 'Parmesan leaves the stock. The mend in the source: declare the variable in the loop, with const.',
      python: 'del cheese after the loop does the same.',
    },
  );
  cheese = undefined;
  await collectUntil(() => stock.size === 1);
  if (stock.size === 1) reference('Parmesan', 'called back');
  check('Parmesan went with the variable', alive(stock).join() === 'Tilsit', `alive: ${inWords(alive(stock))}`);

  await step(
    'Drop the kept element',
    `${inWords(alive(stock))} is left. It is element 0 of the array tasted: a history that nobody reads is a reference like any other.`,
    {
      watch: 'The last entry leaves. The mend in the source: keep the name of what was tasted, not the cheese.',
    },
  );
  tasted = [];
  await collectUntil(() => stock.size === 0);
  if (stock.size === 0) reference('Tilsit', 'called back');
  const { collected } = stock.counters.removals;
  check('none stays', stock.size === 0, `${collected} collected, ${stock.size} alive`);
}

function fill(shelf: Map<string, Cheese>, stock: Stock): void {
  for (const kind of KINDS) {
    cheese = new Cheese(kind);
    shelf.set(kind, cheese);
    stock.set(kind, cheese);
    if (kind === 'Tilsit') tasted.push(cheese);
    reference(kind, 'reachable');
  }
}

/** A function of its own, so that no cheese stays in the frame of the caller. */
function alive(stock: Stock): string[] {
  return [...stock.entries()].map(([kind]) => kind);
}

function inWords(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(' and ');
}

/** The parts of a heap snapshot that are used here: numbers in long rows, and the texts that they stand for. */
interface Heap {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: string[];
      readonly node_types: [string[]];
      readonly edge_fields: string[];
      readonly edge_types: [string[]];
    };
  };
  readonly nodes: number[];
  readonly edges: number[];
  readonly strings: string[];
}

async function heap(): Promise<Heap> {
  let text = '';
  for await (const piece of getHeapSnapshot()) text += String(piece);
  return JSON.parse(text) as Heap;
}

/** Who refers to objects of a class: "variable cheese", or "element 0 of Array, in variable tasted". */
function holdersOf(className: string, { snapshot: { meta }, nodes, edges, strings }: Heap): string[] {
  const nodeSize = meta.node_fields.length;
  const edgeSize = meta.edge_fields.length;
  const countAt = meta.node_fields.indexOf('edge_count');
  const nameOf = (node: number): string => strings[nodes[node + meta.node_fields.indexOf('name')] ?? 0] ?? '';
  const isObject = (node: number): boolean => meta.node_types[0][nodes[node] ?? 0] === 'object';

  /** The references to a node that stand in the source; those of the engine itself are left out. */
  function referencesTo(isWanted: (node: number) => boolean): { readonly words: string; readonly from: number }[] {
    const references = [];
    let edge = 0;
    for (let from = 0; from < nodes.length; from += nodeSize) {
      // The edges of all nodes stand in one row, in the order of the nodes; each is a type, a name or index, and a node.
      const end = edge + (nodes[from + countAt] ?? 0) * edgeSize;
      for (; edge < end; edge += edgeSize) {
        if (!isWanted(edges[edge + 2] ?? 0)) continue;
        const type = meta.edge_types[0][edges[edge] ?? 0];
        const label = edges[edge + 1] ?? 0;
        if (type === 'element') references.push({ words: `element ${label} of ${nameOf(from)}`, from });
        if (type === 'context') references.push({ words: `variable ${strings[label]}`, from });
        if (type === 'property') references.push({ words: `property ${strings[label]} of ${nameOf(from)}`, from });
      }
    }
    return references;
  }

  return referencesTo((node) => isObject(node) && nameOf(node) === className).map(({ words, from }) => {
    const holders = referencesTo((node) => node === from);
    return [words, ...holders.map((holder) => holder.words)].join(', in ');
  });
}
