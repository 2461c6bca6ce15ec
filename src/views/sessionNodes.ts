import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot, type SessionState } from '../protocol/snapshot';
import { cacheNode } from './cacheNode';
import { crashText } from './crashText';
import type { TreeNode } from './treeNode';

/** The session that runs or ran last: its process, its caches, how its own checks came out. */
export function sessionNode(snapshot: SessionSnapshot, format: Formatter): TreeNode {
  const { state, title, elapsedMs, pid, sessionId, caches, cachesLeftOut } = snapshot;
  const word = stateWord(state);
  const alive = isAlive(state);
  return {
    id: `session:${sessionId}`,
    // The state first: in a narrow side bar the end of a row is cut.
    label: `${word} ${format.elapsed(elapsedMs)}`,
    description: title,
    tooltip: pid === null ? word : l10n.t('{0}, process {1}', word, pid),
    icon: stateIcon(state),
    ...(state.kind === 'crashed' && { iconColor: 'charts.red' }),
    contextValue: alive ? 'session' : 'sessionEnded',
    spoken: l10n.t('Session {0}: {1}, {2}, process {3}', title, word, format.elapsed(elapsedMs), pid ?? '–'),
    expanded: true,
    children: [
      ...crashNodes(snapshot),
      ...caches.map((cache) => cacheNode(sessionId, cache, format)),
      ...(cachesLeftOut === 0 ? [] : [moreCaches(sessionId, cachesLeftOut, format)]),
      ...memoryNodes(snapshot, format),
      ...checkNodes(snapshot),
    ],
  };
}

function stateWord(state: SessionState): string {
  switch (state.kind) {
    case 'starting':
    case 'ready':
      return l10n.t('Starting');
    case 'running':
      return l10n.t('Running');
    case 'paused':
      return l10n.t('Paused');
    case 'stopping':
      return l10n.t('Stopping');
    case 'exited':
      return l10n.t('Ended');
    case 'crashed':
      return l10n.t('Crashed');
  }
}

function stateIcon(state: SessionState): string {
  if (state.kind === 'crashed') return 'error';
  if (state.kind === 'paused') return 'debug-pause';
  return isAlive(state) ? 'pulse' : 'pass';
}

/** The error where it happened: the reason, and the last lines of standard error. */
function crashNodes({ state, sessionId }: SessionSnapshot): TreeNode[] {
  if (state.kind !== 'crashed') return [];
  const reason = crashText(state.reason);
  return [
    {
      id: `session:${sessionId}:crash`,
      label: reason,
      icon: 'error',
      iconColor: 'charts.red',
      contextValue: 'crash',
      spoken: l10n.t('Crashed: {0}', reason),
      expanded: true,
      children: state.stderrTail.map((line, index) => ({
        id: `session:${sessionId}:stderr:${index}`,
        label: line,
        icon: 'output',
        contextValue: 'stderrLine',
        spoken: line,
      })),
    },
  ];
}

function moreCaches(sessionId: number, count: number, format: Formatter): TreeNode {
  const label = l10n.t('and {0} more caches', format.count(count));
  return { id: `session:${sessionId}:more`, label, icon: 'ellipsis', contextValue: 'moreCaches', spoken: label };
}

function memoryNodes({ sessionId, memory, engineCollections }: SessionSnapshot, format: Formatter): TreeNode[] {
  if (memory === null) return [];
  const number = (id: string, label: string, value: string, tooltip: string, icon: string): TreeNode => ({
    id: `session:${sessionId}:${id}`,
    label,
    description: value,
    tooltip,
    icon,
    contextValue: 'memory',
    spoken: `${label}: ${value}`,
  });
  return [
    number(
      'heap',
      l10n.t('Heap used'),
      format.bytes(memory.heapUsedBytes),
      l10n.t('Memory that the engine uses for objects now, garbage that was not collected yet included.'),
      'server-process',
    ),
    number(
      'gc',
      l10n.t('Engine collections'),
      `${format.count(engineCollections.count)} · ${format.milliseconds(engineCollections.durationMs)}`,
      l10n.t('How often the engine collected garbage, and how long that took in all.'),
      'trash',
    ),
  ];
}

function checkNodes({ sessionId, checks }: SessionSnapshot): TreeNode[] {
  return checks.map(({ name, met }, index) => ({
    id: `session:${sessionId}:check:${index}`,
    label: name,
    description: met ? l10n.t('as expected') : l10n.t('not as expected'),
    icon: met ? 'check' : 'close',
    iconColor: met ? 'charts.green' : 'charts.red',
    contextValue: 'check',
    spoken: met ? l10n.t('Check met: {0}', name) : l10n.t('Check not met: {0}', name),
  }));
}
