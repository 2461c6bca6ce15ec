import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';

type Cache = Session['snapshot']['caches'][number];

/** The session that an item stands for; `undefined` when a command was run without one. */
export function sessionIdIn(item: unknown): number | undefined {
  return numberIn(item, 'sessionId');
}

/**
 * The session that an item stands for, or else the current one.
 * @throws {UserError} when there is none
 */
export function sessionFor(sessions: Sessions, item: unknown): Session {
  const id = sessionIdIn(item);
  const session = id === undefined ? sessions.current : sessions.find(id);
  if (session !== undefined) return session;
  throw new UserError(
    l10n.t('There is no such session. Run a cache demo first, or choose a session in the Caches view.'),
  );
}

/**
 * The cache that an item stands for, and its session.
 * @throws {UserError} when there is none
 */
export function cacheFor(sessions: Sessions, item: unknown): { readonly session: Session; readonly cache: Cache } {
  const session = sessionFor(sessions, item);
  const id = numberIn(item, 'cacheId');
  const cache = session.snapshot.caches.find((each) => each.id === id);
  if (cache !== undefined) return { session, cache };
  throw new UserError(l10n.t('There is no such cache. Choose one in the Caches view.'));
}

function numberIn(item: unknown, member: 'sessionId' | 'cacheId'): number | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const value = (item as Partial<Record<typeof member, unknown>>)[member];
  return typeof value === 'number' ? value : undefined;
}
