import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import type { Session } from '../session/session';
import type { RunMode } from '../session/sessions';
import type { CommandContext } from './commandContext';

/** Slow enough to watch: so many operations a second. */
const WATCHED = { operations: Infinity, seed: 1, rate: 2_000 };
/** Steps are shown for as long as it takes to read them. */
const READING_PACE = 1;

/** Runs a scenario until it ends by itself or is stopped, and shows its numbers. */
export async function runScenario(context: CommandContext, scenarioId: string): Promise<void> {
  await start(context, scenarioId, { held: false });
}

/**
 * Runs a scenario from where it is listed, which is not left for that: the panel opens only when the user wants it to
 * open whenever something runs.
 */
export async function runListedScenario(context: CommandContext, item: unknown): Promise<void> {
  const scenarioId = scenarioIdOf(item);
  if (typeof item === 'string' || context.opensAutomatically()) await runScenario(context, scenarioId);
  else await run(context, scenarioId, { held: false });
}

/** Runs a scenario that is held before each of its steps, and shows its numbers and its source. */
export async function stepScenario(context: CommandContext, scenarioId: string): Promise<void> {
  await start(context, scenarioId, { held: true });
  await context.openSource(scenarioId);
}

/** Starts a scenario in this way, and shows the panel: `beside` the active editor, which it must not cover. */
export async function start(
  context: CommandContext,
  scenarioId: string,
  mode: Omit<RunMode, 'pace'>,
  beside = false,
): Promise<void> {
  const { snapshot } = await run(context, scenarioId, mode);
  context.openStatsPanel(snapshot.sessionId, beside);
}

function run({ sessions }: CommandContext, scenarioId: string, mode: Omit<RunMode, 'pace'>): Promise<Session> {
  return sessions.run(scenarioId, WATCHED, { ...mode, pace: READING_PACE });
}

/** The id of the scenario that a tree item stands for; `undefined` when a command was run without one. */
export function scenarioIdIn(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  const id = (item as { scenarioId?: unknown } | undefined)?.scenarioId;
  return typeof id === 'string' ? id : undefined;
}

/** The same for a command that cannot do without: it may have been run by a keybinding. */
export function scenarioIdOf(item: unknown): string {
  const id = scenarioIdIn(item);
  if (id !== undefined) return id;
  throw new UserError(l10n.t('Choose a scenario in the Caches view, or use the command "Run Cache Demo".'));
}
