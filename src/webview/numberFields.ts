import type { Formatter } from '../base/format';
import type { PageSnapshot } from '../protocol/page';
import type { PageStrings } from '../protocol/pageStrings';
import type { CacheTotals } from './cacheTotals';
import { fill } from './locale';

/** What is told: the figure, and what belongs to it. `null` where it makes no sense for this program. */
interface Figure {
  readonly value: string;
  readonly beside: string;
  /** A share of 1, to be drawn as a bar below. */
  readonly share?: number;
}

export interface NumberField {
  readonly name: string;
  readonly label: keyof PageStrings;
  readonly tip: keyof PageStrings;
  figure(snapshot: PageSnapshot, totals: CacheTotals, format: Formatter, strings: PageStrings): Figure | null;
}

const UNKNOWN = '–';

const size: NumberField = {
  name: 'size',
  label: 'size',
  tip: 'numberSizeTip',
  figure: (_snapshot, totals, format) =>
    totals.capacity === null
      ? { value: format.count(totals.size), beside: '' }
      : {
          value: format.count(totals.size),
          beside: `/ ${format.count(totals.capacity)}`,
          share: totals.capacity === 0 ? 0 : totals.size / totals.capacity,
        },
};

const hitRate: NumberField = {
  name: 'hitRate',
  label: 'hitRate',
  tip: 'numberHitRateTip',
  figure: (_snapshot, totals, format, strings) => ({
    value: format.percent(totals.rollingHitRate),
    beside: totals.hitRate === null ? '' : fill(strings.overall, format.percent(totals.hitRate)),
  }),
};

const evictions: NumberField = {
  name: 'evictionsPerSecond',
  label: 'evictions',
  tip: 'numberEvictionsTip',
  figure: (_snapshot, totals, format, strings) => ({
    value: fill(strings.perSecond, format.rate(totals.evictionsPerSecond)),
    beside: fill(strings.inAll, format.count(totals.evictions)),
  }),
};

const heap: NumberField = {
  name: 'heapUsed',
  label: 'heapUsed',
  tip: 'heapUsedTip',
  figure: ({ memory }, _totals, format) => ({
    value: memory === null ? UNKNOWN : format.bytes(memory.heapUsedBytes),
    beside: '',
  }),
};

const weak: NumberField = {
  name: 'weakAlive',
  label: 'weakAlive',
  tip: 'weakAliveTip',
  figure: ({ weakAlive }, _totals, format) =>
    weakAlive === null ? null : { value: format.count(weakAlive), beside: '' },
};

const collections: NumberField = {
  name: 'engineCollections',
  label: 'engineCollections',
  tip: 'engineCollectionsTip',
  figure: ({ engineCollections: { count, durationMs } }, _totals, format, strings) => ({
    value: format.count(count),
    beside: fill(strings.inAll, format.milliseconds(durationMs)),
  }),
};

const operations: NumberField = {
  name: 'operations',
  label: 'operations',
  tip: 'operationsTip',
  figure: ({ operations: done }, _totals, format) => (done === null ? null : { value: format.count(done), beside: '' }),
};

/** In the order of the strip. */
export const NUMBER_FIELDS: readonly NumberField[] = [size, hitRate, evictions, heap, weak, collections, operations];
/** Those of the compact view. */
export const COMPACT_FIELDS: readonly NumberField[] = [size, hitRate, heap];
