import { Position, Selection, window, workspace, Uri, type TextDocument, type TextEditor } from 'vscode';
import { detectStyle } from '../snippets/context/detectStyle';
import type { Place } from '../snippets/context/textChange';
import { workspaceLanguage } from '../snippets/context/workspaceLanguage';
import { defaultStyle } from '../snippets/defaultStyle';
import { languageOf, type SnippetLanguage } from '../snippets/language';
import type { SnippetStyle } from '../snippets/snippet';
import { noSuchLanguage } from './noSuchLanguage';
import { packageTypeFor } from './projectFiles';

/** Where a pattern would be inserted; without an editor, into a document that is yet to be opened. */
export interface InsertionPlace {
  readonly editor: TextEditor | undefined;
  readonly language: SnippetLanguage;
  readonly style: SnippetStyle;
}

/** Where a pattern is to be inserted. */
export interface InsertionTarget extends InsertionPlace {
  readonly editor: TextEditor;
}

/** The active editor; without one, a document in the language of the workspace. Nothing is opened for it yet. */
export async function insertionPlace(): Promise<InsertionPlace> {
  const editor = window.activeTextEditor;
  if (editor !== undefined) return targetIn(editor);
  const language = await languageOfWorkspace();
  return { editor, language, style: { ...configuredStyle(language), indent: configuredIndent(language) } };
}

/** The place as it can be edited: an untitled document is opened where there is no editor. */
export async function openTarget(place: InsertionPlace): Promise<InsertionTarget> {
  const { editor, language } = place;
  if (editor !== undefined) return { ...place, editor };
  return targetIn(await window.showTextDocument(await workspace.openTextDocument({ language })));
}

/** The document of a place; one that is yet to be opened has an address as untitled ones do. */
export function addressOf({ editor }: InsertionPlace): Uri {
  return editor === undefined ? Uri.from({ scheme: 'untitled' }) : editor.document.uri;
}

/** What is in a place, and what is selected there. */
export function contentOf({ editor }: InsertionPlace): {
  readonly text: string;
  readonly selections: readonly Selection[];
} {
  if (editor !== undefined) return { text: textOf(editor), selections: editor.selections };
  const start = new Position(0, 0);
  return { text: '', selections: [new Selection(start, start)] };
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

/** One level of indentation: that of the editor which shows the document. */
export function indentOf(document: TextDocument): string {
  const options = window.visibleTextEditors.find((editor) => editor.document === document)?.options;
  return indentation(options?.insertSpaces, options?.tabSize);
}

/** The text of an editor with line ends `\n`: what is planned counts lines and characters. */
export function textOf({ document }: Pick<TextEditor, 'document'>): string {
  return document.getText().replaceAll('\r\n', '\n');
}

/** A place in VS Code's words. */
export function positionOf({ line, character }: Place): Position {
  return new Position(line, character);
}

async function targetIn(editor: TextEditor): Promise<InsertionTarget> {
  const { document, options } = editor;
  const language = languageOf(document.languageId);
  if (language === undefined) throw noSuchLanguage(document.languageId);
  const style = await styleOf(document, language, indentation(options.insertSpaces, options.tabSize));
  return { editor, language, style };
}

function indentation(insertSpaces: unknown, tabSize: unknown): string {
  return insertSpaces === false ? '\t' : ' '.repeat(typeof tabSize === 'number' ? tabSize : 4);
}

function configuredIndent(languageId: SnippetLanguage): string {
  const settings = workspace.getConfiguration('editor', { languageId });
  return indentation(settings.get('insertSpaces'), settings.get('tabSize'));
}

/** The style that the user has set for VS Code's own edits, and the usual one where nothing is set. */
function configuredStyle(language: SnippetLanguage, uri?: Uri): SnippetStyle {
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

async function languageOfWorkspace(): Promise<SnippetLanguage> {
  const files = await workspace.findFiles(
    '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}',
    '**/{node_modules,dist,out,build,venv,.venv}/**',
    500,
  );
  return workspaceLanguage(files.map(({ path }) => path));
}
