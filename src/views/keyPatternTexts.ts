import { l10n } from 'vscode';
import type { KeyPatternTexts } from '../session/events/keyPattern';

/** Why a pattern for keys cannot be used, in the user's language. */
export const keyPatternTexts: KeyPatternTexts = {
  notAnExpression: (reason) => l10n.t('This is not a regular expression: {0}. All keys are shown.', reason),
  tooCostly: () =>
    l10n.t(
      'This expression could search for too long: use at most two of *, + and {n,}, and none of them on a group. All keys are shown.',
    ),
  onlyNewest: (searched) =>
    l10n.t('With keys this long, only the newest {0} events were searched. Use a simpler expression.', searched),
};
