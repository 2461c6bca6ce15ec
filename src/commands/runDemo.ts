import { l10n, window } from 'vscode';
import { SCENARIOS } from '../scenarios/catalogue';
import type { CommandContext } from './commandContext';
import { runScenario } from './runScenario';

/** Lets the user choose a scenario, runs it, and shows its numbers. */
export async function runDemo({ sessions, openStatsPanel }: CommandContext): Promise<void> {
  const items = SCENARIOS.map(({ id, title, watchFor }) => ({ id, label: title, detail: watchFor }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Run Cache Demo'),
    placeHolder: l10n.t('Choose what to watch'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  await runScenario(sessions, chosen.id);
  openStatsPanel();
}
