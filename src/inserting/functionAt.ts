import {
  commands,
  SymbolKind,
  type DocumentSymbol,
  type Position,
  type SymbolInformation,
  type TextDocument,
} from 'vscode';
import { offsetAt } from '../snippets/context/textChange';
import type { SnippetLanguage } from '../snippets/language';
import { declaredName } from '../snippets/memoizing/declaredName';
import { memoizeAt, type Memoizing } from '../snippets/memoizing/memoizeAt';
import { indentOf, styleOf, textOf } from './insertionTarget';

/** A function in a document, and the edits that memoize it or why there are none. */
export interface FoundFunction {
  readonly name: string;
  readonly memoizing: Memoizing;
}

const HOLDERS = new Set([
  SymbolKind.Function,
  SymbolKind.Method,
  SymbolKind.Constant,
  SymbolKind.Variable,
  SymbolKind.Property,
  SymbolKind.Field,
]);
const FUNCTIONS = new Set([SymbolKind.Function, SymbolKind.Method]);

/** The innermost function around a position, as the symbols of the language's own extension tell. */
export async function functionAt(
  document: TextDocument,
  language: SnippetLanguage,
  position: Position,
): Promise<FoundFunction | undefined> {
  const symbols = await commands.executeCommand<(DocumentSymbol | SymbolInformation)[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const style = await styleOf(document, language, indentOf(document));
  const text = textOf({ document });
  let form: FoundFunction | undefined;
  for (const { name: symbolName, selectionRange, kind } of around(symbols ?? [], position)) {
    const declared = declaredName(document.getText(selectionRange).replaceAll('\r\n', '\n'), symbolName);
    if (declared === undefined) continue;
    const { name, offset } = declared;
    const memoizing = memoizeAt(text, language, style, { name, start: offsetAt(text, selectionRange.start) + offset });
    const isForm = 'refused' in memoizing && memoizing.refused === 'form';
    if (!isForm) return { name, memoizing };
    // A constant that holds no function is passed over, and the function around it is meant.
    if (FUNCTIONS.has(kind)) form ??= { name, memoizing };
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
