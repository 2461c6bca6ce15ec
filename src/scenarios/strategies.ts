import { LruCache, memoize, TtlCache, WeakValueMap } from '../cache';
import { check, collectUntil, done, measure, say, step, turn } from './narration';
import type { ScenarioOptions } from './scenarioOptions';
import { skewedKeys } from './skewedKeys';

const READS = 12_000;
const KEY_SPACE = 2_000;
const CAPACITY = 200;
/** Each so many reads a price changes, so that what was remembered before is wrong. */
const READS_PER_CHANGE = 40;
const BATCH = 300;
/** How long a read takes by the clock of the TTL cache. */
const READ_MS = 100;
/** How many of the last products the program itself still refers to, as one that shows a list would. */
const SHOWN = 100;

interface Product {
  readonly id: string;
  readonly price: number;
}

/** A strategy, how to read through it, and what came of it. */
interface Contender {
  readonly name: string;
  read(id: string): Product;
  size(): number;
  reads: number;
  stale: number;
  largest: number;
}

/** Reads the same products through four strategies, and measures what each is good and bad at. */
export async function runStrategies({ seed }: ScenarioOptions): Promise<void> {
  const prices = new Map<string, number>();
  let loads = 0;
  const load = (id: string): Product => {
    loads++;
    return { id, price: prices.get(id) ?? 0 };
  };

  await step(
    'Four strategies',
    `Prices of ${KEY_SPACE} products are read ${READS} times, and one price changes with every ${READS_PER_CHANGE} reads. memoize remembers everything, the LRU cache at most ${CAPACITY}, the TTL cache only for a while, and the weak map only what the program itself refers to.`,
    {
      watch: 'Four caches, all empty: remember all, LRU, TTL and weak.',
      python: 'functools.cache, functools.lru_cache, cachetools.TTLCache and weakref.WeakValueDictionary.',
    },
  );
  // The time of the TTL cache is counted in reads, so that every run is the same.
  let now = 0;
  const clock = { now: () => now * READ_MS, after: () => () => undefined };
  const all = memoize(load, { name: 'remember all', maxSize: Infinity });
  const lru = new LruCache<string, Product>({ name: 'LRU', capacity: CAPACITY });
  const ttl = new TtlCache<string, Product>({
    name: 'TTL',
    ttlMs: 1_000 * READ_MS,
    capacity: KEY_SPACE,
    runtime: clock,
  });
  const weak = new WeakValueMap<string, Product>({ name: 'weak' });
  const contenders = [
    contender('remember all', all, () => all.cache.size),
    contender(
      'LRU',
      (id) => lru.getOrCompute(id, load),
      () => lru.size,
    ),
    contender(
      'TTL',
      (id) => ttl.getOrCompute(id, load),
      () => ttl.size,
    ),
    contender(
      'weak',
      (id) => throughWeak(weak, id, load),
      () => weak.size,
    ),
  ];

  await step(
    'The same reads for all',
    `Every product is read through all four. The last ${SHOWN} that were read stay on the screen of this program, so it refers to them strongly; collections are requested now and then.`,
    {
      watch:
        'The one that remembers all only grows. LRU stays at its bound. TTL loses what is older than 1,000 reads, a tenth of a second of its clock each, and weak what is not shown any more.',
    },
  );
  const nextKey = skewedKeys(seed, { skew: () => 0.8, keySpace: () => KEY_SPACE, scanShare: () => 0 });
  const shown: Product[] = [];
  for (now = 1; now <= READS; now++) {
    const id = nextKey();
    if (now % READS_PER_CHANGE === 0) prices.set(id, now);
    for (const each of contenders) readOnce(each, id, prices.get(id) ?? 0, shown);
    if (now % BATCH !== 0) continue;
    done(now);
    await collectUntil(() => false, 1);
    await turn(20);
  }
  const [remembered, bounded, timed, held] = contenders as [Contender, Contender, Contender, Contender];
  const hitRates = new Map(
    [all.cache, lru, ttl, weak].map(({ name, counters: { hits, misses } }) => [name, (100 * hits) / (hits + misses)]),
  );
  for (const { name, stale, largest } of contenders) {
    measure(`hit rate of ${name}`, hitRates.get(name) ?? 0, '%');
    measure(`wrong prices from ${name}`, (100 * stale) / READS, '% of reads');
    measure(`largest size of ${name}`, largest, 'entries');
  }
  say(`loaded ${loads} times in all`);

  await step(
    'Remember all: fast, big and wrong',
    `It has the most hits, ${percent(hitRates, 'remember all')}, for ${remembered.largest} entries, the most of all. And ${remembered.stale} of its ${READS} answers were old prices: nothing ever tells it that a price has changed.`,
    {
      watch: 'Good for what never changes and has few different arguments. Otherwise give it a bound and an end.',
    },
  );
  check('it has the most hits', isGreatest(hitRates, 'remember all'), `${percent(hitRates, 'remember all')} hits`);
  check(
    'it holds the most',
    remembered.largest >= Math.max(bounded.largest, timed.largest),
    `${remembered.largest} entries`,
  );

  await step(
    'LRU: a tenth of the memory',
    `With ${bounded.largest} entries, a tenth of the products, it has ${percent(hitRates, 'LRU')} hits: popular products stay. It knows nothing of time either, and ${bounded.stale} answers were old; fewer, as unpopular ones leave before they are asked for again.`,
    {
      watch: 'Good when memory is what is scarce. Its evictions have the cause "size".',
    },
  );
  check('it kept its bound', bounded.largest <= CAPACITY, `${bounded.largest} entries at most`);

  await step(
    'TTL: less wrong',
    `Nothing is older than 1,000 reads, so only ${timed.stale} answers were old prices, against ${remembered.stale}. It pays with hits, ${percent(hitRates, 'TTL')}, and with loading again what had not changed at all.`,
    {
      watch: 'Good when an answer may be old, but not too old. Its entries leave with the cause "expired".',
    },
  );
  check(
    'it was less often wrong than the one without an end',
    timed.stale < remembered.stale,
    `${timed.stale} old prices against ${remembered.stale}`,
  );

  await step(
    'Weak: only what is used anyway',
    'The weak map costs no memory of its own: it finds a product while the program shows it, and forgets it when nobody else refers to it. How much it finds depends on the collector, so its numbers are measured and not foretold.',
    {
      watch:
        'Good for one object for each key while it is in use anywhere. No bound is needed, and no promise about hits is possible. Its entries leave with the cause "collected".',
      python:
        'CPython would forget a product the moment it leaves the screen. A tracing collector comes later, so here it is found for longer.',
    },
  );
  check(
    'what is shown is found',
    shown.every((product) => weak.get(product.id) !== undefined),
    `${shown.length} products shown`,
  );
  check('it was read as often as the others', held.reads === READS, `${held.reads} reads`);
}

function contender(name: string, read: (id: string) => Product, size: () => number): Contender {
  return { name, read, size, reads: 0, stale: 0, largest: 0 };
}

function throughWeak(weak: WeakValueMap<string, Product>, id: string, load: (id: string) => Product): Product {
  const held = weak.get(id);
  if (held !== undefined) return held;
  const loaded = load(id);
  weak.set(id, loaded);
  return loaded;
}

function readOnce(each: Contender, id: string, price: number, shown: Product[]): void {
  const product = each.read(id);
  each.reads++;
  if (product.price !== price) each.stale++;
  each.largest = Math.max(each.largest, each.size());
  if (each.name !== 'weak') return;
  shown.push(product);
  if (shown.length > SHOWN) shown.shift();
}

function percent(rates: ReadonlyMap<string, number>, name: string): string {
  return `${(rates.get(name) ?? 0).toFixed(1)} %`;
}

function isGreatest(rates: ReadonlyMap<string, number>, name: string): boolean {
  return [...rates.values()].every((rate) => rate <= (rates.get(name) ?? 0));
}
