import { l10n, SnippetString, window, workspace, type TextEditor } from 'vscode';
import { UserError } from '../base/userError';
import { defaultStyle } from '../snippets/defaultStyle';
import { LANGUAGE_NAMES, languageOf } from '../snippets/language';
import type { PatternId } from '../snippets/pattern';
import { snippetOf } from '../snippets/snippetOf';
import { standaloneBody } from '../snippets/standaloneBody';

/**
 * Inserts a pattern at every selection of the active editor, in the language of its document, as one undo step. Without
 * an editor it opens an untitled TypeScript document.
 */
export async function insertSnippet(pattern: PatternId): Promise<void> {
  const editor = window.activeTextEditor ?? (await openUntitled());
  const { document } = editor;
  const language = languageOf(document.languageId);
  if (language === undefined) {
    throw new UserError(
      l10n.t(
        'There is no such snippet for the language "{0}". Use it in a document in one of these languages: {1}.',
        document.languageId,
        Object.values(LANGUAGE_NAMES).join(', '),
      ),
    );
  }
  const style = defaultStyle(language);
  const snippet = snippetOf(pattern, language, 'self-contained', style);
  if (snippet === undefined) throw new Error(`The pattern ${pattern} is not written in ${language}.`);
  const versionBefore = document.version;
  const accepted = await editor.insertSnippet(new SnippetString(standaloneBody(snippet, language, style)));
  // VS Code accepts a snippet for a read-only document too, and then changes nothing.
  if (!accepted || document.version === versionBefore) {
    throw new UserError(
      l10n.t('Nothing was inserted: this document is read-only. Use the command in one that can be edited.'),
    );
  }
}

async function openUntitled(): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: 'typescript' }));
}
