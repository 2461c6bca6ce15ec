import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, nodes, stopAll, until } from './extension';
import { runToEnd } from './runToEnd';

/** The program waits for no reader. */
const AT_ONCE = { held: false, pace: 0 };

/** What the tree shows of a cache, each number read back from its text. */
function shown(api: HitrateApi, { sessionId }: SessionSnapshot, key: string): string {
  const node = nodes(api).get(`session:${sessionId}:cache:0:${key}`);
  assert.ok(node, `the tree shows no ${key}`);
  return node.description ?? '';
}

const asCount = (text: string): number => Number(text.replace(/\D/g, ''));

describe('A session in VS Code', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(() => stopAll(api));

  it('shows in the tree exactly the final counters that the observed process itself printed', async () => {
    const { last, printed } = await runToEnd(api, 'lru', 50_000);
    assert.equal((printed['hits'] ?? 0) + (printed['misses'] ?? 0), 50_000);
    const size = asCount(shown(api, last, 'size'));
    assert.equal(size, printed['atTheEnd']);
    assert.equal(asCount(shown(api, last, 'hits')), printed['hits']);
    assert.equal(asCount(shown(api, last, 'misses')), printed['misses']);
    // Every miss puts an entry in, and what is not there any more was driven out.
    assert.equal(asCount(shown(api, last, 'evictions')), (printed['misses'] ?? 0) - size);
    assert.equal(shown(api, last, 'capacity'), '1,000');
    assert.equal(shown(api, last, 'hitRate'), `${(((printed['hits'] ?? 0) / 50_000) * 100).toFixed(1)}%`);
    assert.equal(shown(api, last, 'expirations'), '0');
  });

  it('lists each collected cheese once, the newest first', async () => {
    const { last, printed } = await runToEnd(api, 'cheese', Infinity);
    assert.equal(asCount(shown(api, last, 'collected')), 4);
    assert.equal(printed['collected'], 4);
    const list = nodes(api).get(`session:${last.sessionId}:events`);
    assert.match(list?.spoken ?? '', /4 of them seen collected$/);
    const collected = list?.children?.filter(({ description }) => description?.startsWith('seen collected'));
    assert.deepEqual(
      collected?.map(({ label }) => label),
      ['Parmesan', 'Brie', 'Tilsit', 'Red Leicester'],
    );
    const checks = nodes(api).get(`session:${last.sessionId}:checks`)?.children ?? [];
    assert.equal(checks.length, last.checks.length);
    assert.ok(checks.every(({ description }) => description === 'as expected'));
  });

  it('marks the scenario that runs, so that its item offers stop instead of run', async () => {
    await api.sessions.run('lru', { operations: Infinity, seed: 1, rate: 2_000 });
    assert.equal(nodes(api).get('scenario:lru')?.contextValue, 'scenarioRunning');
    assert.equal(nodes(api).get('scenario:cheese')?.contextValue, 'scenario');
    await commands.executeCommand('hitrate.stop');
    assert.equal(nodes(api).get('scenario:lru')?.contextValue, 'scenario');
  });

  it('says within two seconds that a killed process crashed, keeps its data, and runs the next one', async () => {
    const session = await api.sessions.run('lru', { operations: Infinity, seed: 1, rate: 2_000 }, AT_ONCE);
    const { pid } = await until(api.sessions, ({ operations }) => (operations ?? 0) > 0);
    const killedAt = performance.now();
    process.kill(pid as number, 'SIGKILL');
    const { sessionId, state, caches } = await until(api.sessions, ({ state: { kind } }) => kind === 'crashed');
    assert.ok(performance.now() - killedAt < 2_000);
    assert.ok(state.kind === 'crashed' && state.reason.kind === 'signal');
    assert.equal(session.snapshot.sessionId, sessionId);
    assert.equal(nodes(api).get(`session:${sessionId}:crash`)?.label, 'Ended by SIGKILL');
    assert.match(nodes(api).get(`session:${sessionId}`)?.label ?? '', /^Crashed/);
    assert.ok(caches.length === 1 && asCount(shown(api, session.snapshot, 'hits')) > 0);

    const { last } = await runToEnd(api, 'lru', 1_000);
    assert.equal(last.state.kind, 'exited');
  });

  it('pauses, steps, resumes and collects by command', async () => {
    await api.sessions.run('lru', { operations: Infinity, seed: 1, rate: 2_000 }, AT_ONCE);
    await until(api.sessions, ({ operations }) => (operations ?? 0) > 0);
    await commands.executeCommand('hitrate.pause');
    const paused = await until(api.sessions, ({ state }) => state.kind === 'paused');
    await commands.executeCommand('hitrate.step');
    await until(api.sessions, ({ operations }) => operations === (paused.operations ?? 0) + 100);
    await commands.executeCommand('hitrate.resume');
    await until(api.sessions, ({ state }) => state.kind === 'running');
    const before = api.sessions.snapshot?.engineCollections.count ?? 0;
    await commands.executeCommand('hitrate.collectGarbage');
    await until(api.sessions, ({ engineCollections }) => engineCollections.count > before);
  });

  it('leaves no process behind when the next scenario is started over and over', async () => {
    const pids: number[] = [];
    for (let i = 0; i < 10; i++) {
      await api.sessions.run(i % 2 === 0 ? 'lru' : 'cheese', { operations: Infinity, seed: i, rate: 2_000 });
      pids.push((await until(api.sessions, ({ memory }) => memory !== null)).pid as number);
    }
    await stopAll(api);
    assert.equal(new Set(pids).size, 10);
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), `process ${pid} is still there`);
  });

  it('keeps the ids of all nodes from one snapshot to the next', async () => {
    await api.sessions.run('lru', { operations: Infinity, seed: 1, rate: 2_000 }, AT_ONCE);
    await until(api.sessions, ({ operations }) => (operations ?? 0) > 0);
    const before = [...nodes(api).keys()];
    const { sequence } = api.sessions.snapshot as SessionSnapshot;
    await until(api.sessions, (snapshot) => snapshot.sequence > sequence + 5);
    assert.deepEqual([...nodes(api).keys()], before);
  });
});
