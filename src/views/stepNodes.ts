import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

/** The steps of a scenario that have begun; the current one says whether its lines have run. None, no node. */
export function stepNodes(snapshot: SessionSnapshot, format: Formatter): TreeNode[] {
  const { sessionId, scenarioId, steps, currentStep, heldAt } = snapshot;
  if (steps.length === 0) return [];
  const count = format.count(currentStep?.number ?? steps.length);
  return [
    {
      id: `session:${sessionId}:steps`,
      label: l10n.t('Steps'),
      description: currentStep === null ? count : `${currentStep.number}. ${currentStep.title}`,
      tooltip: l10n.t('The steps that have begun.'),
      icon: 'list-ordered',
      contextValue: 'steps',
      spoken: l10n.t('Steps so far: {0}', count),
      expanded: heldAt !== null,
      sessionId,
      scenarioId,
      children: steps.map((step) => stepNode(step, snapshot)),
    },
  ];
}

function stepNode(
  { number, title, narration, watch }: SessionSnapshot['steps'][number],
  { sessionId, scenarioId, currentStep, heldAt, state }: SessionSnapshot,
): TreeNode {
  const isCurrent = isAlive(state) && number === currentStep?.number;
  const isHeld = isCurrent && number === heldAt;
  const standing = isHeld ? l10n.t('held') : isCurrent ? l10n.t('now') : undefined;
  return {
    id: `session:${sessionId}:step:${number}`,
    label: `${number}. ${title}`,
    ...(standing !== undefined && { description: standing }),
    tooltip: `${narration}\n\n${l10n.t('Watch: {0}', watch)}`,
    icon: isHeld ? 'debug-stackframe' : isCurrent ? 'arrow-right' : 'check',
    ...(isCurrent && { iconColor: 'charts.yellow' }),
    contextValue: isCurrent ? 'currentStep' : 'step',
    spoken:
      standing === undefined
        ? l10n.t('Step {0}, over: {1}', number, title)
        : l10n.t('Step {0}, {1}: {2}. {3}', number, standing, title, narration),
    sessionId,
    scenarioId,
  };
}
