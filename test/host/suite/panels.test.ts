import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { activeExtension, stopAll } from './extension';

const endless = { operations: Infinity, seed: 1, rate: 2_000 };
const held = { held: true, pace: 0 };

/** What the tabs of panels are called. */
function titles({ views }: HitrateApi): string[] {
  return views.panels.all.map(({ title }) => title);
}

describe('The panels', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await stopAll(api);
    for (const panel of api.views.panels.all) panel.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are one for each session that is shown, named for it', async () => {
    const lru = await api.sessions.run('lru', endless, held);
    await commands.executeCommand('hitrate.openStatsPanel');
    await api.sessions.run('ttl', endless, held);
    await commands.executeCommand('hitrate.openStatsPanel');
    await commands.executeCommand('hitrate.openStatsPanel', { sessionId: lru.snapshot.sessionId });
    assert.deepEqual(titles(api), [api.sessions.all.at(-1)?.snapshot.title, lru.snapshot.title]);
    assert.equal(api.sessions.current, lru);
    await api.sessions.stop();
    assert.ok(titles(api).includes(`${lru.snapshot.title} (ended)`));
  });

  it('stay with a scenario that is restarted, and go from an ended session to the next one', async () => {
    await commands.executeCommand('hitrate.stepScenario', 'lru');
    const [panel] = api.views.panels.all;
    await commands.executeCommand('hitrate.restart');
    assert.deepEqual(api.views.panels.all, [panel]);
    assert.equal(panel?.shown.current, api.sessions.current);
    await api.sessions.stop();
    await commands.executeCommand('hitrate.stepScenario', 'cheese');
    assert.deepEqual(api.views.panels.all, [panel]);
    assert.equal(panel?.shown.current?.snapshot.scenarioId, 'cheese');
  });

  it('are gone without a trace when they are closed', async () => {
    const { views, sessions } = api;
    await sessions.run('lru', endless, held);
    for (let i = 0; i < 10; i++) {
      views.panels.open();
      assert.equal(views.panels.all.length, 1);
      for (const panel of views.panels.all) panel.dispose();
      assert.equal(views.panels.all.length, 0);
    }
  });
});
