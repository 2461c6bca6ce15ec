import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { CacheSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

/** A cache with its numbers, each of them defined in its tooltip. */
export function cacheNode(sessionId: number, cache: CacheSnapshot, format: Formatter): TreeNode {
  const { name, type, size, capacity, hits, misses, hitRate, removals } = cache;
  const id = `session:${sessionId}:cache:${cache.id}`;
  const number = (key: string, label: string, value: string, tooltip: string): TreeNode => ({
    id: `${id}:${key}`,
    label,
    description: value,
    tooltip,
    icon: 'symbol-number',
    contextValue: 'number',
    spoken: `${label}: ${value}`,
  });
  const fill = `${format.count(size)}/${format.capacity(capacity)}`;
  return {
    id,
    label: name,
    description: `${fill} · ${format.percent(hitRate)}`,
    tooltip: l10n.t('{0}: {1} entries, hit rate {2}', type, fill, format.percent(hitRate)),
    icon: 'database',
    contextValue: 'cache',
    spoken: l10n.t(
      'Cache {0}, {1} of {2} entries, hit rate {3}',
      name,
      format.count(size),
      format.capacity(capacity),
      format.percent(hitRate),
    ),
    expanded: true,
    children: [
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
        'evictions',
        l10n.t('Evictions'),
        format.count(removals.size),
        l10n.t('Entries that left because the cache was full.'),
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
    ],
  };
}
