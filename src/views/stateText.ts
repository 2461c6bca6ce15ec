import { l10n } from 'vscode';
import type { SessionState } from '../protocol/snapshot';

/** How a session stands, in a word. */
export function stateText(state: SessionState): string {
  switch (state.kind) {
    case 'starting':
    case 'ready':
      return l10n.t('Starting');
    case 'running':
      return l10n.t('Running');
    case 'paused':
      return l10n.t('Paused');
    case 'stopping':
      return l10n.t('Stopping');
    case 'exited':
      return l10n.t('Ended');
    case 'crashed':
      return l10n.t('Crashed');
  }
}
