import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import { causeText } from './causeText';
import type { TreeNode } from './treeNode';

const LISTED = 20;

const ICONS: Readonly<Record<RemovalEvent['cause'], string>> = {
  size: 'arrow-right',
  expired: 'watch',
  collected: 'circle-slash',
  replaced: 'replace',
  explicit: 'trash',
};

/** The last entries that left, the newest first, each with the reason. */
export function eventsNode({ sessionId, events, eventsTotal, caches }: SessionSnapshot, format: Formatter): TreeNode {
  const total = format.count(eventsTotal);
  const collected = format.count(caches.reduce((sum, { removals }) => sum + removals.collected, 0));
  return {
    id: `session:${sessionId}:events`,
    label: l10n.t('Last events'),
    description: collected === '0' ? total : l10n.t('{0} · {1} collected', total, collected),
    tooltip: l10n.t(
      'The last entries that left a cache, with the reason. What is collected the engine tells late, and promises no order and no moment.',
    ),
    icon: 'history',
    contextValue: 'events',
    spoken: l10n.t('Last events: {0} entries left, {1} of them seen collected', total, collected),
    sessionId,
    children: events
      .slice(-LISTED)
      .reverse()
      .map((event) => eventNode(sessionId, event, format)),
  };
}

function eventNode(sessionId: number, event: RemovalEvent, format: Formatter): TreeNode {
  const { id, key, cacheId, cacheName, cause, atMs, hits, idleMs, ageMs } = event;
  const reason = causeText(cause);
  const at = format.elapsed(atMs);
  return {
    id: `session:${sessionId}:event:${id}`,
    label: key,
    description: `${reason} · ${cacheName} · ${at}`,
    facts: [
      [l10n.t('Cache'), cacheName],
      [l10n.t('At'), at],
      ...(hits === undefined ? [] : [[l10n.t('Hits'), format.count(hits)] as const]),
      ...(idleMs === undefined ? [] : [[l10n.t('Idle'), format.seconds(idleMs)] as const]),
      ...(ageMs === undefined ? [] : [[l10n.t('Age'), format.seconds(ageMs)] as const]),
    ],
    tooltip: reason,
    icon: ICONS[cause],
    contextValue: 'event',
    spoken: l10n.t('{0} of {1}, {2} at {3}', key, cacheName, reason, at),
    sessionId,
    cacheId,
  };
}
