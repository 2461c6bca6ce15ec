import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot, type SessionState } from '../protocol/snapshot';
import { crashText } from './crashText';
import { eventsNode } from './eventNodes';
import { checkNodes, findingNodes } from './findingNodes';
import { memoryNodes } from './memoryNodes';
import { processNode } from './processNode';
import { stateText } from './stateText';
import { stepNodes } from './stepNodes';
import type { TreeNode } from './treeNode';

/** All sessions, the newest first; no node while there is none. */
export function sessionsNodes(snapshots: readonly SessionSnapshot[], format: Formatter): TreeNode[] {
  if (snapshots.length === 0) return [];
  const running = format.count(snapshots.filter(({ state }) => isAlive(state)).length);
  const label = l10n.t('Sessions');
  const count = l10n.t('{0} running, {1} in all', running, format.count(snapshots.length));
  return [
    {
      id: 'sessions',
      label,
      description: count,
      tooltip: l10n.t('The programs that run under observation, and the last ones that did.'),
      icon: 'pulse',
      contextValue: 'sessions',
      spoken: `${label}: ${count}`,
      expanded: true,
      children: [...snapshots].reverse().map((snapshot) => sessionNode(snapshot, format)),
    },
  ];
}

/** Snapshots are never changed, and most sessions have ended. */
const made = new WeakMap<SessionSnapshot, TreeNode>();

function sessionNode(snapshot: SessionSnapshot, format: Formatter): TreeNode {
  const node = made.get(snapshot) ?? newSessionNode(snapshot, format);
  made.set(snapshot, node);
  return node;
}

function newSessionNode(snapshot: SessionSnapshot, format: Formatter): TreeNode {
  const { state, title, elapsedMs, pid, sessionId, scenarioId, seed } = snapshot;
  const word = stateText(state);
  const elapsed = format.elapsed(elapsedMs);
  return {
    id: `session:${sessionId}`,
    // The state first: in a narrow side bar the end of a row is cut. No clock while it runs: whenever an item changes,
    // VS Code reads everything below it anew.
    label: isAlive(state) ? word : `${word} ${elapsed}`,
    description: title,
    tooltip: title,
    facts: [
      [l10n.t('State'), word],
      [l10n.t('Running time'), elapsed],
      ...(pid === null ? [] : [[l10n.t('Process'), String(pid)] as const]),
      [l10n.t('Seed'), String(seed)],
    ],
    icon: stateIcon(state),
    ...(state.kind === 'crashed' && { iconColor: 'charts.red' }),
    contextValue: isAlive(state) ? (state.kind === 'paused' ? 'sessionPaused' : 'sessionRunning') : 'sessionEnded',
    spoken: isAlive(state)
      ? l10n.t('Session {0}: {1}, process {2}', title, word, pid ?? '–')
      : l10n.t('Session {0}: {1} after {2}, process {3}', title, word, elapsed, pid ?? '–'),
    expanded: true,
    sessionId,
    scenarioId,
    children: [
      ...crashNodes(snapshot),
      ...findingNodes(snapshot, format),
      ...stepNodes(snapshot, format),
      processNode(snapshot, format),
      eventsNode(snapshot, format),
      ...memoryNodes(snapshot, format),
      ...checkNodes(snapshot, format),
    ],
  };
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
