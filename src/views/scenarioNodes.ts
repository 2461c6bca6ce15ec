import { l10n } from 'vscode';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { SCENARIOS } from '../scenarios/catalogue';
import type { TreeNode } from './treeNode';

/** The scenarios, each with what to watch for and whether it runs. */
export function scenariosNode(snapshot: SessionSnapshot | undefined): TreeNode {
  const running = snapshot !== undefined && isAlive(snapshot.state) ? snapshot.scenarioId : undefined;
  const label = l10n.t('Scenarios');
  return {
    id: 'scenarios',
    label,
    icon: 'beaker',
    contextValue: 'scenarios',
    spoken: label,
    expanded: true,
    children: SCENARIOS.map(({ id, title, watchFor }) => {
      const runs = id === running;
      return {
        id: `scenario:${id}`,
        label: title,
        ...(runs && { description: l10n.t('running') }),
        tooltip: watchFor,
        icon: runs ? 'debug-start' : 'play-circle',
        ...(runs && { iconColor: 'charts.green' }),
        contextValue: runs ? 'scenarioRunning' : 'scenario',
        spoken: runs ? l10n.t('Scenario {0}, running', title) : l10n.t('Scenario {0}', title),
        scenarioId: id,
      };
    }),
  };
}
