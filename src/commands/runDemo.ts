import { l10n } from 'vscode';
import { chooseScenario, stepButton } from './chooseScenario';
import type { CommandContext } from './commandContext';
import { runScenario, stepScenario } from './runScenario';

/** Lets the user choose a scenario, runs it, and shows its numbers; or steps through it, by the button of its row. */
export async function runDemo(context: CommandContext): Promise<void> {
  const chosen = await chooseScenario(l10n.t('Run Cache Demo'), stepButton());
  if (chosen === undefined) return;
  await (chosen.byButton ? stepScenario : runScenario)(context, chosen.scenarioId);
}
