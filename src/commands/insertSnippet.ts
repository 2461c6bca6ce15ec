import { l10n, SnippetString, window, workspace, type TextEditor } from 'vscode';
import { UserError } from '../base/userError';
import { snippetBody, SNIPPET_LANGUAGES, type SnippetPattern } from '../snippets/snippetBody';

/**
 * Inserts a pattern at every selection of the active editor, in the language of its document, as one undo step. Without
 * an editor it opens an untitled TypeScript document.
 */
export async function insertSnippet(pattern: SnippetPattern): Promise<void> {
  const editor = window.activeTextEditor ?? (await openUntitled());
  const { document } = editor;
  const body = snippetBody(pattern, document.languageId);
  if (body === undefined) {
    throw new UserError(
      l10n.t(
        'There is no such snippet for the language "{0}". Use it in a document in one of these languages: {1}.',
        document.languageId,
        SNIPPET_LANGUAGES.join(', '),
      ),
    );
  }
  const versionBefore = document.version;
  const accepted = await editor.insertSnippet(new SnippetString(body));
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
