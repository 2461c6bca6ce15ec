import { WeakValueMap } from '../cache';
import { check, reference, requestCollection, say, step, turn } from './narration';

class Picture {
  constructor(readonly file: string) {}
}

/** What the tabs of a program show; an empty tab refers to nothing. */
type Tabs = (Picture | undefined)[];
type Stock = WeakValueMap<string, Picture>;

/** Follows one picture through the four states, from the first strong reference to the callback. */
export async function runWeakStock(): Promise<void> {
  const stock: Stock = new WeakValueMap<string, Picture>({ name: 'stock' });
  const removed: string[] = [];
  stock.observe({
    onRemoval: (file) => {
      removed.push(file);
      reference(file, 'called back');
    },
  });

  await step(
    'Reachable',
    'Tab 1 opens harbour.png, tab 2 opens it too and gets the same picture from the stock, tab 3 opens meadow.png.',
    {
      watch: 'The stock has 2 entries, 1 hit and 2 misses: three tabs, but only two pictures in memory.',
      python:
        'The stock is a WeakValueDictionary. In Python a picture must be of a class, as here; a str or a tuple could not be held weakly.',
    },
  );
  const tabs: Tabs = [];
  for (const file of ['harbour.png', 'harbour.png', 'meadow.png']) open(file, tabs, stock);
  check(
    'two tabs share a picture',
    tabs[0] === tabs[1] && stock.size === 2,
    `${tabs.length} tabs, ${stock.size} pictures`,
  );

  await step(
    'Still reachable',
    'Tab 1 is closed, and a collection is requested. harbour.png stays: tab 2 still refers to it.',
    {
      watch: 'The stock still has 2 entries after the collection, a long mark in the heap chart.',
      python:
        'CPython would count one reference less, and one is left. JavaScript counts nothing; it asks whether there is a way to the object.',
    },
  );
  tabs[0] = undefined;
  await turn();
  requestCollection();
  await turn();
  check('harbour.png stays for tab 2', isStocked(stock, 'harbour.png'), `${stock.size} pictures in stock`);

  await step(
    'Unreachable',
    'Tab 2 is closed as well. No strong reference to harbour.png is left, and nothing happens.',
    {
      watch: 'The state of harbour.png is "unreachable", and the stock still has it: nobody has looked.',
      python: 'In CPython it would be gone at this line, with the last reference.',
    },
  );
  tabs[1] = undefined;
  reference('harbour.png', 'unreachable');
  check(
    'it is still in stock',
    stock.size === 2 && removed.length === 0,
    `${stock.size} in stock, ${removed.length} callbacks`,
  );

  await step(
    'Collected',
    'Now a collection is requested. The picture is gone when that returns; the callback that takes its entry away has not run yet.',
    {
      watch: 'For a moment the stock has 2 entries and only 1 picture: "collected" comes before "called back".',
      python: 'CPython runs the callback of a weak reference at once, within the statement that dropped the last one.',
    },
  );
  const { entries, early } = await collectOnce(stock, 'harbour.png', () => removed.length);
  const isGone = !isStocked(stock, 'harbour.png');
  if (isGone && removed.length === 0) reference('harbour.png', 'collected');
  check('it was gone before the callback ran', isGone && early === 0, `${entries} entries, ${early} callbacks`);

  await step(
    'Called back',
    `The stock had ${entries} entries for 1 picture. In a turn of its own the engine calls back, and the entry goes.`,
    {
      watch: 'The entry of harbour.png leaves with the cause "collected". The stock has 1 entry.',
      python:
        'Iterating over a WeakValueDictionary guards against callbacks in between; here none can come within a job.',
    },
  );
  for (let turns = 0; turns < 100 && removed.length === 0; turns++) await turn();
  check(
    'the entry went with the callback',
    removed.length === 1 && stock.size === 1,
    `${removed.length} callback, ${stock.size} in stock`,
  );

  await step(
    'Open it again',
    'Tab 1 opens harbour.png once more. The stock answers undefined, so the picture is read anew: a miss, as for any cache.',
    {
      watch: '2 entries again, and one miss more. Who asks a weak map must be ready for undefined at any time.',
      python: 'stock["harbour.png"] of Python raises KeyError here; stock.get("harbour.png") returns None.',
    },
  );
  open('harbour.png', tabs, stock);
  const { hits, misses, removals } = stock.counters;
  say(`stock: ${stock.size} entries, hits: ${hits}, misses: ${misses}, collected: ${removals.collected}`);
  check(
    'one was collected, and read again',
    removals.collected === 1 && stock.size === 2,
    `${removals.collected} collected, ${stock.size} alive`,
  );
}

/** Shows a picture in a new tab: the one in stock, or one that is read now. */
function open(file: string, tabs: Tabs, stock: Stock): void {
  let picture = stock.get(file);
  if (picture === undefined) {
    picture = new Picture(file);
    stock.set(file, picture);
    reference(file, 'reachable');
  }
  tabs.push(picture);
}

/** Requests collections until the picture is gone, and looks at the stock in the very job in which it went. */
async function collectOnce(
  stock: Stock,
  file: string,
  callbacks: () => number,
): Promise<{ entries: number; early: number }> {
  for (let requests = 0; requests < 50; requests++) {
    // What was read or made in a job stays until its end, so a new one begins.
    await turn();
    requestCollection();
    if (!isStocked(stock, file)) break;
  }
  return { entries: stock.size, early: callbacks() };
}

/** A function of its own: what a read returns must not stay in the frame of the caller, which is suspended at times. */
function isStocked(stock: Stock, file: string): boolean {
  return stock.has(file);
}
