import { WeakValueMap } from '../cache';
import { check, checkpoint, done, requestCollection, say, turn } from './narration';
import type { ScenarioOptions } from './scenarioOptions';

class Cheese {
  constructor(readonly kind: string) {}
}

const KINDS = ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'];
/** How often a collection is requested before the scenario gives up waiting: the engine promises nothing. */
const MOST_REQUESTS = 50;
/** Pause between two drops, so that people can follow, when a rate is set. */
const FOLLOW_MS = 1_000;

/** Drops the strong references to four weakly held cheeses one after the other. */
export async function runCheese({ rate }: ScenarioOptions): Promise<void> {
  const stock = new WeakValueMap<string, Cheese>({ name: 'stock' });
  const shelf = fillShelf(stock);
  const collected: string[] = [];
  stock.observe({ onRemoval: (kind) => void collected.push(kind) });

  for (const [index, kind] of KINDS.entries()) {
    await checkpoint();
    if (Number.isFinite(rate)) await turn(FOLLOW_MS);
    await collectUntil(() => false, 2);
    check(`${kind} stays while the shelf refers to it`, !collected.includes(kind) && isStocked(stock, kind));

    say(`The shelf lets go of the ${kind}: nothing refers to it strongly any more.`);
    shelf.delete(kind);
    await collectUntil(() => collected.includes(kind), MOST_REQUESTS);
    check(`${kind} was collected once, and only it`, collected.length === index + 1 && collected[index] === kind);
    done(index + 1);
  }
  const { hits, misses, removals } = stock.counters;
  say(`stock: ${stock.size} entries, ${hits} hits, ${misses} misses, ${removals.collected} collected`);
  check('the stock is empty', stock.size === 0);
}

/**
 * Makes the cheeses and returns the only strong references to them. A function of its own: the frame of a suspended
 * async function keeps its variables alive, the one of a loop that is over included.
 */
function fillShelf(stock: WeakValueMap<string, Cheese>): Map<string, Cheese> {
  const shelf = new Map<string, Cheese>();
  for (const kind of KINDS) {
    const cheese = new Cheese(kind);
    shelf.set(kind, cheese);
    stock.set(kind, cheese);
  }
  return shelf;
}

/** A function of its own for the same reason: what a read returns must not stay in the caller's frame. */
function isStocked(stock: WeakValueMap<string, Cheese>, kind: string): boolean {
  return stock.get(kind) !== undefined;
}

/** Requests collections, each in a turn of its own, until `seen` or until `most` were requested. */
async function collectUntil(seen: () => boolean, most: number): Promise<void> {
  for (let requests = 0; requests < most && !seen(); requests++) {
    await turn();
    requestCollection();
    await turn();
  }
}
