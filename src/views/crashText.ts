import { l10n } from 'vscode';
import type { CrashReason } from '../protocol/snapshot';

/** Why a process crashed, as a sentence. */
export function crashText(reason: CrashReason): string {
  switch (reason.kind) {
    case 'exit-code':
      return l10n.t('Ended with exit code {0}', reason.code);
    case 'signal':
      return l10n.t('Ended by {0}', reason.signal);
    case 'not-started':
      return l10n.t('Could not be started: {0}', reason.message);
    case 'no-hello':
      return l10n.t('Said nothing within {0} ms', reason.afterMs);
    case 'protocol-version':
      return l10n.t('Its probe is of another version');
  }
}
