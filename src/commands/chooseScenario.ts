import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { SCENARIOS } from '../scenarios/catalogue';
import { SCENARIO_GROUP_TITLES, SCENARIO_GROUPS, type ScenarioGroup } from '../scenarios/scenarioInfo';

interface ScenarioItem extends QuickPickItem {
  readonly scenarioId?: string;
}

/** What the user has chosen, and whether by the button that a row may have. */
export interface ChosenScenario {
  readonly scenarioId: string;
  readonly byButton: boolean;
}

/** Lets the user choose a scenario, by groups; `undefined` when they do not. */
export function chooseScenario(title: string, button?: QuickInputButton): Promise<ChosenScenario | undefined> {
  return new Promise((resolve) => {
    const pick = window.createQuickPick<ScenarioItem>();
    pick.title = title;
    pick.placeholder = l10n.t('Choose what to watch');
    pick.matchOnDetail = true;
    pick.items = SCENARIO_GROUPS.flatMap((group) => itemsOf(group, button));
    const answer = (item: ScenarioItem | undefined, byButton: boolean): void => {
      resolve(item?.scenarioId === undefined ? undefined : { scenarioId: item.scenarioId, byButton });
      pick.hide();
    };
    pick.onDidAccept(() => answer(pick.selectedItems[0], false));
    pick.onDidTriggerItemButton(({ item }) => answer(item, true));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** A button in each row, for the other way to run a scenario. */
export function stepButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('debug-step-over'), tooltip: l10n.t('Step through it') };
}

function itemsOf(group: ScenarioGroup, button: QuickInputButton | undefined): ScenarioItem[] {
  const scenarios = SCENARIOS.filter((scenario) => scenario.group === group);
  if (scenarios.length === 0) return [];
  return [
    { label: SCENARIO_GROUP_TITLES[group], kind: QuickPickItemKind.Separator },
    ...scenarios.map(({ id, title, teaches }) => ({
      scenarioId: id,
      label: title,
      detail: teaches,
      buttons: button === undefined ? [] : [button],
    })),
  ];
}
