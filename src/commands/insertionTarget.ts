import { l10n, Position, window, workspace, type TextDocument, type TextEditor, type Uri } from 'vscode';
import { UserError } from '../base/userError';
import { detectStyle } from '../snippets/context/detectStyle';
import type { Place } from '../snippets/context/textChange';
import { workspaceLanguage } from '../snippets/context/workspaceLanguage';
import { defaultStyle } from '../snippets/defaultStyle';
import { LANGUAGE_NAMES, languageOf, type SnippetLanguage } from '../snippets/language';
import type { SnippetStyle } from '../snippets/snippet';
import { packageTypeFor } from './projectFiles';

/** Where a pattern is to be inserted. */
export interface InsertionTarget {
  readonly editor: TextEditor;
  readonly language: SnippetLanguage;
  readonly style: SnippetStyle;
}

/** The active editor; without one, an untitled document in the language of the workspace. */
export async function insertionTarget(): Promise<InsertionTarget> {
  const editor = window.activeTextEditor ?? (await openUntitled());
  const { document, options } = editor;
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
  const size = typeof options.tabSize === 'number' ? options.tabSize : 4;
  const style = await styleOf(document, language, options.insertSpaces === false ? '\t' : ' '.repeat(size));
  return { editor, language, style };
}

/** How a document is written; `indent` is one level of indentation in its editor. */
export async function styleOf(
  document: TextDocument,
  language: SnippetLanguage,
  indent: string,
): Promise<SnippetStyle> {
  return detectStyle(textOf({ document }), language, {
    indent,
    fileName: document.fileName,
    packageType: language === 'javascript' ? await packageTypeFor(document.uri) : undefined,
    fallback: configuredStyle(language, document.uri),
  });
}

/** The text of an editor with line ends `\n`: what is planned counts lines and characters. */
export function textOf({ document }: Pick<TextEditor, 'document'>): string {
  return document.getText().replaceAll('\r\n', '\n');
}

/** A place in VS Code's words. */
export function positionOf({ line, character }: Place): Position {
  return new Position(line, character);
}

/** The style that the user has set for VS Code's own edits, and the usual one where nothing is set. */
function configuredStyle(language: SnippetLanguage, uri: Uri): SnippetStyle {
  const usual = defaultStyle(language);
  if (language === 'python') return usual;
  const settings = workspace.getConfiguration(language, uri);
  const quotes = settings.get<string>('preferences.quoteStyle');
  return {
    ...usual,
    quotes: quotes === 'single' || quotes === 'double' ? quotes : usual.quotes,
    semicolons: settings.get<string>('format.semicolons') === 'remove' ? false : usual.semicolons,
  };
}

async function openUntitled(): Promise<TextEditor> {
  const files = await workspace.findFiles(
    '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}',
    '**/{node_modules,dist,out,build,venv,.venv}/**',
    500,
  );
  const language = workspaceLanguage(files.map(({ path }) => path));
  return window.showTextDocument(await workspace.openTextDocument({ language }));
}
