import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import type { Sessions } from '../session/sessions';

/** Slow enough to watch, in operations a second. */
const WATCH_RATE = 2_000;
const SEED = 1;

/** Runs a scenario until it ends by itself or is stopped. */
export async function runScenario(sessions: Sessions, scenarioId: string): Promise<void> {
  await sessions.run(scenarioId, { operations: Infinity, seed: SEED, rate: WATCH_RATE });
}

/** The id of the scenario that a tree item stands for; a command may also be run without one, by a keybinding. */
export function scenarioIdOf(item: unknown): string {
  if (typeof item === 'string') return item;
  const id = (item as { scenarioId?: unknown } | undefined)?.scenarioId;
  if (typeof id === 'string') return id;
  throw new UserError(l10n.t('Choose a scenario in the Caches view, or use the command "Run Cache Demo".'));
}
