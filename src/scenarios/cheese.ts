import { WeakValueMap } from '../cache';
import { check, collectUntil, done, reference, say, step } from './narration';

class Cheese {
  constructor(readonly kind: string) {}
}

const KINDS = ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'];

/** Drops the strong references to four weakly held cheeses one after the other. */
export async function runCheese(): Promise<void> {
  const collected: string[] = [];

  await step('Fill the shelf', `Four cheeses are made: ${KINDS.join(', ')}. The shelf, a plain Map, refers to them.`, {
    watch: 'The stock holds 4 entries, though it refers to each cheese only weakly.',
    python: 'A WeakValueDictionary is what the stock would be in Python; both forget an entry whose value is gone.',
  });
  const stock = new WeakValueMap<string, Cheese>({ name: 'stock' });
  const shelf = fillShelf(stock);
  stock.observe({ onRemoval: (kind) => void collected.push(kind) });
  await collectUntil(() => collected.length > 0, 2);
  check('every cheese stays while the shelf refers to it', stock.size === KINDS.length, `${stock.size} in stock`);

  for (const [index, kind] of KINDS.entries()) {
    const left = KINDS.length - index - 1;
    await step(`Let go of the ${kind}`, `The shelf drops the ${kind}: nothing refers to it strongly any more.`, {
      watch: `The ${kind} is still in the stock at first. It leaves with the cause "collected" once the collector has run; then the stock holds ${left}.`,
      python:
        'CPython counts references and frees the cheese at this very line. A tracing collector finds out later, so a collection is requested here.',
    });
    shelf.delete(kind);
    reference(kind, 'unreachable');
    await collectUntil(() => collected.includes(kind));
    if (!isStocked(stock, kind)) reference(kind, 'collected');
    if (collected.includes(kind)) reference(kind, 'called back');
    const isOnlyOne = collected.length === index + 1 && collected[index] === kind;
    check(`${kind} was collected, and only it`, isOnlyOne, `${collected.length} collected, ${stock.size} alive`);
    done(index + 1);
  }

  await step(
    'Look at the empty stock',
    `The shelf refers to ${shelf.size} cheeses, and the stock holds ${stock.size}.`,
    {
      watch: 'The stock has counted every cheese that it lost, each with the cause "collected".',
      python:
        'Asking for a key that is gone raises KeyError from a WeakValueDictionary; a WeakValueMap answers undefined.',
    },
  );
  const { hits, misses, removals } = stock.counters;
  say(`stock: ${stock.size} entries, ${hits} hits, ${misses} misses, ${removals.collected} collected`);
  check('the stock is empty', stock.size === 0, `${removals.collected} collected, ${stock.size} alive`);
}

/**
 * Makes the cheeses and returns the only strong references to them. A function of its own: the frame of a suspended
 * async function keeps its variables alive, those of a loop that is over included.
 */
function fillShelf(stock: WeakValueMap<string, Cheese>): Map<string, Cheese> {
  const shelf = new Map<string, Cheese>();
  for (const kind of KINDS) {
    const cheese = new Cheese(kind);
    shelf.set(kind, cheese);
    stock.set(kind, cheese);
    reference(kind, 'reachable');
  }
  return shelf;
}

/** A function of its own for the same reason: what a read returns must not stay in the caller's frame. */
function isStocked(stock: WeakValueMap<string, Cheese>, kind: string): boolean {
  return stock.get(kind) !== undefined;
}
