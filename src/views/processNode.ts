import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { SessionSnapshot } from '../protocol/snapshot';
import { cacheNode } from './cacheNode';
import type { TreeNode } from './treeNode';

/** The observed process with its caches. */
export function processNode(snapshot: SessionSnapshot, format: Formatter): TreeNode {
  const { sessionId, pid, caches, cachesLeftOut, rollingHitRate } = snapshot;
  const label = pid === null ? l10n.t('Process') : l10n.t('Process {0}', pid);
  const all = caches.length + cachesLeftOut;
  return {
    id: `session:${sessionId}:process`,
    label,
    description: all === 1 ? l10n.t('1 cache') : l10n.t('{0} caches', format.count(all)),
    tooltip: l10n.t('The program runs in a process of its own, with a probe in it that tells of its caches.'),
    icon: 'server-process',
    contextValue: 'process',
    spoken: all === 1 ? l10n.t('{0}, 1 cache', label) : l10n.t('{0}, {1} caches', label, format.count(all)),
    expanded: true,
    sessionId,
    children: [
      ...(all < 2 || rollingHitRate === null ? [] : [together(sessionId, rollingHitRate, format)]),
      ...caches.map((cache) => cacheNode(sessionId, cache, format)),
      ...(cachesLeftOut === 0 ? [] : [moreCaches(sessionId, cachesLeftOut, format)]),
    ],
  };
}

/** An item of its own: when the process's own item changes, VS Code reads all that is below it anew. */
function together(sessionId: number, rollingHitRate: number, format: Formatter): TreeNode {
  const label = l10n.t('All caches together');
  const rate = l10n.t('hit rate {0}', format.percent(rollingHitRate));
  return {
    id: `session:${sessionId}:together`,
    label,
    description: rate,
    tooltip: l10n.t('Hits as a share of the newest 1,000 reads, whichever caches they were of.'),
    icon: 'symbol-number',
    contextValue: 'number',
    spoken: `${label}: ${rate}`,
    sessionId,
  };
}

function moreCaches(sessionId: number, count: number, format: Formatter): TreeNode {
  const label = l10n.t('and {0} more caches', format.count(count));
  return { id: `session:${sessionId}:more`, label, icon: 'ellipsis', contextValue: 'moreCaches', spoken: label };
}
