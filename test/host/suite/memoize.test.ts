import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { select } from './select';

const { Position, Range, Selection } = vscode;

/** What the extension of a language would tell of one function. */
function symbolsOf(name: string, start: number, end: number): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      const at = document.positionAt(document.getText().indexOf(name));
      const range = new Range(new Position(start, 0), document.lineAt(end).range.end);
      const selection = new Range(at, at.translate(0, name.length));
      return [new vscode.DocumentSymbol(name, '', vscode.SymbolKind.Function, range, selection)];
    },
  };
}

describe('The refactoring that memoizes a function', () => {
  const subscriptions: vscode.Disposable[] = [];

  afterEach(async () => {
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    while (vscode.window.activeTextEditor !== undefined) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  async function actionsFor(
    language: string,
    content: string,
    name: string,
  ): Promise<{ document: vscode.TextDocument; actions: vscode.CodeAction[] }> {
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document);
    editor.options = { insertSpaces: true, tabSize: 2 };
    await select(editor, new Selection(1, 2, 1, 2));
    subscriptions.push(
      vscode.languages.registerDocumentSymbolProvider({ language }, symbolsOf(name, 0, document.lineCount - 1)),
    );
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      editor.selection,
      vscode.CodeActionKind.Refactor.value,
    );
    return { document, actions: all.filter(({ title }) => title.startsWith('Memoize "')) };
  }

  /** Makes the edits of an action, as confirming all of them does, in one step. */
  async function confirmed(document: vscode.TextDocument, action: vscode.CodeAction | undefined): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, action?.edit?.get(document.uri) ?? []);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('keeps the declaration and wraps its body, and one undo restores the text', async () => {
    const before = 'export function area(w: number, h: number): number {\n  return w * h;\n}\n';
    const { document, actions } = await actionsFor('typescript', before, 'area');
    assert.equal(actions.length, 1);
    await confirmed(document, actions[0]);
    assert.ok(
      document.getText().endsWith(`export function area(w: number, h: number): number {
  return memoizedArea(w, h);
}

const memoizedArea = memoize(function (w: number, h: number): number {
  return w * h;
}, (w, h) => JSON.stringify([String(w), String(h)]), 500);
`),
      document.getText(),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('decorates a function of Python, imports included', async () => {
    const { document, actions } = await actionsFor('python', 'def twice(n):\n    return 2 * n\n', 'twice');
    await confirmed(document, actions[0]);
    assert.equal(
      document.getText(),
      'from functools import lru_cache\n\n\n@lru_cache(maxsize=128)\ndef twice(n):\n    return 2 * n\n',
    );
  });

  it('is disabled for a generator: what is disabled, this call leaves out', async () => {
    const { actions } = await actionsFor('javascript', 'function* count(n) {\n  yield n;\n}\n', 'count');
    assert.deepEqual(actions, []);
  });
});
