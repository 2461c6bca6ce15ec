import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { activeExtension } from './extension';
import { warningsOf } from './warnings';

/** The bundles beside the main one that were read. */
function partsRead(): string[] {
  return ['inserting', 'session', 'statsPage'].filter((name) =>
    Object.keys(require.cache).some((path) => path.endsWith(join('dist', `${name}.js`))),
  );
}

describe('The extension', () => {
  it('is found by its publisher and name, and activates', async () => {
    const extension = vscode.extensions.getExtension('hitrate.hitrate');
    assert.ok(extension, 'VS Code knows no extension hitrate.hitrate');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('reads what inserts patterns, observes and shows a page when it is needed for the first time', async () => {
    const { sessions, views } = await activeExtension();
    assert.deepEqual(partsRead(), []);
    assert.match((await warningsOf('hitrate.memoizeFunction')).join(), /^No editor is open/);
    assert.deepEqual(partsRead(), ['inserting']);
    const { snapshot } = await sessions.run('lru', { operations: 1, seed: 1, rate: Infinity });
    assert.deepEqual(partsRead(), ['inserting', 'session']);
    views.panels.open();
    while (!partsRead().includes('statsPage')) await setImmediate();
    for (const panel of views.panels.all) panel.dispose();
    await sessions.stop(snapshot.sessionId);
    sessions.remove(snapshot.sessionId);
  });
});
