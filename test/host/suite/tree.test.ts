import assert from 'node:assert/strict';
import { commands, env, MarkdownString, TreeItemCollapsibleState, workspace } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import type { TreeElement } from '../../../src/views/treeForest';
import { activeExtension, nodes, stopAll, until } from './extension';
import { warningsOf } from './warnings';

const atOnce = { held: false, pace: 0 };
const endless = { operations: Infinity, seed: 1, rate: 2_000 };
const UPDATES = 1_000;

const hasReads = ({ caches }: SessionSnapshot): boolean => (caches[0]?.hits ?? 0) > 0;

/** The item with this id, once the tree shows it. */
async function element({ views }: HitrateApi, id: string): Promise<TreeElement> {
  for (;;) {
    const found = views.tree.element(id);
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      const subscription = views.tree.onDidChangeTreeData(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}

describe('The tree', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
    await commands.executeCommand('workbench.view.extension.hitrate');
  });
  afterEach(async () => {
    await stopAll(api);
    await workspace.getConfiguration('hitrate').update('sampling.rate', undefined, true);
  });

  it('puts the sessions first, the newest on top, and shows each with its process, caches and numbers', async () => {
    await api.sessions.run('lru', endless, atOnce);
    await until(api.sessions, hasReads);
    const { sessionId } = await api.sessions.run('ttl', endless, { held: true, pace: 0 }).then((s) => s.snapshot);
    await until(api.sessions, ({ heldAt }) => heldAt === 1);
    const [first] = api.views.tree.nodes;
    assert.equal(first?.id, 'sessions');
    assert.match(first.description ?? '', /^2 running, \d+ in all$/);
    assert.equal(first.children?.[0]?.id, `session:${sessionId}`);
    assert.equal(first.children?.[0]?.contextValue, 'sessionPaused');
    assert.equal(first.children?.[1]?.contextValue, 'sessionRunning');
    const cache = nodes(api).get(`session:${sessionId - 1}:cache:0`);
    assert.match(cache?.description ?? '', /^[\d,]+\/1,000 · [\d.]+%$/);
    assert.match(cache?.spoken ?? '', /^Cache .*, [\d,]+ of 1,000 entries, hit rate [\d.]+%$/);
  });

  it(`keeps selection and expansion over ${UPDATES} updates of several sessions`, async function () {
    this.timeout(120_000);
    await workspace.getConfiguration('hitrate').update('sampling.rate', 20, true);
    const { sessionId } = (await api.sessions.run('lru', endless, atOnce)).snapshot;
    await until(api.sessions, hasReads);
    for (const id of ['ttl', 'cheese', 'pool', 'memoize']) await api.sessions.run(id, endless, { held: true, pace: 0 });
    const { view } = api.views.explorer;
    const selected = await element(api, `session:${sessionId}:cache:0:hits`);
    // While VS Code reads the items above it anew, it may not find the one that is to be selected.
    while (view.selection[0] !== selected) {
      await view.reveal(selected, { select: true, focus: true }).then(undefined, () => undefined);
    }
    let disturbances = 0;
    const subscriptions = [
      view.onDidChangeSelection(() => disturbances++),
      view.onDidCollapseElement(() => disturbances++),
    ];
    const before = selected.node.description;
    await new Promise<void>((resolve) => {
      let updates = 0;
      subscriptions.push(api.sessions.onDidChange(() => ++updates === UPDATES && resolve()));
    });
    for (const subscription of subscriptions) subscription.dispose();
    await stopAll(api);
    // While VS Code reads an item anew, it does not know what is below it.
    while (view.selection.length === 0) await new Promise(setImmediate);
    assert.deepEqual(
      view.selection.map(({ id }) => id),
      [selected.id],
    );
    assert.equal(view.selection[0], selected);
    assert.notEqual(selected.node.description, before);
    assert.equal(disturbances, 0);
  });

  it('tells in a tooltip what is known, as text that runs no command', async () => {
    await api.sessions.run('lru', endless, atOnce);
    const { sessionId } = await until(api.sessions, hasReads);
    const cache = await element(api, `session:${sessionId}:cache:0`);
    const item = api.views.tree.resolveTreeItem(api.views.tree.getTreeItem(cache), cache);
    assert.ok(item.tooltip instanceof MarkdownString);
    assert.match(item.tooltip.value, /\n- Hit rate: \*\*\d+\\\.\d%\*\*\n/);
    assert.ok(!item.tooltip.isTrusted);
    assert.equal(item.accessibilityInformation?.label, cache.node.spoken);
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
  });

  it('acts on the session of an item, not on the current one', async () => {
    const first = await api.sessions.run('lru', endless, atOnce);
    await until(api.sessions, hasReads);
    const second = await api.sessions.run('ttl', endless, { held: true, pace: 0 });
    await until(api.sessions, ({ heldAt }) => heldAt === 1);
    const item = await element(api, `session:${first.snapshot.sessionId}`);
    await commands.executeCommand('hitrate.pauseSession', item);
    await untilState(first, 'paused');
    await commands.executeCommand('hitrate.resumeSession', item);
    await untilState(first, 'running');
    await commands.executeCommand('hitrate.stopSession', item);
    assert.equal(first.snapshot.state.kind, 'exited');
    assert.equal(second.snapshot.state.kind, 'paused');
    await commands.executeCommand('hitrate.removeSession', item);
    assert.equal(api.sessions.find(first.snapshot.sessionId), undefined);
    const [refused] = await warningsOf('hitrate.removeSession', { sessionId: second.snapshot.sessionId });
    assert.match(refused ?? '', /Stop it first/);
  });

  it('counts in its badge what is collected while nobody sees it, until somebody does', async () => {
    const { view } = api.views.explorer;
    // What was asked to be revealed before may still come, and VS Code shows the view again for it.
    for (let attempt = 0; attempt < 3 && view.badge === undefined; attempt++) {
      await commands.executeCommand('workbench.view.explorer');
      while (view.visible) await new Promise(setImmediate);
      await api.sessions.run('cheese', endless, atOnce);
      await until(api.sessions, ({ state }) => state.kind === 'exited');
    }
    assert.equal(view.badge?.value, 4);
    await commands.executeCommand('workbench.view.extension.hitrate');
    while (!view.visible) await new Promise(setImmediate);
    assert.equal(view.badge, undefined);
  });

  it('copies a cache as JSON', async () => {
    await api.sessions.run('lru', { ...endless, operations: 2_000 }, atOnce);
    const { sessionId, caches } = await until(api.sessions, ({ state }) => state.kind === 'exited');
    await commands.executeCommand('hitrate.copyCacheAsJson', { sessionId, cacheId: caches[0]?.id });
    assert.deepEqual(JSON.parse(await env.clipboard.readText()), JSON.parse(JSON.stringify(caches[0])));
    const [refused] = await warningsOf('hitrate.copyCacheAsJson', { sessionId, cacheId: 99 });
    assert.match(refused ?? '', /There is no such cache/);
  });
});

function untilState(session: NonNullable<HitrateApi['sessions']['current']>, kind: string): Promise<void> {
  if (session.snapshot.state.kind === kind) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = session.onDidChange(({ state }) => {
      if (state.kind !== kind) return;
      subscription.dispose();
      resolve();
    });
  });
}
