import { l10n, window, workspace } from 'vscode';
import { UserError } from '../base/userError';
import { languageOf } from '../snippets/language';
import { functionAt } from './functionAt';
import { memoizeEdit } from './memoizeEdit';
import { impurityText, refusalText } from './memoizeTexts';
import { noSuchLanguage } from './noSuchLanguage';

/** Memoizes the function under the cursor, after the user has seen the edit in the Refactor Preview. */
export async function memoizeFunction(): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    throw new UserError(l10n.t('No editor is open. Open a file, and put the cursor into the function to memoize.'));
  }
  const { document, selection } = editor;
  const language = languageOf(document.languageId);
  if (language === undefined) throw noSuchLanguage(document.languageId);
  const found = await functionAt(document, language, selection.active);
  if (found === undefined) {
    throw new UserError(l10n.t('There is no function here. Put the cursor into the function to memoize.'));
  }
  const { name, memoizing } = found;
  if ('refused' in memoizing) {
    throw new UserError(l10n.t('"{0}" cannot be memoized. {1}', name, refusalText(memoizing.refused)));
  }
  const care = memoizing.impurities.map(impurityText).join(' ');
  // Beside the preview, which it is to be read with.
  if (care !== '') void window.showWarningMessage(l10n.t('Memoize "{0}" with care. {1}', name, care));
  const { version } = document;
  const applied = await workspace.applyEdit(memoizeEdit(document, name, memoizing), { isRefactoring: true });
  // VS Code accepts edits of a read-only document too, and then changes nothing.
  if (applied && document.version === version) {
    throw new UserError(l10n.t('Nothing was changed: this document is read-only. Use one that can be edited.'));
  }
}
