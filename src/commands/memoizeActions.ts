import {
  CodeAction,
  CodeActionKind,
  commands,
  l10n,
  languages,
  Range,
  SymbolKind,
  window,
  WorkspaceEdit,
  type CodeActionContext,
  type Disposable,
  type DocumentSymbol,
  type Position,
  type SymbolInformation,
  type TextDocument,
} from 'vscode';
import { offsetAt, placeAt } from '../snippets/context/textChange';
import { languageOf } from '../snippets/language';
import { memoizeAt, type Memoizing } from '../snippets/memoizing/memoizeAt';
import { positionOf, styleOf, textOf } from './insertionTarget';
import { impurityText, refusalText } from './memoizeTexts';

const KIND = CodeActionKind.RefactorRewrite.append('memoize');
const LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'];
const HOLDERS = new Set([SymbolKind.Function, SymbolKind.Method, SymbolKind.Constant, SymbolKind.Variable]);

/** Offers to memoize the function under the cursor. The edit is previewed before it is made. */
export function registerMemoizeActions(): Disposable {
  const provider = { provideCodeActions };
  return languages.registerCodeActionsProvider(LANGUAGES, provider, { providedCodeActionKinds: [KIND] });
}

async function provideCodeActions(
  document: TextDocument,
  range: Range,
  { only }: CodeActionContext,
): Promise<CodeAction[]> {
  // Not for the light bulb at every move of the cursor: it is a refactoring that one asks for.
  if (only === undefined || !(only.contains(KIND) || KIND.contains(only))) return [];
  const found = await functionAt(document, range.start);
  if (found === undefined) return [];
  const { name, memoizing } = found;
  const action = new CodeAction(l10n.t('Memoize "{0}"', name), KIND);
  if ('refused' in memoizing) {
    action.disabled = { reason: refusalText(memoizing.refused) };
    return [action];
  }
  const description = memoizing.impurities.map(impurityText).join(' ');
  action.edit = new WorkspaceEdit();
  const text = textOf({ document });
  for (const change of memoizing.changes) {
    const changed = new Range(positionOf(placeAt(text, change.start)), positionOf(placeAt(text, change.end)));
    action.edit.replace(document.uri, changed, change.text, {
      needsConfirmation: true,
      label: description === '' ? action.title : l10n.t('Memoize "{0}", with care', name),
      ...(description === '' ? {} : { description }),
    });
  }
  return [action];
}

interface FoundFunction {
  readonly name: string;
  readonly memoizing: Memoizing;
}

/** The innermost function around a position, as the symbols of the language's own extension tell. */
async function functionAt(document: TextDocument, position: Position): Promise<FoundFunction | undefined> {
  const language = languageOf(document.languageId);
  const symbols = await commands.executeCommand<(DocumentSymbol | SymbolInformation)[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  if (language === undefined || symbols === undefined) return undefined;
  const style = await styleOf(document, language, indentOf(document));
  const text = textOf({ document });
  let form: FoundFunction | undefined;
  for (const { selectionRange, kind } of around(symbols, position)) {
    const name = /^[\w$]+/.exec(document.getText(selectionRange))?.[0];
    if (name === undefined) continue;
    const memoizing = memoizeAt(text, language, style, { name, start: offsetAt(text, selectionRange.start) });
    const isForm = 'refused' in memoizing && memoizing.refused === 'form';
    if (!isForm) return { name, memoizing };
    // A constant that holds no function is passed over, and the function around it is meant.
    if (kind === SymbolKind.Method || kind === SymbolKind.Function) form ??= { name, memoizing };
  }
  return form;
}

/** What may hold a function around a position, the innermost first. */
function around(symbols: readonly (DocumentSymbol | SymbolInformation)[], position: Position): DocumentSymbol[] {
  return symbols.flatMap((symbol) => {
    if (!('selectionRange' in symbol) || !symbol.range.contains(position)) return [];
    return [...around(symbol.children, position), ...(HOLDERS.has(symbol.kind) ? [symbol] : [])];
  });
}

/** One level of indentation: that of the editor which shows the document. */
function indentOf(document: TextDocument): string {
  const options = window.visibleTextEditors.find((editor) => editor.document === document)?.options;
  if (options?.insertSpaces === false) return '\t';
  return ' '.repeat(typeof options?.tabSize === 'number' ? options.tabSize : 2);
}
