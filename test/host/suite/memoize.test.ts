import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { select } from './select';
import { warningsOf } from './warnings';
import { WrittenFiles } from './writtenFiles';

const { Position, Range, Selection } = vscode;

const ENDINGS = { typescript: 'ts', javascript: 'js', python: 'py', plaintext: 'txt' } as const;

/** What the extension of a language would tell of one function. */
function symbolsOf(name: string, end: number, kind: vscode.SymbolKind): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      const at = document.positionAt(document.getText().indexOf(name));
      const range = new Range(new Position(0, 0), document.lineAt(end).range.end);
      const selection = new Range(at, at.translate(0, name.length));
      return [new vscode.DocumentSymbol(name, '', kind, range, selection)];
    },
  };
}

describe('The refactoring that memoizes a function', () => {
  const files = new WrittenFiles();
  const subscriptions: vscode.Disposable[] = [];

  afterEach(async () => {
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    await files.remove();
  });

  async function show(
    language: keyof typeof ENDINGS,
    content: string,
    name: string,
    kind = vscode.SymbolKind.Function,
  ): Promise<vscode.TextEditor> {
    const editor = await files.show(ENDINGS[language], content);
    const { document } = editor;
    editor.options = { insertSpaces: true, tabSize: 2 };
    const inside = document.validatePosition(new Position(1, 2));
    await select(editor, new Selection(inside, inside));
    subscriptions.push(
      vscode.languages.registerDocumentSymbolProvider({ language }, symbolsOf(name, document.lineCount - 1, kind)),
    );
    return editor;
  }

  async function actionsFor(
    language: keyof typeof ENDINGS,
    content: string,
    name: string,
    kind?: vscode.CodeActionKind,
  ): Promise<{ document: vscode.TextDocument; actions: vscode.CodeAction[] }> {
    const { document, selection } = await show(language, content, name);
    return { document, actions: await actionsAt(document, selection, kind ?? vscode.CodeActionKind.Refactor) };
  }

  async function actionsAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    kind?: vscode.CodeActionKind,
  ): Promise<vscode.CodeAction[]> {
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind?.value,
    );
    return all.filter(({ title }) => title.startsWith('Memoize "'));
  }

  /** Presses a button of the Refactor Preview until the command that opens it has ended. */
  async function answered(done: Thenable<unknown>, button: 'apply' | 'discard'): Promise<void> {
    const state = { ended: false };
    const end = Promise.resolve(done).finally(() => (state.ended = true));
    while (!state.ended) await vscode.commands.executeCommand(`refactorPreview.${button}`);
    await end;
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

  it('finds the name where a provider selects the whole signature, as TypeScript does of overloads', async () => {
    const signature = 'export function area(side: number): number;\n';
    const code = 'export function area(side: number): number {\n  return side * side;\n}\n';
    const { document, selection } = await files.show('ts', signature + code);
    const whole = new Range(1, 0, 3, 1);
    const provideDocumentSymbols = (): vscode.DocumentSymbol[] => [
      new vscode.DocumentSymbol('area', '', vscode.SymbolKind.Function, whole, whole),
    ];
    subscriptions.push(
      vscode.languages.registerDocumentSymbolProvider({ language: 'typescript' }, { provideDocumentSymbols }),
    );
    const actions = await actionsAt(
      document,
      selection.with(new Position(2, 2), new Position(2, 2)),
      vscode.CodeActionKind.Refactor,
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Memoize "area"'],
    );
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

  const area = 'export function area(w: number, h: number): number {\n  return w * h;\n}\n';

  it('is offered on the line of the function, and wherever refactorings are asked for, and among no fixes', async () => {
    const { document } = await show('typescript', area, 'area');
    assert.equal((await actionsAt(document, new Range(0, 0, 0, 0))).length, 1);
    assert.equal((await actionsAt(document, new Range(1, 2, 1, 2), vscode.CodeActionKind.RefactorRewrite)).length, 1);
    assert.deepEqual(await actionsAt(document, new Range(1, 2, 1, 2), vscode.CodeActionKind.QuickFix), []);
  });

  it('is shown in the Refactor Preview by the command, where to apply it makes all of it at once', async () => {
    const { document } = await show('typescript', area, 'area');
    await answered(vscode.commands.executeCommand('hitrate.memoizeFunction'), 'apply');
    assert.match(document.getText(), /\nfunction memoize</);
    assert.match(document.getText(), /return memoizedArea\(w, h\);\n\}\n\nconst memoizedArea = memoize\(/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), area);
  });

  it('changes nothing when the preview is discarded', async () => {
    const { document } = await show('typescript', area, 'area');
    await answered(vscode.commands.executeCommand('hitrate.memoizeFunction'), 'discard');
    assert.equal(document.getText(), area);
  });

  it('says what to take care of while the preview is shown', async () => {
    await show('typescript', 'export function age(born: number): number {\n  return Date.now() - born;\n}\n', 'age');
    const seen: string[] = [];
    const answer = async (): Promise<void> => {
      seen.push(...(await warningsOf('hitrate.memoizeFunction')));
    };
    await answered(answer(), 'discard');
    assert.deepEqual(seen, ['Memoize "age" with care. It reads the clock (Date.now()): a remembered result gets old.']);
  });

  it('says why it does nothing: no editor, no such language, no function, a function that cannot be memoized', async () => {
    assert.deepEqual(await warningsOf('hitrate.memoizeFunction'), [
      'No editor is open. Open a file, and put the cursor into the function to memoize.',
    ]);
    await show('plaintext', 'text\n', 'text');
    assert.match(
      (await warningsOf('hitrate.memoizeFunction'))[0] ?? '',
      /^There is no such snippet for .* "plaintext"/,
    );
    const { document } = await show('typescript', 'const one = 1;\n\n', 'one', vscode.SymbolKind.Constant);
    assert.deepEqual(await warningsOf('hitrate.memoizeFunction'), [
      'There is no function here. Put the cursor into the function to memoize.',
    ]);
    assert.equal(document.getText(), 'const one = 1;\n\n');
    await show('javascript', 'function* count(n) {\n  yield n;\n}\n', 'count');
    assert.deepEqual(await warningsOf('hitrate.memoizeFunction'), [
      '"count" cannot be memoized. A generator gives its values once, so its result cannot be remembered.',
    ]);
  });
});
