import { l10n } from 'vscode';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

/** The steps of a scenario that have begun; the current one says whether its lines have run. */
export function stepNodes({ scenarioId, steps, currentStep, heldAt, state }: SessionSnapshot): TreeNode[] {
  return steps.map(({ number, title, narration, watch }) => {
    const isCurrent = isAlive(state) && number === currentStep?.number;
    const isHeld = isCurrent && number === heldAt;
    const standing = isHeld ? l10n.t('held') : isCurrent ? l10n.t('now') : undefined;
    return {
      id: `scenario:${scenarioId}:step:${number}`,
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
      scenarioId,
    };
  });
}
