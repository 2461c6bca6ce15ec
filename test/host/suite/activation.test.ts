import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('The extension', () => {
  it('is found by its publisher and name, and activates', async () => {
    const extension = vscode.extensions.getExtension('hitrate.hitrate');
    assert.ok(extension, 'VS Code knows no extension hitrate.hitrate');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('reads what inserts patterns when it is asked for the first time', async () => {
    const isRead = (): boolean => Object.keys(require.cache).some((path) => /dist[\\/]inserting\.js$/.test(path));
    assert.equal(isRead(), false);
    await vscode.commands.executeCommand('hitrate.insertLruCache');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /class LruCache/);
    assert.equal(isRead(), true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
