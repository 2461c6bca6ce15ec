import type { CodeAction, CodeActionKind, Position, TextDocument } from 'vscode';
import { chooseStrategy } from './chooseStrategy';
import { insertCachePattern } from './insertCachePattern';
import { insertPattern } from './insertPattern';

/** The parsers take a moment to be set up, so that waits for the first function that is to be memoized. */
async function memoizeActions(document: TextDocument, position: Position, kind: CodeActionKind): Promise<CodeAction[]> {
  return (await import('./memoizeActions')).memoizeActions(document, position, kind);
}

async function memoizeFunction(): Promise<void> {
  return (await import('./memoizeFunction')).memoizeFunction();
}

/** All that the extension's main bundle asks of this one, which is loaded when something is asked for the first time. */
export const inserting = { chooseStrategy, insertCachePattern, insertPattern, memoizeActions, memoizeFunction };
