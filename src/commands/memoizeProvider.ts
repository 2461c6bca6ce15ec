import {
  CodeActionKind,
  CodeActionTriggerKind,
  languages,
  type CodeAction,
  type CodeActionContext,
  type Disposable,
  type LogOutputChannel,
  type Range,
  type TextDocument,
} from 'vscode';
import { loadInserting } from './loadInserting';
import { logged, reported } from './reported';

const KIND = CodeActionKind.RefactorRewrite.append('memoize');
const LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'];
/** A line on which a function may begin, as far as the line alone can tell. */
const HEAD = /\b(?:function|def)\b|=>|^\s*[\w$#\s]+(?:<[^()]*>)?\([^;]*$/;

/** Offers to memoize the function under the cursor. */
export function registerMemoizeProvider(log: LogOutputChannel): Disposable {
  const provideCodeActions = async (
    document: TextDocument,
    { start }: Range,
    context: CodeActionContext,
  ): Promise<CodeAction[]> => {
    if (!isWanted(document.lineAt(start.line).text, context)) return [];
    const offer = async (): Promise<CodeAction[]> => (await loadInserting()).memoizeActions(document, start, KIND);
    // A light bulb that nobody asked for must not open a message at every move of the cursor.
    if (context.triggerKind === CodeActionTriggerKind.Automatic) return (await logged(log, offer)) ?? [];
    return (await reported(log, offer)) ?? [];
  };
  return languages.registerCodeActionsProvider(LANGUAGES, { provideCodeActions }, { providedCodeActionKinds: [KIND] });
}

/**
 * Whether it is worth to look for a function: always where somebody asks for refactorings. The light bulb asks at every
 * move of the cursor, and gets an answer on a line where a function begins.
 */
function isWanted(line: string, { only, triggerKind }: CodeActionContext): boolean {
  if (only !== undefined) return only.contains(KIND) || KIND.contains(only);
  return triggerKind === CodeActionTriggerKind.Invoke || HEAD.test(line);
}
