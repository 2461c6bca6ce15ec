import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

const LISTED = 20;

/** The last weakly held objects that were seen collected, the newest first. */
export function collectionsNode({ sessionId, events, caches }: SessionSnapshot, format: Formatter): TreeNode {
  const listed = events.filter(({ cause }) => cause === 'collected').slice(-LISTED);
  const total = caches.reduce((sum, cache) => sum + cache.removals.collected, 0);
  const label = l10n.t('Last collections');
  return {
    id: `session:${sessionId}:collections`,
    label,
    description: format.count(total),
    tooltip: l10n.t(
      'Weakly held objects that were seen collected. The engine tells it late, and promises no order and no moment.',
    ),
    icon: 'trash',
    contextValue: 'collections',
    spoken: l10n.t('{0} objects seen collected', format.count(total)),
    expanded: true,
    children: listed.reverse().map(({ id, key, cacheName, atMs }) => ({
      id: `session:${sessionId}:collection:${id}`,
      label: key,
      description: l10n.t('{0}, seen collected at {1}', cacheName, format.elapsed(atMs)),
      icon: 'circle-slash',
      contextValue: 'collection',
      spoken: l10n.t('{0} of {1}, seen collected at {2}', key, cacheName, format.elapsed(atMs)),
    })),
  };
}
