import { env, l10n, window } from 'vscode';
import type { PageMenuCommand } from '../base/pageMenuCommand';
import { UserError } from '../base/userError';
import { readMenuTarget, type AddressedAct, type MenuTarget } from '../protocol/pageMenu';
import { exportEntry } from '../session/export/entryExport';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';

/** What is needed to carry them out. */
export interface PageMenuParts {
  readonly sessions: Pick<Sessions, 'find'>;
  /** Has a page do what only it can. */
  readonly actInPage: (act: AddressedAct) => void;
  /** The user is asked for a file; nobody waits for that. */
  readonly exportSeries: (session: Session) => void;
}

/**
 * Carries out what was chosen in a menu of the page.
 * @throws {UserError} when what it is about makes no sense, or is there no more
 */
export async function choosePageMenu(
  { sessions, actInPage, exportSeries }: PageMenuParts,
  command: PageMenuCommand,
  argument: unknown,
): Promise<void> {
  const target = readMenuTarget(argument);
  if (target === undefined) throw outside();
  const { page } = target;
  if (target.hitrateSection === 'number') {
    if (command === 'copyNumber') return copy(target.text, target.text);
    throw outside();
  }
  if (target.hitrateSection === 'chart') {
    const { chart } = target;
    if (command === 'copyChart') return actInPage({ page, act: { kind: 'copyChart', chart } });
    if (command === 'resetZoom') return actInPage({ page, act: { kind: 'resetZoom' } });
    if (command === 'exportSeries') return exportSeries(sessionOf(sessions, target));
    throw outside();
  }
  const { cacheId, key, identity } = target;
  switch (command) {
    case 'copyKey':
      return copy(key, key);
    case 'copyEntryAsJson': {
      const session = sessionOf(sessions, target);
      const entry = exportEntry(session, cacheId, target);
      const event = target.hitrateSection === 'event' ? session.events.find(target.eventId) : undefined;
      return copy(JSON.stringify(event === undefined ? entry : { ...entry, event }, null, 2), key);
    }
    case 'filterEventsByKey':
      return actInPage({ page, act: { kind: 'filterEvents', key } });
    case 'showInCharts': {
      const named = identity === undefined ? { key } : { key, identity };
      return actInPage({ page, act: { kind: 'showInCharts', cacheId, ...named } });
    }
    default:
      throw outside();
  }
}

/** A panel may show a session that the host has forgotten. */
function sessionOf(sessions: PageMenuParts['sessions'], { sessionId }: MenuTarget): Session {
  const session = sessions.find(sessionId);
  if (session === undefined) throw new UserError(l10n.t('Nothing is kept of this session any more.'));
  return session;
}

async function copy(text: string, told: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copied "{0}".', told), 5_000);
}

function outside(): UserError {
  return new UserError(l10n.t('This command needs something to be about: choose it in the menu of a right click.'));
}
