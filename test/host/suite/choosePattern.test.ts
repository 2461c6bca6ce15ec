import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { Dialogs, until } from './quickPicks';

const { executeCommand } = vscode.commands;

function preview(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === 'hitrate-pattern' && !isClosed);
}

function previewTabs(): number {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.filter((input) => input instanceof vscode.TabInputText && input.uri.scheme === 'hitrate-pattern')
    .length;
}

function activeDocument(): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document;
}

async function previewHas(text: string): Promise<string> {
  const holds = (): boolean => preview()?.getText().includes(text) ?? false;
  await Promise.race([
    until(vscode.workspace.onDidChangeTextDocument, holds),
    until(vscode.workspace.onDidOpenTextDocument, holds),
  ]);
  return preview()?.getText() ?? '';
}

const isLru = ({ label, description }: vscode.QuickPickItem, library = false): boolean =>
  label === 'LRU Cache' && description?.startsWith(library ? 'with lru-cache' : 'no dependency') === true;

describe('Choosing a pattern', () => {
  let dialogs: Dialogs;
  let file: vscode.Uri | undefined;
  let files = 0;

  afterEach(async () => {
    dialogs.dispose();
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await executeCommand('workbench.action.closeQuickOpen');
    while (vscode.window.activeTextEditor !== undefined) {
      await executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    if (file !== undefined) await vscode.workspace.fs.delete(file);
    file = undefined;
  });

  /** A file, because an untitled document may come back with what a backup has of the one before it. */
  async function show(content = ''): Promise<vscode.TextDocument> {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'VS Code has opened no folder');
    file = vscode.Uri.joinPath(folder.uri, `shop${++files}.ts`);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
    return (await vscode.window.showTextDocument(file)).document;
  }

  it('offers them by what one is after, shows what would be inserted, and inserts that', async () => {
    dialogs = new Dialogs();
    const document = await show();
    const done = executeCommand('hitrate.insertCachePattern');
    let shown = '';
    await dialogs.choose(
      (item) => isLru(item),
      async () => {
        shown = await previewHas('class LruCache');
      },
    );
    await done;
    assert.equal(document.getText(), shown);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(previewTabs(), 0);
    await executeCommand('undo');
    assert.equal(document.getText(), '');
  });

  it('changes nothing when the choice is given up', async () => {
    dialogs = new Dialogs();
    const document = await show('a();\n');
    const done = executeCommand('hitrate.insertCachePattern');
    const { quickPick } = await dialogs.next();
    const groups = quickPick.items.filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator);
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['Save results', 'Save what is loaded', 'Share or reuse objects', 'See how a cache does'],
    );
    quickPick.hide();
    await done;
    assert.equal(document.getText(), 'a();\n');
    assert.equal(previewTabs(), 0);
  });

  it('opens no document when the choice is given up and there was none, and one when it is not', async () => {
    dialogs = new Dialogs();
    assert.equal(activeDocument(), undefined);
    const givenUp = executeCommand('hitrate.insertCachePattern');
    const { quickPick } = await dialogs.next();
    quickPick.hide();
    await givenUp;
    assert.equal(activeDocument(), undefined);
    const done = executeCommand('hitrate.insertCachePattern');
    await dialogs.choose((item) => isLru(item));
    await done;
    assert.equal(activeDocument()?.isUntitled, true);
    assert.match(activeDocument()?.getText() ?? '', /^class LruCache<K, V> \{/m);
  });

  it('runs the scenario of a pattern to be watched', async () => {
    dialogs = new Dialogs();
    const api = await vscode.extensions.getExtension<HitrateApi>('hitrate.hitrate')?.activate();
    assert.ok(api);
    const document = await show();
    const watched = { 'Object Pool': 'pool', 'LRU Cache': 'lru-size', 'Weak-Value Cache': 'weak-stock' };
    for (const [title, scenario] of Object.entries(watched)) {
      const done = executeCommand('hitrate.insertCachePattern');
      const { quickPick, pressItemButton } = await dialogs.next();
      const item = quickPick.items.find(({ label }) => label === title);
      assert.ok(item);
      pressItemButton(item);
      await done;
      assert.equal(api.sessions.snapshot?.scenarioId, scenario);
      await api.sessions.stop();
      await executeCommand('workbench.action.focusFirstEditorGroup');
      await vscode.window.showTextDocument(document);
    }
    assert.equal(document.getText(), '');
  });

  it('prepares the installation of a library that the project lacks, and does not run it', async () => {
    dialogs = new Dialogs(/^Insert and Prepare/);
    const document = await show();
    const done = executeCommand('hitrate.insertCachePattern');
    await dialogs.choose((item) => isLru(item, true));
    await done;
    assert.match(document.getText(), /^import \{ LRUCache \} from 'lru-cache';\n\n/);
    assert.match(dialogs.messages[0]?.text ?? '', /does not name "lru-cache"/);
    assert.match(dialogs.messages[0]?.detail ?? '', /^"npm install lru-cache" is put into a terminal/);
    assert.ok(vscode.window.terminals.some(({ name }) => name === 'lru-cache'));
    await executeCommand('undo');
    assert.equal(document.getText(), '');
  });

  it('inserts code without a dependency where the library is declined', async () => {
    dialogs = new Dialogs(/^Insert Self-Contained/);
    const document = await show();
    const done = executeCommand('hitrate.insertCachePattern');
    await dialogs.choose((item) => isLru(item, true));
    await done;
    assert.match(document.getText(), /class LruCache/);
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('leads by questions to a strategy, explains it, and inserts it', async () => {
    dialogs = new Dialogs(/^Insert$/);
    const document = await show();
    const done = executeCommand('hitrate.chooseStrategy');
    await dialogs.choose(({ label }) => label === 'The result of a computation');
    await dialogs.choose(({ label }) => label === 'Up to a known age');
    await dialogs.choose(({ label }) => label.startsWith('More than can be kept'));
    await done;
    const [{ text, detail } = { text: '', detail: '' }] = dialogs.messages;
    assert.equal(text, 'LRU Cache with TTL');
    assert.match(detail ?? '', /Both age and room decide[^]*\n\n\+ .*[^]*\n− /);
    assert.match(document.getText(), /^class \w+/m);
    await executeCommand('undo');
    assert.equal(document.getText(), '');
  });
});
