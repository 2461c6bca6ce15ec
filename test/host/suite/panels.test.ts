import assert from 'node:assert/strict';
import { commands, window, workspace, type CodeLens, Uri } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { activeExtension, stopAll, until } from './extension';

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
    await workspace.getConfiguration('hitrate').update('panel.openAutomatically', undefined, true);
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

  it('are not opened by a run from the tree, but where the setting says so', async () => {
    await commands.executeCommand('hitrate.runScenario', { scenarioId: 'cheese' });
    assert.deepEqual(titles(api), []);
    await workspace.getConfiguration('hitrate').update('panel.openAutomatically', true, true);
    await commands.executeCommand('hitrate.runScenario', { scenarioId: 'lru' });
    assert.equal(titles(api).length, 1);
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

describe('The lenses', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await stopAll(api);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.getConfiguration('hitrate').update('codeLens.enabled', undefined, true);
  });

  /** What the lenses of a document say, with the line from 1. */
  async function lenses(uri: Uri): Promise<[line: number, title: string][]> {
    const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    return found.map(({ range, command }) => [range.start.line + 1, command?.title ?? '']);
  }

  it('run a bundled scenario and step through it, unless the setting turns them off', async () => {
    const uri = Uri.from({ scheme: 'hitrate-scenario', path: '/lru.mjs' });
    await window.showTextDocument(await workspace.openTextDocument(uri));
    const found = await lenses(uri);
    assert.deepEqual(
      found.filter(([line]) => line === 1).map(([, title]) => title),
      ['$(play) Run', '$(debug-step-into) Step'],
    );
    await workspace.getConfiguration('hitrate').update('codeLens.enabled', false, true);
    assert.deepEqual(await lenses(uri), []);
  });

  it('show the numbers of a cache above the line that has created it, where the program tells it', async () => {
    await commands.executeCommand('hitrate.stepScenario', 'lru');
    const { caches } = await until(api.sessions, (snapshot) => snapshot.caches.length > 0 || snapshot.heldAt === 1);
    const uri = Uri.from({ scheme: 'hitrate-scenario', path: '/lru.mjs' });
    const live = (await lenses(uri)).filter(([, title]) => title.includes('evictions/s'));
    const places = caches.flatMap(({ place }) => (place === null ? [] : [place.line]));
    assert.deepEqual(
      live.map(([line]) => line),
      places,
    );
    await api.sessions.stop();
    const ended = (await lenses(uri)).filter(([, title]) => title.startsWith('ended: '));
    assert.equal(ended.length, places.length);
  });
});
