import { l10n } from 'vscode';
import { chooseScenario } from './chooseScenario';
import type { CommandContext } from './commandContext';
import { stepScenario } from './runScenario';

/** Lets the user choose a scenario, and holds it before each of its steps. */
export async function stepDemo(context: CommandContext): Promise<void> {
  const chosen = await chooseScenario(l10n.t('Step Through Cache Demo'));
  if (chosen !== undefined) await stepScenario(context, chosen.scenarioId);
}
