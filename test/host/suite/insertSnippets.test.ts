import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { select } from './select';
import { warningsOf } from './warnings';

const COMMANDS = [
  { command: 'hitrate.insertLruCache', typescript: 'class LruCache<K, V> {', javascript: 'class LruCache {' },
  { command: 'hitrate.insertTtlCache', typescript: 'class TtlCache<K, V> {', javascript: 'class TtlCache {' },
  {
    command: 'hitrate.insertObjectPool',
    typescript: 'class ObjectPool<T extends object> {',
    javascript: 'class ObjectPool {',
  },
] as const;

describe('Inserting a snippet', () => {
  afterEach(async () => {
    while (activeDocument() !== undefined) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  for (const { command, ...declarations } of COMMANDS) {
    for (const language of ['typescript', 'javascript'] as const) {
      it(`${command} fills an empty ${language} document, and one undo empties it again`, async () => {
        const { document } = await show(language, '');
        await vscode.commands.executeCommand(command);
        assert.ok(document.getText().includes(declarations[language]), document.getText());
        assert.doesNotMatch(document.getText(), /\$\{?\d/);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), '');
      });
    }

    it(`${command} opens a TypeScript document when there is no editor`, async () => {
      assert.equal(activeDocument(), undefined);
      await vscode.commands.executeCommand(command);
      const document = activeDocument();
      assert.equal(document?.languageId, 'typescript');
      assert.equal(document?.isUntitled, true);
      assert.ok(document?.getText().includes(declarations.typescript));
    });
  }

  it('works in a file, indented as the file is, and one undo restores it byte for byte', async () => {
    const editor = await showFile('prices.ts');
    const before = editor.document.getText();
    editor.options = { insertSpaces: true, tabSize: 2 };
    await select(editor, new vscode.Selection(0, 0, 0, 0));
    await vscode.commands.executeCommand('hitrate.insertLruCache');
    assert.match(editor.document.getText(), /^ {2}readonly #capacity: number;$/m);
    assert.ok(editor.document.getText().endsWith(before));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('takes each selected line into a snippet in its place, and one undo restores them all', async () => {
    const before = 'first\r\nkeep\r\nsecond\r\n';
    const editor = await show('javascript', before);
    await select(editor, new vscode.Selection(0, 0, 0, 5), new vscode.Selection(2, 0, 2, 6));
    await vscode.commands.executeCommand('hitrate.insertObjectPool');
    assert.equal(editor.document.getText().split('class ObjectPool {').length, 3);
    assert.doesNotMatch(editor.document.getText(), /^(?:first|second)/m);
    assert.match(editor.document.getText(), /\(\) => first,[^]*\(\) => second,/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('says which languages there are where the language of the document is none of them', async () => {
    const { document } = await show('markdown', '# Notes\n');
    const warnings = await warningsOf('hitrate.insertTtlCache');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /markdown.*TypeScript, JavaScript/);
    assert.equal(document.getText(), '# Notes\n');
  });

  it('says that a read-only document cannot be edited, and leaves it alone', async () => {
    const { document } = await showFile('fibonacci.js');
    const before = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    const warnings = await warningsOf('hitrate.insertLruCache');
    await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /read-only/);
    assert.equal(document.getText(), before);
  });
});

function activeDocument(): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document;
}

async function show(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

async function showFile(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'VS Code has opened no folder');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}
