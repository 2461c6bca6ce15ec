import assert from 'node:assert/strict';
import { timersOf } from '../../src/base/timersOf';
import { SCENARIOS } from '../../src/scenarios/catalogue';
import { LIVE_SESSION_CAP, Sessions } from '../../src/session/sessions';
import { gone, PROGRAM_OPTIONS, until } from './observe';

const watched = { operations: Infinity, seed: 1, rate: 2_000 };
const atOnce = { held: false, pace: 0 };

describe('the sessions of a host', function () {
  this.timeout(30_000);
  let sessions: Sessions;
  let sampleIntervalMs: number;

  beforeEach(() => {
    sampleIntervalMs = PROGRAM_OPTIONS.sampleIntervalMs;
    const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
    sessions = new Sessions(() => ({ ...PROGRAM_OPTIONS, sampleIntervalMs }), timers);
  });
  afterEach(() => sessions.dispose());

  it('run beside each other, and the one that was started last is the current one', async () => {
    const started: (number | null)[] = [];
    sessions.onDidStart(({ replaces }) => void started.push(replaces));
    const [first, second] = await Promise.all([sessions.run('lru', watched, atOnce), sessions.run('cheese', watched)]);
    assert.deepEqual(sessions.all, [first, second]);
    assert.equal(sessions.current, second);
    const { scenarioId, state } = await until(second, ({ memory }) => memory !== null);
    assert.deepEqual([scenarioId, state.kind], ['cheese', 'running']);
    assert.equal((await until(first, ({ memory }) => memory !== null)).state.kind, 'running');
    assert.deepEqual(started, [null, null]);
  });

  it('replace one of the same scenario, which is stopped first', async () => {
    const first = await sessions.run('lru', watched, atOnce);
    const other = await sessions.run('cheese', watched);
    const replaced: (number | null)[] = [];
    sessions.onDidStart(({ replaces }) => void replaced.push(replaces));
    const second = await sessions.run('lru', watched, atOnce);
    assert.equal(first.snapshot.state.kind, 'exited');
    const third = await sessions.restart(second.snapshot.sessionId);
    assert.equal(second.snapshot.state.kind, 'exited');
    const fourth = await sessions.restart(first.snapshot.sessionId);
    assert.equal(third.snapshot.state.kind, 'exited');
    assert.deepEqual(replaced, [1, 3, 1]);
    assert.deepEqual(sessions.all, [first, other, second, third, fourth]);
    assert.equal(other.snapshot.state.kind === 'exited', false);
  });

  it('are asked, stopped and removed one by one', async () => {
    const first = await sessions.run('lru', watched, atOnce);
    const second = await sessions.run('ttl', watched, atOnce);
    await Promise.all([first, second].map((each) => until(each, ({ memory }) => memory !== null)));
    const { sessionId } = first.snapshot;
    await sessions.request({ type: 'probe/pause' }, sessionId);
    await until(first, ({ state }) => state.kind === 'paused');
    assert.equal(second.snapshot.state.kind, 'running');
    assert.throws(() => sessions.remove(sessionId), { name: 'UserError', message: /Stop it first/ });
    await sessions.stop(sessionId);
    assert.equal(first.snapshot.state.kind, 'exited');
    assert.equal(second.snapshot.state.kind, 'running');
    sessions.makeCurrent(sessionId);
    assert.equal(sessions.current, first);
    sessions.remove(sessionId);
    assert.deepEqual([sessions.all, sessions.current, sessions.find(sessionId)], [[second], second, undefined]);
  });

  it('are at most so many, and one more is refused with a sentence', async () => {
    for (const { id } of SCENARIOS.slice(0, LIVE_SESSION_CAP)) {
      await sessions.run(id, watched, { held: true, pace: 0 });
    }
    const [ninth] = SCENARIOS.slice(LIVE_SESSION_CAP);
    const refused = sessions.run(ninth?.id ?? '', watched, atOnce);
    await assert.rejects(refused, {
      name: 'UserError',
      message: /^8 programs run already.* Stop one of them first\.$/,
    });
    assert.equal(sessions.all.length, LIVE_SESSION_CAP);
    await sessions.run(SCENARIOS[0]?.id ?? '', watched, atOnce);
    assert.equal(sessions.current?.snapshot.scenarioId, SCENARIOS[0]?.id);
  });

  it('are sampled at another rate from when it is changed', async () => {
    const session = await sessions.run('lru', watched, atOnce);
    await until(session, ({ memory }) => memory !== null);
    sampleIntervalMs = 60_000;
    await sessions.resample();
    const { sequence } = session.snapshot;
    sampleIntervalMs = 10;
    await sessions.resample();
    await until(session, (snapshot) => snapshot.sequence >= sequence + 3);
  });

  it('keep the last one to be looked at when it has been stopped', async () => {
    const session = await sessions.run('lru', watched, atOnce);
    await until(session, ({ caches }) => (caches[0]?.hits ?? 0) > 0);
    await sessions.stop();
    assert.equal(sessions.snapshot?.state.kind, 'exited');
    assert.ok((sessions.snapshot.caches[0]?.hits ?? 0) > 0);
  });

  it('end at once, and let nobody wait for ever, when the host goes in the middle of a stop', async () => {
    const session = await sessions.run('lru', watched, atOnce);
    const { pid } = await until(session, ({ memory }) => memory !== null);
    const stopped = sessions.stop();
    sessions.dispose();
    await stopped;
    await gone(pid as number);
  });

  it('refuse a request while nothing runs, with a sentence that says what to do', async () => {
    await assert.rejects(sessions.request({ type: 'probe/pause' }), /Run a cache demo first/);
  });
});
