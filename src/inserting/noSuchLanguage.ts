import { l10n } from 'vscode';
import { UserError } from '../base/userError';
import { LANGUAGE_NAMES } from '../snippets/language';

/** Says that nothing is written for a language, and for which it is. */
export function noSuchLanguage(languageId: string): UserError {
  return new UserError(
    l10n.t(
      'There is no such snippet for the language "{0}". Use it in a document in one of these languages: {1}.',
      languageId,
      Object.values(LANGUAGE_NAMES).join(', '),
    ),
  );
}
