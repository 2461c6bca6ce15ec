import type { Formatter } from '../base/format';
import type { PageStrings } from '../protocol/pageStrings';
import type { CacheSnapshot } from '../protocol/snapshot';

export interface CacheColumn {
  /** Names the cell, for style sheets and tests. */
  readonly field: string;
  readonly header: keyof PageStrings;
  readonly tip: keyof PageStrings | null;
  readonly isNumber: boolean;
  text(cache: CacheSnapshot, format: Formatter, strings: PageStrings): string;
}

const TYPE_WORDS: ReadonlyMap<string, keyof PageStrings> = new Map([
  ['lru', 'typeLru'],
  ['ttl', 'typeTtl'],
  ['weak-value', 'typeWeakValue'],
  ['weak-set', 'typeWeakSet'],
  ['pool', 'typePool'],
  ['memoize', 'typeMemoize'],
] as const);

/** A kind that the page has no word for is shown as the library calls it. */
function typeText(type: string, strings: PageStrings): string {
  const word = TYPE_WORDS.get(type);
  return word === undefined ? type : strings[word];
}

function column(field: string, header: keyof PageStrings, text: CacheColumn['text']): CacheColumn {
  return { field, header, tip: null, isNumber: false, text };
}

function numbers(
  field: string,
  header: keyof PageStrings,
  tip: keyof PageStrings,
  text: CacheColumn['text'],
): CacheColumn {
  return { field, header, tip, isNumber: true, text };
}

/** The columns of the table of caches, in order; the first one heads its row. */
export const CACHE_COLUMNS: readonly CacheColumn[] = [
  column('name', 'cache', ({ name }) => name),
  column('type', 'type', ({ type }, _format, strings) => typeText(type, strings)),
  numbers('size', 'size', 'sizeTip', ({ size }, format) => format.count(size)),
  numbers('capacity', 'capacity', 'capacityTip', ({ capacity }, format) => format.capacity(capacity)),
  numbers('hits', 'hits', 'hitsTip', ({ hits }, format) => format.count(hits)),
  numbers('misses', 'misses', 'missesTip', ({ misses }, format) => format.count(misses)),
  numbers('hitRate', 'hitRate', 'hitRateTip', ({ hitRate }, format) => format.percent(hitRate)),
  numbers('evictions', 'evictions', 'evictionsTip', ({ removals }, format) => format.count(removals.size)),
  numbers('expirations', 'expirations', 'expirationsTip', ({ removals }, format) => format.count(removals.expired)),
  numbers('collected', 'collected', 'collectedTip', ({ removals }, format) => format.count(removals.collected)),
];
