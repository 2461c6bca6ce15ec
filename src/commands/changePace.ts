import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import type { Sessions } from '../session/sessions';

/** Shows the steps of what runs for longer or shorter, as `next` says. */
export async function changePace(sessions: Sessions, next: (pace: number) => number): Promise<void> {
  const { snapshot } = sessions;
  if (snapshot === undefined) throw new UserError(l10n.t('Nothing is running. Run a cache demo first.'));
  await sessions.request({ type: 'probe/setPace', factor: next(snapshot.pace) });
}
