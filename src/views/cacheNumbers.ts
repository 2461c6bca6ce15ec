import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { CacheSnapshot } from '../protocol/snapshot';

/** A number of a cache, as it is shown, and what it means. */
export interface CacheNumber {
  /** Names it, whatever the language. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly definition: string;
}

/** `412/500`. */
export function fillText({ size, capacity }: CacheSnapshot, format: Formatter): string {
  return `${format.count(size)}/${format.capacity(capacity)}`;
}

/** The numbers of a cache: those that every one has, then those of its kind. */
export function cacheNumbers(cache: CacheSnapshot, format: Formatter): CacheNumber[] {
  const { size, capacity, hits, misses, hitRate, rollingHitRate, evictionsPerSecond, removals } = cache;
  const number = (key: string, label: string, value: string, definition: string): CacheNumber => {
    return { key, label, value, definition };
  };
  return [
    number('size', l10n.t('Size'), format.count(size), l10n.t('How many entries the cache holds now.')),
    number(
      'capacity',
      l10n.t('Capacity'),
      format.capacity(capacity),
      l10n.t('The greatest number of entries; ∞ means unbounded.'),
    ),
    number('hits', l10n.t('Hits'), format.count(hits), l10n.t('Reads that found an entry.')),
    number('misses', l10n.t('Misses'), format.count(misses), l10n.t('Reads that found none.')),
    number('hitRate', l10n.t('Hit rate'), format.percent(hitRate), l10n.t('Hits as a share of all reads so far.')),
    number(
      'rollingHitRate',
      l10n.t('Rolling hit rate'),
      format.percent(rollingHitRate),
      l10n.t('Hits as a share of the newest 1,000 reads.'),
    ),
    number(
      'evictions',
      l10n.t('Evictions'),
      format.count(removals.size),
      l10n.t('Entries that left because the cache was full.'),
    ),
    number(
      'evictionsPerSecond',
      l10n.t('Evictions a second'),
      l10n.t('{0}/s', format.rate(evictionsPerSecond)),
      l10n.t('Evictions a second, over about the last two seconds.'),
    ),
    number(
      'expirations',
      l10n.t('Expirations'),
      format.count(removals.expired),
      l10n.t('Entries that left because their time to live had passed.'),
    ),
    number(
      'collected',
      l10n.t('Collected'),
      format.count(removals.collected),
      l10n.t('Entries that left because the garbage collector took their value.'),
    ),
    ...numbersOfKind(cache, format),
  ];
}

function numbersOfKind({ pool, weight, loads }: CacheSnapshot, format: Formatter): CacheNumber[] {
  const numbers: CacheNumber[] = [];
  if (pool !== undefined) {
    numbers.push(
      {
        key: 'lent',
        label: l10n.t('In use'),
        value: format.count(pool.lent),
        definition: l10n.t('Objects of the pool that are lent now.'),
      },
      {
        key: 'waiting',
        label: l10n.t('Waiting'),
        value: format.count(pool.waiting),
        definition: l10n.t('Acquisitions that wait for an object.'),
      },
    );
  }
  if (weight !== undefined) {
    numbers.push({
      key: 'weight',
      label: l10n.t('Weight'),
      value: `${format.number(weight.now)}/${weight.max === null ? '∞' : format.number(weight.max)}`,
      definition: l10n.t('What the entries weigh together, and what they may weigh; ∞ means unbounded.'),
    });
  }
  if (loads !== undefined) {
    numbers.push({
      key: 'loads',
      label: l10n.t('Loads'),
      value: l10n.t('{0}, {1} failed', format.count(loads.count), format.count(loads.failures)),
      definition: l10n.t('How often the cache has loaded a value, and how often that failed.'),
    });
  }
  return numbers;
}
