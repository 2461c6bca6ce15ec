import { CodeAction, l10n, type CodeActionKind, type Position, type TextDocument } from 'vscode';
import { languageOf } from '../snippets/language';
import { functionAt } from './functionAt';
import { memoizeEdit } from './memoizeEdit';
import { refusalText } from './memoizeTexts';

/** What is offered for the function around a position: to memoize it, or why that cannot be done. */
export async function memoizeActions(
  document: TextDocument,
  position: Position,
  kind: CodeActionKind,
): Promise<CodeAction[]> {
  const language = languageOf(document.languageId);
  const found = language === undefined ? undefined : await functionAt(document, language, position);
  if (found === undefined) return [];
  const { name, memoizing } = found;
  const withCare = 'impurities' in memoizing && memoizing.impurities.length > 0;
  const title = withCare ? l10n.t('Memoize "{0}", with care', name) : l10n.t('Memoize "{0}"', name);
  const action = new CodeAction(title, kind);
  if ('refused' in memoizing) action.disabled = { reason: refusalText(memoizing.refused) };
  else action.edit = memoizeEdit(document, name, memoizing);
  return [action];
}
