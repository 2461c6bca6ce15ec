import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { LeakEvent, SessionSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

/** What seems to be wrong: checks that are not met, and objects that did not come back to their pool. None, no node. */
export function findingNodes(snapshot: SessionSnapshot, format: Formatter): TreeNode[] {
  const { sessionId, checks, leaks, leaksTotal } = snapshot;
  const unmet = checks.filter(({ met }) => !met);
  const total = unmet.length + leaksTotal;
  if (total === 0) return [];
  const label = l10n.t('Findings');
  return [
    {
      id: `session:${sessionId}:findings`,
      label,
      description: format.count(total),
      tooltip: l10n.t('Checks of the program that are not met, and objects that did not come back to their pool.'),
      icon: 'warning',
      iconColor: 'list.warningForeground',
      contextValue: 'findings',
      spoken: l10n.t('Findings: {0}', format.count(total)),
      expanded: true,
      sessionId,
      children: [
        ...unmet.map(({ name, observed }, index) => ({
          id: `session:${sessionId}:finding:check:${index}`,
          label: name,
          description: l10n.t('not as expected'),
          tooltip: l10n.t('Observed: {0}', observed),
          icon: 'close',
          iconColor: 'charts.red',
          contextValue: 'finding',
          spoken: l10n.t('Check not met: {0}. Observed: {1}', name, observed),
          sessionId,
        })),
        ...[...leaks].reverse().map((leak) => leakNode(sessionId, leak, format)),
      ],
    },
  ];
}

function leakNode(sessionId: number, leak: LeakEvent, format: Formatter): TreeNode {
  const { id, key, cacheId, cacheName } = leak;
  const words = leakText(leak, format);
  return {
    id: `session:${sessionId}:finding:leak:${id}`,
    label: key,
    description: `${words} · ${cacheName}`,
    tooltip: l10n.t('A lent object of the pool "{0}" did not come back: {1}.', cacheName, words),
    icon: 'debug-disconnect',
    iconColor: 'charts.red',
    contextValue: 'finding',
    spoken: l10n.t('Leak: {0} of pool {1}, {2}', key, cacheName, words),
    sessionId,
    cacheId,
  };
}

/** How a lent object did not come back, in words that go on after its key. */
export function leakText({ reason, ageMs }: LeakEvent, format: Formatter): string {
  const age = format.seconds(ageMs);
  return reason === 'age'
    ? l10n.t('lent for {0}, longer than it should be', age)
    : l10n.t('lent for {0}, then forgotten', age);
}

/** How the program's own checks came out. None, no node. */
export function checkNodes({ sessionId, checks }: SessionSnapshot, format: Formatter): TreeNode[] {
  if (checks.length === 0) return [];
  const met = checks.filter((check) => check.met).length;
  const count = l10n.t('{0} of {1} as expected', format.count(met), format.count(checks.length));
  return [
    {
      id: `session:${sessionId}:checks`,
      label: l10n.t('Checks'),
      description: count,
      tooltip: l10n.t('What the program found out about its own outcome.'),
      icon: 'checklist',
      contextValue: 'checks',
      spoken: l10n.t('Checks: {0}', count),
      sessionId,
      children: checks.map(({ name, met: isMet, observed }, index) => ({
        id: `session:${sessionId}:check:${index}`,
        label: name,
        description: isMet ? l10n.t('as expected') : l10n.t('not as expected'),
        tooltip: l10n.t('Observed: {0}', observed),
        icon: isMet ? 'check' : 'close',
        iconColor: isMet ? 'charts.green' : 'charts.red',
        contextValue: 'check',
        spoken: isMet ? l10n.t('Check met: {0}', name) : l10n.t('Check not met: {0}', name),
        sessionId,
      })),
    },
  ];
}
