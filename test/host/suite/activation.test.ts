import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('The extension', () => {
  it('is found by its publisher and name, and activates', async () => {
    const extension = vscode.extensions.getExtension('hitrate.hitrate');
    assert.ok(extension, 'VS Code knows no extension hitrate.hitrate');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
