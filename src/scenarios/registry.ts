import { WeakValueMap } from '../cache';
import { beSeen, check, collectUntil, reference, requestCollection, say, step, turn } from './narration';

class Part {
  constructor(readonly name: string) {}
}

/** What the three stocks of this program have in common. */
interface Stock {
  readonly size: number;
  get(name: string): Part | undefined;
  set(name: string, part: Part): unknown;
}

/** Weak references alone: what is dead leaves a reference to nothing behind. */
class UncleanedStock implements Stock {
  protected readonly refs = new Map<string, WeakRef<Part>>();

  get size(): number {
    return this.refs.size;
  }

  get(name: string): Part | undefined {
    return this.refs.get(name)?.deref();
  }

  set(name: string, part: Part): void {
    this.refs.set(name, new WeakRef(part));
  }
}

/** Has a registry tell it which name to remove, as the first idea is. */
class HastyStock extends UncleanedStock {
  callbacks = 0;
  readonly #registry = new FinalizationRegistry<string>((name) => {
    this.callbacks++;
    this.refs.delete(name);
  });

  override set(name: string, part: Part): void {
    super.set(name, part);
    this.#registry.register(part, name);
  }
}

const PARTS = 1_000;

/** Builds a stock that cleans itself, in three attempts. */
export async function runRegistry(): Promise<void> {
  await step(
    'Weak references alone',
    `A stock is a Map of WeakRefs. ${PARTS} parts go in, all are dropped, and collections are requested.`,
    {
      watch:
        'The collections, long marks in the heap chart. The panel shows no cache yet: this stock is made by hand, see its class in the source.',
      python: 'In Python: a dict of weakref.ref objects without callbacks.',
    },
  );
  const uncleaned = new UncleanedStock();
  fill(uncleaned);
  await collectUntil(() => alive(uncleaned) === 0);
  say(`${alive(uncleaned)} parts alive, ${uncleaned.size} entries`);
  check(
    'the parts are gone and their entries are not',
    alive(uncleaned) === 0 && uncleaned.size === PARTS,
    `${alive(uncleaned)} alive, ${uncleaned.size} entries`,
  );

  await step(
    'Add a registry',
    `${uncleaned.size} entries for ${alive(uncleaned)} living parts: names and empty references that nobody removes. A FinalizationRegistry is told each name, and calls back with it when the part is gone.`,
    {
      watch: 'Again 1000 parts come and go. The output counts the entries that are left.',
      python: 'weakref.ref(part, callback) and weakref.finalize(part, callback) do this, in CPython at once.',
    },
  );
  const hasty = new HastyStock();
  fill(hasty);
  await collectUntil(() => hasty.size === 0);
  say(`${hasty.callbacks} callbacks, ${hasty.size} entries`);
  check(
    'it cleans itself',
    hasty.size === 0 && hasty.callbacks === PARTS,
    `${hasty.callbacks} callbacks, ${hasty.size} entries`,
  );

  await step(
    'The trap',
    `${hasty.callbacks} callbacks came, and ${hasty.size} entries are left. But now a bolt is replaced by a new bolt, and after that the callback of the old one comes.`,
    {
      watch:
        'The new bolt is alive, here in the source it is held by the array bench. See whether the stock still has it.',
      python: 'Between the end of an object and its callback CPython leaves no gap, so this trap hardly exists there.',
    },
  );
  const bench: Part[] = [];
  const told = hasty.callbacks;
  await replaceBolt(hasty, bench, () => hasty.callbacks > told);
  if (hasty.callbacks > told) reference('the old bolt', 'called back');
  const isLost = !has(hasty, 'bolt');
  check(
    'the hasty stock forgot a living part',
    isLost && bench.length === 1,
    `${bench.length} new bolt alive, ${hasty.size} in stock`,
  );

  await step(
    'The mend',
    `The stock forgot a living bolt: the late callback removed whatever stood under the name. A WeakValueMap looks first whether the entry is still the one that died.`,
    {
      watch:
        'The cache "stock": the old bolt leaves once, in the moment in which the new one takes its place, and the new one stays.',
      python: 'WeakValueDictionary is written with the same care: its callback compares references before it deletes.',
    },
  );
  const stock = new WeakValueMap<string, Part>({ name: 'stock' });
  bench.length = 0;
  await replaceBolt(stock, bench, () => stock.size === 0);
  if (stock.counters.removals.collected === 1) reference('the old bolt', 'collected');
  check(
    'the careful stock kept it',
    has(stock, 'bolt') && stock.size === 1,
    `${bench.length} new bolt alive, ${stock.size} in stock`,
  );

  await step(
    'Many at once',
    `The bolt stayed. Now ${PARTS} parts go into the WeakValueMap and are dropped; only the bolt on the bench is still wanted.`,
    {
      watch: `The stock grows to ${PARTS + 1} and falls back to 1 by itself, with a removal of the cause "collected" for each part.`,
    },
  );
  fill(stock);
  const full = stock.size;
  await beSeen();
  await collectUntil(() => stock.size === 1);
  if (stock.size === 1) reference('the other parts', 'called back');
  const { collected, replaced } = stock.counters.removals;
  check(
    'the stock cleaned itself',
    full === PARTS + 1 && stock.size === 1 && collected + replaced === PARTS + 1,
    `${full} in stock, then ${stock.size}: ${collected} collected, ${replaced} replaced`,
  );
  // The bench holds the bolt until here; a variable that is not used any more would be no promise.
  check('what is wanted is there', bench[0] === stock.get('bolt'), `${stock.get('bolt')?.name} in stock`);
}

/** Functions of their own for all that touches parts: no frame that is suspended may hold one. */
function fill(stock: Stock): void {
  for (let number = 1; number <= PARTS; number++) stock.set(`part ${number}`, new Part(`part ${number}`));
}

function alive(stock: Stock): number {
  let count = 0;
  for (let number = 1; number <= PARTS; number++) if (stock.get(`part ${number}`) !== undefined) count++;
  return count;
}

function has(stock: Stock, name: string): boolean {
  return stock.get(name) !== undefined;
}

function put(stock: Stock, name: string, bench: Part[] = []): void {
  const part = new Part(name);
  bench.push(part);
  stock.set(name, part);
}

/** The old bolt is collected, and before its callback can come the new one is in stock. */
async function replaceBolt(stock: Stock, bench: Part[], seen: () => boolean): Promise<void> {
  put(stock, 'bolt');
  reference('the old bolt', 'unreachable');
  // In a new job, as what was made in a job stays until its end; and the callback comes in a later one.
  await turn();
  requestCollection();
  put(stock, 'bolt', bench);
  await collectUntil(seen, 5);
}
