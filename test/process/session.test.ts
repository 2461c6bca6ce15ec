import assert from 'node:assert/strict';
import { keyNameText } from '../../src/protocol/keyName';
import { FRAME_LIST_CAP } from '../../src/protocol/probe';
import { removalCount, type SessionSnapshot } from '../../src/protocol/snapshot';
import { ended, endAll, gone, isRunning, observeProgram, observeScenario, until, untilPrinted } from './observe';

const hasNumbers = ({ memory }: SessionSnapshot): boolean => memory !== null;

function only<T>(items: readonly T[]): T {
  assert.equal(items.length, 1);
  return items[0] as T;
}

describe('a session with a real process', function () {
  this.timeout(30_000);
  afterEach(endAll);

  it('goes from starting over ready and running to exited, and never back', async () => {
    const session = observeScenario('lru', { operations: 20_000, seed: 3, rate: Infinity });
    const states = [session.snapshot.state.kind];
    session.onDidChange(({ state }) => states.push(state.kind));
    await ended(session);
    assert.deepEqual([...new Set(states)], ['starting', 'ready', 'running', 'exited']);
    assert.deepEqual(
      states,
      [...states].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
    );
  });

  it('ends with the exact totals of a program that finishes by itself', async () => {
    const last = await ended(observeScenario('lru', { operations: 30_001, seed: 5, rate: Infinity }));
    const cache = only(last.caches);
    assert.equal(cache.hits + cache.misses, 30_001);
    assert.equal(last.operations, 30_001);
    assert.ok(last.checks.length > 0 && last.checks.every(({ met }) => met));
  });

  it('tells the stays of different keys apart, also where they have the same text', async () => {
    const session = observeProgram('sameTexts');
    await until(session, ({ caches }) => caches[0]?.hits === 21);
    const stays = session.residencies.all();
    assert.deepEqual(
      stays.map(({ hitCount, cause }) => [hitCount, cause]),
      [
        [1, null],
        [2, 'explicit'],
        [3, null],
        [4, null],
        [5, null],
        [6, null],
        [0, null],
      ],
    );
    assert.equal(new Set(stays.map(({ key }) => key)).size, 3);
    assert.equal(new Set(stays.map(keyNameText)).size, 6);
    const [, left] = stays;
    assert.ok(left !== undefined);
    // The key that came in again has two stays, its double has one.
    assert.deepEqual(
      session.residencies.history(0, left).map(({ hitCount }) => hitCount),
      [0, 2],
    );
    const entries = session.snapshot.entries[0]?.entries ?? [];
    assert.equal(new Set(entries.map(keyNameText)).size, 6);
  });

  it('reports memory, engine collections and elapsed time of the observed process', async () => {
    const session = observeScenario('lru', { operations: 300_000, seed: 1, rate: Infinity });
    const last = await ended(session);
    const memory = last.memory ?? assert.fail('no memory sample');
    for (const bytes of Object.values(memory)) assert.ok(bytes > 0);
    assert.ok(memory.heapUsedBytes <= memory.heapTotalBytes && memory.heapTotalBytes <= memory.rssBytes);
    assert.ok(last.engineCollections.count > 0 && last.engineCollections.durationMs > 0);
    assert.ok(last.elapsedMs > 0);
    assert.ok(session.series.since(0).atMs.length >= 2);
  });

  it('caps the list of removals in each frame while the totals stay exact', async () => {
    const last = await ended(observeProgram('flood'));
    const cache = only(last.caches);
    assert.equal(cache.removals.size, 200_000 - 10);
    assert.equal(last.eventsTotal, removalCount(cache));
    assert.ok(last.events.length > 0);
    assert.ok(last.events.at(-1)!.id < last.eventsTotal, 'some were left out of the lists');
    assert.ok(last.events.at(-1)!.id >= FRAME_LIST_CAP);
  });

  it('has the last totals of a program that calls process.exit()', async () => {
    const last = await ended(observeProgram('exits'));
    assert.equal(last.state.kind, 'exited');
    assert.equal(only(last.caches).removals.size, 4);
  });

  it('says that a program crashed, with its last totals and the last lines of its standard error', async () => {
    const { state, caches } = await ended(observeProgram('throws'));
    assert.ok(state.kind === 'crashed');
    assert.deepEqual(state.reason, { kind: 'exit-code', code: 1 });
    assert.match(state.stderrTail.join('\n'), /the program failed on purpose/);
    assert.equal(only(caches).removals.size, 3);
  });

  it('says that a program was killed, and keeps the data', async () => {
    const session = observeProgram('idle');
    const { pid } = await until(session, hasNumbers);
    process.kill(pid!, 'SIGKILL');
    const { state, memory } = await ended(session);
    assert.ok(state.kind === 'crashed');
    assert.deepEqual(state.reason, { kind: 'signal', signal: 'SIGKILL' });
    assert.deepEqual(state.stderrTail, ['last words 1', 'last words 2']);
    assert.ok(memory !== null);
  });

  it('says that a program could not be started', async () => {
    const { state } = await ended(observeProgram('../no/such/program'));
    assert.ok(state.kind === 'crashed');
    assert.match(state.stderrTail.join('\n'), /Cannot find module/);
  });

  it('counts messages that make no sense and goes on', async () => {
    const last = await ended(observeProgram('nonsense'));
    assert.equal(last.state.kind, 'exited');
    assert.equal(last.rejectedMessages, 6);
    assert.equal(only(last.caches).hits, 1);
  });

  it('ends a program that speaks another version of the protocol and says so', async () => {
    const session = observeProgram('otherVersion');
    const { state, pid } = await ended(session);
    assert.ok(state.kind === 'crashed');
    assert.deepEqual(state.reason, { kind: 'protocol-version' });
    await gone(pid!);
  });

  it('stops a program gently: it still tells its last totals', async () => {
    const session = observeScenario('lru', { operations: Infinity, seed: 1, rate: 2_000 });
    await until(session, ({ operations }) => operations !== null && operations > 0);
    await session.stop();
    const { state, caches, operations, pid } = session.snapshot;
    assert.equal(state.kind, 'exited');
    const cache = only(caches);
    assert.equal(cache.hits + cache.misses, operations);
    assert.ok(!isRunning(pid!));
  });

  it('stops a program that never yields and ignores SIGTERM, within two seconds', async () => {
    const session = observeProgram('neverYields');
    await untilPrinted('spinning');
    const startedAt = performance.now();
    await session.stop();
    assert.ok(performance.now() - startedAt < 2_000);
    assert.equal(session.snapshot.state.kind, 'exited');
    assert.ok(session.snapshot.memory !== null, 'what was known before stays');
    assert.ok(!isRunning(session.snapshot.pid!));
  });

  it('holds a program while it is paused, lets it make single steps, and resumes', async () => {
    const session = observeScenario('lru', { operations: Infinity, seed: 1, rate: 2_000 });
    await until(session, ({ operations }) => operations !== null && operations > 0);
    await session.request({ type: 'probe/pause' });
    const paused = await until(session, ({ state }) => state.kind === 'paused');
    const later = await until(session, ({ sequence }) => sequence > paused.sequence + 3);
    assert.equal(later.operations, paused.operations, 'nothing happens while it is held');

    await session.request({ type: 'probe/step' });
    const stepped = await until(
      session,
      ({ state, operations }) => state.kind === 'paused' && operations !== paused.operations,
    );
    assert.equal(stepped.operations! - paused.operations!, 100, 'one batch of the scenario');

    await session.request({ type: 'probe/resume' });
    await until(session, ({ state, operations }) => state.kind === 'running' && operations! > stepped.operations!);
  });

  it('stops a program that is held', async () => {
    // An endless one: another might have ended before it is asked to pause.
    const session = observeScenario('lru', { operations: Infinity, seed: 1, rate: 2_000 });
    await until(session, hasNumbers);
    await session.request({ type: 'probe/pause' });
    await until(session, ({ state }) => state.kind === 'paused');
    await session.stop();
    assert.equal(session.snapshot.state.kind, 'exited');
  });

  it('requests a collection on command', async () => {
    const session = observeProgram('idle');
    const before = (await until(session, hasNumbers)).engineCollections.count;
    await session.request({ type: 'probe/collectGarbage' });
    const after = await until(session, ({ engineCollections }) => engineCollections.count > before);
    assert.ok(after.engineCollections.last !== null);
  });

  it('refuses a request to a program that has ended, with a sentence', async () => {
    const session = observeProgram('finishes');
    await ended(session);
    await assert.rejects(session.request({ type: 'probe/pause' }), /has ended/);
  });

  it('shows at most so many caches and counts the others', async () => {
    const last = await ended(observeProgram('many'));
    assert.equal(last.caches.length, 256);
    assert.equal(last.cachesLeftOut, 300 - 256);
  });

  it('sees every cheese collected exactly once, in the order in which they were let go', async () => {
    const session = observeScenario('cheese', { operations: Infinity, seed: 1, rate: Infinity });
    const last = await ended(session);
    const collected = session.eventsAfter(0).filter(({ cause }) => cause === 'collected');
    assert.deepEqual(
      collected.map(({ key }) => key),
      ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'],
    );
    assert.equal(only(last.caches).removals.collected, 4);
    assert.ok(last.checks.length === 6 && last.checks.every(({ met }) => met));
  });
});

const ORDER = ['starting', 'ready', 'running', 'paused', 'stopping', 'exited'];
