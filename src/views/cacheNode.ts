import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { CacheSnapshot } from '../protocol/snapshot';
import { cacheNumbers, fillText } from './cacheNumbers';
import { placeText } from './placeText';
import type { TreeNode } from './treeNode';

/** A cache with its numbers, each of them defined in its tooltip. */
export function cacheNode(sessionId: number, cache: CacheSnapshot, format: Formatter): TreeNode {
  const { name, type, size, capacity, hitRate, place, isGone } = cache;
  const id = `session:${sessionId}:cache:${cache.id}`;
  const about = { sessionId, cacheId: cache.id };
  const numbers = cacheNumbers(cache, format);
  const description = `${fillText(cache, format)} · ${format.percent(hitRate)}`;
  const spoken = l10n.t(
    'Cache {0}, {1} of {2} entries, hit rate {3}',
    name,
    format.count(size),
    format.capacity(capacity),
    format.percent(hitRate),
  );
  return {
    id,
    label: name,
    description: isGone ? l10n.t('gone · {0}', description) : description,
    tooltip: isGone ? l10n.t('It is no longer in the process; these are its last numbers.') : '',
    facts: [
      [l10n.t('Type'), type],
      ...numbers.map(({ label, value }) => [label, value] as const),
      ...(place === null ? [] : [[l10n.t('Created at'), placeText(place)] as const]),
    ],
    icon: 'database',
    contextValue: place === null ? 'cache' : 'cacheWithPlace',
    spoken: isGone ? l10n.t('{0}, no longer in the process', spoken) : spoken,
    ...about,
    children: numbers.map(({ key, label, value, definition }) => ({
      id: `${id}:${key}`,
      label,
      description: value,
      tooltip: definition,
      icon: 'symbol-number',
      contextValue: 'number',
      spoken: `${label}: ${value}`,
      ...about,
    })),
  };
}
