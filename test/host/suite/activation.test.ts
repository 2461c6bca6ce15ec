import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { warningsOf } from './warnings';

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
    assert.match((await warningsOf('hitrate.memoizeFunction')).join(), /^No editor is open/);
    assert.equal(isRead(), true);
  });
});
