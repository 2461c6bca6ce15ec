import { WeakValueMap } from '../cache';
import { check, collectUntil, measure, reference, requestCollection, say, step, turn } from './narration';

class Coin {
  constructor(readonly metal: string) {}
}

/** Tries what weak references cannot do. */
export async function runWeakLimits(): Promise<void> {
  await step(
    'Only objects',
    'A number, a text, a bigint, true, null, a registered symbol, an array, a function and a symbol of its own are each given to new WeakRef().',
    {
      watch:
        'The output has two lines, those refused and those accepted. A WeakValueMap, the cache "weak", refuses primitives just the same, with a sentence.',
      python:
        'In CPython a list, a dict or a str can be held weakly only when it is of a subclass, an int or a tuple not even then; sets and functions can. In JavaScript every object can, arrays too.',
    },
  );
  const weak = new WeakValueMap<string, object>({ name: 'weak' });
  const refused: string[] = [];
  const accepted: string[] = [];
  for (const [name, value] of CANDIDATES) (canBeHeld(value) ? accepted : refused).push(name);
  say(`refused: ${refused.join(', ')}`);
  say(`accepted: ${accepted.join(', ')}`);
  const sentence = refusalOf(weak, 42);
  say(sentence);
  check('primitives were refused', refused.length === 6 && weak.size === 0, `refused: ${refused.join(', ')}`);
  check('what has an identity of its own was accepted', accepted.length === 3, `accepted: ${accepted.join(', ')}`);

  await step(
    'deref() pins for the job',
    `${refused.length} of ${CANDIDATES.length} were refused. Now a coin is held only weakly, and deref() looks at it right before a collection, in the same job: in what runs between two turns of the event loop.`,
    {
      watch:
        'A collection is marked in the heap chart, and the coin survives it: what deref() has returned stays alive until the job ends, so that two looks in a row agree.',
      python:
        'In Python ref() returns a strong reference that lasts as long as somebody has it, and not a moment longer.',
    },
  );
  const ref = makeCoin('silver');
  await turn();
  const inJob = await looksAroundCollection(ref);
  say(`after a collection in the same job: ${inJob.sameJob}; after an await of a settled promise: ${inJob.afterAwait}`);
  check('the coin outlives a collection in the job of its deref()', inJob.sameJob === 'there', inJob.sameJob);
  check('an await alone does not end the job', inJob.afterAwait === 'there', `after an await: ${inJob.afterAwait}`);

  await step(
    'A new job',
    'The same again, but a turn of the event loop lies between the last look and the collection. That is what ends a job.',
    {
      watch:
        'This time the collection takes the coin. Who asks too often, in every job, can keep an object alive without wanting to.',
    },
  );
  await collectUntil(() => look(ref) === 'gone');
  if (look(ref) === 'gone') reference('silver coin', 'collected');
  check('in a new job it goes', look(ref) === 'gone', look(ref));

  await step(
    'A dead reference stays dead',
    `deref() says: ${look(ref)}. Another silver coin is made, equal in everything.`,
    {
      watch:
        'The old reference still answers undefined: it was about an object and not about its value. A WeakRef cannot be given a new target.',
      python:
        'A dead weakref.ref returns None for ever, as deref() returns undefined. A dead weakref.proxy raises ReferenceError.',
    },
  );
  const other = makeCoin('silver');
  const both = `old ${look(ref)}, new ${look(other)}`;
  check('the old reference found no new coin', both === 'old gone, new there', both);

  await step(
    'No promise about when',
    'A gold coin is dropped, and the program waits 50 turns without asking for a collection. Whether it is still there then is up to the engine.',
    {
      watch:
        'Most likely there is no new long mark in the heap chart, and the coin stays: a program with enough memory may never collect. Then no callback ever comes.',
      python:
        'CPython promises nothing either in its language reference, it just does it at once. PyPy and Jython do as V8.',
    },
  );
  const gold = makeCoin('gold');
  reference('gold coin', 'unreachable');
  for (let turns = 0; turns < 50; turns++) await turn();
  say(`after 50 turns: ${look(gold)}`);
  const sinceMs = performance.now();
  await collectUntil(() => look(gold) === 'gone');
  measure('from the request until it was gone', performance.now() - sinceMs, 'ms');
  if (look(gold) === 'gone') reference('gold coin', 'collected');
  check('it went when it was looked for', look(gold) === 'gone', look(gold));

  await step(
    'Size is a guess',
    'Three coins are put into the weak map and dropped, and a collection runs. In that moment the map has 3 entries and no living one.',
    {
      watch:
        'Three entries leave the cache "weak" with the cause "collected", one for each callback. Until then its size counts them. Count by iterating when it has to be exact.',
      python: 'len() of a WeakValueDictionary has the same gap, only narrower.',
    },
  );
  fill(weak);
  const { entries, living } = await countAfterCollection(weak);
  await collectUntil(() => weak.size === 0);
  check('the size counted the dead', entries === 3 && living === 0, `size ${entries}, living ${living}`);
  check('then it was told', weak.size === 0, `size ${weak.size}`);
}

const CANDIDATES: readonly (readonly [name: string, value: unknown])[] = [
  ['42', 42],
  ['"text"', 'text'],
  ['42n', 42n],
  ['true', true],
  ['null', null],
  ['Symbol.for("shared")', Symbol.for('shared')],
  ['an array', []],
  ['a function', () => undefined],
  ['Symbol("own")', Symbol('own')],
];

function canBeHeld(value: unknown): boolean {
  try {
    return new WeakRef(value as object) instanceof WeakRef;
  } catch {
    return false;
  }
}

function refusalOf(weak: WeakValueMap<string, object>, value: unknown): string {
  try {
    weak.set('coin', value as object);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Functions of their own for all that touches a coin: no frame that is suspended may hold one. */
function makeCoin(metal: string): WeakRef<Coin> {
  return new WeakRef(new Coin(metal));
}

function look(ref: WeakRef<Coin>): 'there' | 'gone' {
  return ref.deref() === undefined ? 'gone' : 'there';
}

async function looksAroundCollection(ref: WeakRef<Coin>): Promise<{ sameJob: string; afterAwait: string }> {
  look(ref);
  requestCollection();
  const sameJob = look(ref);
  await Promise.resolve();
  requestCollection();
  return { sameJob, afterAwait: look(ref) };
}

function fill(weak: WeakValueMap<string, object>): void {
  for (const metal of ['silver', 'gold', 'copper']) weak.set(metal, new Coin(metal));
}

async function countAfterCollection(weak: WeakValueMap<string, object>): Promise<{ entries: number; living: number }> {
  await turn();
  requestCollection();
  return { entries: weak.size, living: [...weak.entries()].length };
}
