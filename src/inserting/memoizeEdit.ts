import { l10n, Range, ThemeIcon, WorkspaceEdit, type TextDocument } from 'vscode';
import { placeAt } from '../snippets/context/textChange';
import type { Memoizing } from '../snippets/memoizing/memoizeAt';
import { positionOf, textOf } from './insertionTarget';
import { impurityText } from './memoizeTexts';

/**
 * The edit that memoizes a function, to be shown in the Refactor Preview before it is made. VS Code leaves unticked there
 * what needs confirmation, and does not show it in the comparison. So an empty change asks for the preview, and those
 * that count are ticked: nobody has to find all parts of one refactoring, and to apply it takes one key.
 */
export function memoizeEdit(
  document: TextDocument,
  name: string,
  { changes, impurities }: Exclude<Memoizing, { refused: unknown }>,
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const text = textOf({ document });
  const rangeOf = (start: number, end: number): Range =>
    new Range(positionOf(placeAt(text, start)), positionOf(placeAt(text, end)));
  const care = impurities.map(impurityText).join(' ');
  // What a list by files shows of it is the icon, and the label when the mouse is over that.
  const about =
    care === ''
      ? { label: l10n.t('Memoize "{0}"', name) }
      : { label: l10n.t('Memoize "{0}", with care. {1}', name, care), iconPath: new ThemeIcon('warning') };
  const first = changes[0]?.start ?? 0;
  edit.replace(document.uri, rangeOf(first, first), '', { needsConfirmation: true, ...about });
  for (const { start, end, text: written } of changes) {
    edit.replace(document.uri, rangeOf(start, end), written, { needsConfirmation: false, ...about });
  }
  return edit;
}
