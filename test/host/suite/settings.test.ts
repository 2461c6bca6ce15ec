import assert from 'node:assert/strict';
import { commands, Uri, window, workspace, type CodeLens } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, stopAll, until } from './extension';
import { runToEnd } from './runToEnd';

const endless = { operations: Infinity, seed: 1, rate: 2_000 };
const atOnce = { held: false, pace: 0 };

const hasReads = ({ caches }: SessionSnapshot): boolean => (caches[0]?.hits ?? 0) > 0;

/** The settings that a test of this file changes. */
const CHANGED = ['sampling.rate', 'events.kept', 'sessions.kept', 'panel.openAutomatically', 'codeLens.enabled'];

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('hitrate').update(name, value, true);
}

/** Resolves when two samples after one another are at least, or less than, that far apart on the process's own clock. */
async function untilApart({ sessions }: HitrateApi, isWanted: (ms: number) => boolean): Promise<void> {
  let before = sessions.snapshot?.elapsedMs ?? 0;
  await until(sessions, ({ elapsedMs }) => {
    const apartMs = elapsedMs - before;
    before = elapsedMs;
    return apartMs > 0 && isWanted(apartMs);
  });
}

/** A setting counts from when it is changed, for what runs and what is shown already. */
describe('The setting', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await stopAll(api);
    for (const panel of api.views.panels.all) panel.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of CHANGED) await set(name, undefined);
  });

  it('sampling.rate changes how often what runs is sampled', async () => {
    await api.sessions.run('lru', endless, atOnce);
    await until(api.sessions, hasReads);
    await set('sampling.rate', 1);
    await untilApart(api, (ms) => ms > 900);
    await set('sampling.rate', 20);
    await untilApart(api, (ms) => ms < 90);
  });

  it('events.kept changes how many removals a session keeps that runs, and one that has ended', async () => {
    const session = await api.sessions.run('lru', endless, atOnce);
    const kept = (): number => session.events.nextId - session.events.firstId;
    await until(api.sessions, () => kept() > 1_500);
    await set('events.kept', 1_000);
    await until(api.sessions, () => kept() <= 1_000);
    assert.equal(kept(), 1_000);
    await set('events.kept', 1_200);
    await until(api.sessions, () => kept() === 1_200);
    await api.sessions.stop();
    const { eventsTotal, sequence } = session.snapshot;
    await set('events.kept', 1_000);
    const last = await until(api.sessions, (snapshot) => snapshot.sequence > sequence);
    assert.deepEqual([kept(), last.state.kind, last.eventsTotal], [1_000, 'exited', eventsTotal]);
  });

  it('sessions.kept lets the oldest of those that have ended go', async () => {
    for (let i = 0; i < 3; i++) await runToEnd(api, 'cheese', Infinity);
    assert.ok(api.sessions.all.length >= 3);
    const trimmed = new Promise<void>((resolve) => {
      const subscription = api.sessions.onDidRemove(() => {
        if (api.sessions.all.length > 1) return;
        subscription.dispose();
        resolve();
      });
    });
    await set('sessions.kept', 1);
    await trimmed;
    assert.equal(api.sessions.all.length, 1);
  });

  it('panel.openAutomatically opens the panel of what is run from the tree', async () => {
    await commands.executeCommand('hitrate.runScenario', { scenarioId: 'cheese' });
    assert.equal(api.views.panels.all.length, 0);
    await set('panel.openAutomatically', true);
    await commands.executeCommand('hitrate.runScenario', { scenarioId: 'lru' });
    assert.equal(api.views.panels.all.length, 1);
  });

  it('codeLens.enabled takes all lenses away, and the numbers behind lines, and brings them back', async () => {
    const uri = Uri.from({ scheme: 'hitrate-scenario', path: '/lru.mjs' });
    const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
    const lenses = async (): Promise<number> =>
      (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 100)).length;
    await api.sessions.run('lru', endless, atOnce);
    await until(api.sessions, hasReads);
    assert.equal(await lenses(), 3);
    await set('codeLens.enabled', false);
    assert.equal(await lenses(), 0);
    await set('codeLens.enabled', true);
    assert.equal(await lenses(), 3);
    await api.sessions.stop();
    assert.equal(api.views.endedNumbers.of(editor).size, 1);
    await set('codeLens.enabled', false);
    assert.equal(api.views.endedNumbers.of(editor).size, 0);
  });
});
