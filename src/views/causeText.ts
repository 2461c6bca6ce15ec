import { l10n } from 'vscode';
import type { RemovalEvent } from '../protocol/snapshot';

/** Why an entry left, in words that go on after its key. */
export function causeText(cause: RemovalEvent['cause']): string {
  switch (cause) {
    case 'size':
      return l10n.t('left, as the cache was full');
    case 'expired':
      return l10n.t('left, as its time to live was over');
    case 'collected':
      return l10n.t('seen collected');
    case 'replaced':
      return l10n.t('replaced by a new value');
    case 'explicit':
      return l10n.t('deleted by the program');
  }
}
