import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { SourceView } from './sourceView';

/**
 * Shows the line that created a cache.
 * @throws {UserError} when it is not known
 */
export async function openCreation(source: SourceView, snapshot: SessionSnapshot, cacheId: number): Promise<void> {
  const place = snapshot.caches.find(({ id }) => id === cacheId)?.place;
  if (!place) throw new UserError(l10n.t('The program does not tell where this cache was created.'));
  await source.openPlace(place, snapshot.sessionId);
}
