import { env, l10n, window } from 'vscode';
import { UserError } from '../base/userError';
import { exportEntry } from '../session/export/entryExport';
import type { CommandContext } from './commandContext';
import { exportSeries } from './exportSession';
import { sessionFor } from './itemTarget';

/** The commands of the page's right-click menus. */
export type PageMenuCommand =
  | 'copyKey'
  | 'copyEntryAsJson'
  | 'filterEventsByKey'
  | 'showInCharts'
  | 'copyChart'
  | 'exportSeries'
  | 'resetZoom'
  | 'copyNumber';

/**
 * Carries out what was chosen in a menu of the page.
 * @throws {UserError} when what it is about makes no sense, or is there no more
 */
export async function pageMenu(context: CommandContext, command: PageMenuCommand, argument: unknown): Promise<void> {
  const target = await context.readMenuTarget(argument);
  if (target === undefined) throw outside();
  const { page } = target;
  const session = sessionFor(context.sessions, target);
  if (target.hitrateSection === 'number') {
    if (command === 'copyNumber') return copy(target.text, target.text);
    throw outside();
  }
  if (target.hitrateSection === 'chart') {
    const { chart } = target;
    if (command === 'copyChart') return context.actInPage({ page, act: { kind: 'copyChart', chart } });
    if (command === 'resetZoom') return context.actInPage({ page, act: { kind: 'resetZoom' } });
    if (command === 'exportSeries') return exportSeries(session);
    throw outside();
  }
  const { cacheId, key, identity } = target;
  switch (command) {
    case 'copyKey':
      return copy(key, key);
    case 'copyEntryAsJson': {
      const entry = exportEntry(session, cacheId, target);
      const event = target.hitrateSection === 'event' ? session.events.find(target.eventId) : undefined;
      return copy(JSON.stringify(event === undefined ? entry : { ...entry, event }, null, 2), key);
    }
    case 'filterEventsByKey':
      return context.actInPage({ page, act: { kind: 'filterEvents', key } });
    case 'showInCharts': {
      const named = identity === undefined ? { key } : { key, identity };
      return context.actInPage({ page, act: { kind: 'showInCharts', cacheId, ...named } });
    }
    default:
      throw outside();
  }
}

async function copy(text: string, told: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copied "{0}".', told), 5_000);
}

function outside(): UserError {
  return new UserError(l10n.t('This command needs something to be about: choose it in the menu of a right click.'));
}
