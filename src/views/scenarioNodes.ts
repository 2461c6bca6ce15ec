import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { SCENARIOS } from '../scenarios/catalogue';
import {
  SCENARIO_GROUP_TITLES,
  SCENARIO_GROUPS,
  type ScenarioGroup,
  type ScenarioInfo,
} from '../scenarios/scenarioInfo';
import type { TreeNode } from './treeNode';

/** The scenarios by their groups, each with what it teaches; those that run say so. */
export function scenarioGroupNodes(snapshots: readonly SessionSnapshot[], format: Formatter): TreeNode[] {
  return SCENARIO_GROUPS.flatMap((group) => {
    const scenarios = SCENARIOS.filter((scenario) => scenario.group === group);
    return scenarios.length === 0 ? [] : [groupNode(group, scenarios, snapshots, format)];
  });
}

function groupNode(
  group: ScenarioGroup,
  scenarios: readonly ScenarioInfo[],
  snapshots: readonly SessionSnapshot[],
  format: Formatter,
): TreeNode {
  const label = SCENARIO_GROUP_TITLES[group];
  return {
    id: `group:${group}`,
    label,
    description: format.count(scenarios.length),
    tooltip: l10n.t('Scenarios to run or to step through:'),
    facts: scenarios.map(({ title, teaches }) => [title, teaches] as const),
    icon: 'beaker',
    contextValue: 'scenarioGroup',
    spoken: l10n.t('Scenarios about {0}: {1}', label, format.count(scenarios.length)),
    // The first group shows what there is; all of them would not fit below the sessions.
    expanded: group === SCENARIO_GROUPS[0],
    children: scenarios.map((scenario) => scenarioNode(scenario, snapshots)),
  };
}

function scenarioNode({ id, title, teaches, watchFor }: ScenarioInfo, snapshots: readonly SessionSnapshot[]): TreeNode {
  const running = snapshots.filter(({ scenarioId, state }) => scenarioId === id && isAlive(state)).at(-1);
  const isPaused = running?.state.kind === 'paused';
  return {
    id: `scenario:${id}`,
    label: title,
    ...(running && { description: l10n.t('running') }),
    tooltip: `${teaches}\n\n${l10n.t('Watch: {0}', watchFor)}`,
    icon: running ? 'debug-start' : 'play-circle',
    ...(running && { iconColor: 'charts.green' }),
    contextValue: running ? (isPaused ? 'scenarioPaused' : 'scenarioRunning') : 'scenario',
    spoken: running ? l10n.t('Scenario {0}, running', title) : l10n.t('Scenario {0}', title),
    scenarioId: id,
    ...(running && { sessionId: running.sessionId }),
  };
}
