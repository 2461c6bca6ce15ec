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
import { stepNodes } from './stepNodes';
import type { TreeNode } from './treeNode';

/** The scenarios by their groups, each with what it teaches; the one that runs, or ran last, with its steps. */
export function scenarioGroupNodes(snapshot: SessionSnapshot | undefined, format: Formatter): TreeNode[] {
  return SCENARIO_GROUPS.flatMap((group) => {
    const scenarios = SCENARIOS.filter((scenario) => scenario.group === group);
    return scenarios.length === 0 ? [] : [groupNode(group, scenarios, snapshot, format)];
  });
}

function groupNode(
  group: ScenarioGroup,
  scenarios: readonly ScenarioInfo[],
  snapshot: SessionSnapshot | undefined,
  format: Formatter,
): TreeNode {
  const label = SCENARIO_GROUP_TITLES[group];
  return {
    id: `group:${group}`,
    label,
    description: format.count(scenarios.length),
    tooltip: scenarios.map(({ title }) => title).join('; '),
    icon: 'beaker',
    contextValue: 'scenarioGroup',
    spoken: l10n.t('Scenarios about {0}: {1}', label, format.count(scenarios.length)),
    expanded: true,
    children: scenarios.map((scenario) => scenarioNode(scenario, snapshot)),
  };
}

function scenarioNode({ id, title, teaches, watchFor }: ScenarioInfo, snapshot: SessionSnapshot | undefined): TreeNode {
  const own = snapshot?.scenarioId === id ? snapshot : undefined;
  const runs = own !== undefined && isAlive(own.state);
  const steps = own === undefined ? [] : stepNodes(own);
  return {
    id: `scenario:${id}`,
    label: title,
    ...(runs && { description: l10n.t('running') }),
    tooltip: `${teaches}\n\n${l10n.t('Watch: {0}', watchFor)}`,
    icon: runs ? 'debug-start' : 'play-circle',
    ...(runs && { iconColor: 'charts.green' }),
    contextValue: runs ? 'scenarioRunning' : 'scenario',
    spoken: runs ? l10n.t('Scenario {0}, running', title) : l10n.t('Scenario {0}', title),
    scenarioId: id,
    ...(steps.length > 0 && { children: steps, expanded: true }),
  };
}
