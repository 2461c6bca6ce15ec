import { l10n } from 'vscode';
import { chooseScenario } from './chooseScenario';
import type { CommandContext } from './commandContext';
import { scenarioIdIn } from './runScenario';

/** Shows the source of the scenario that an item stands for, of the one that runs, or of one that is chosen. */
export async function openScenarioSource({ sessions, openSource }: CommandContext, item: unknown): Promise<void> {
  const named = scenarioIdIn(item);
  if (named !== undefined) return openSource(named);
  if (sessions.snapshot !== undefined) return openSource();
  const chosen = await chooseScenario(l10n.t('Open Scenario Source'));
  if (chosen !== undefined) await openSource(chosen.scenarioId);
}
