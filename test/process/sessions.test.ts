import assert from 'node:assert/strict';
import { timersOf } from '../../src/base/timersOf';
import { Sessions } from '../../src/session/sessions';
import { gone, PROGRAM_OPTIONS, until } from './observe';

const watched = { operations: Infinity, seed: 1, rate: 2_000 };
const atOnce = { held: false, pace: 0 };

describe('the sessions of a host', function () {
  this.timeout(30_000);
  let sessions: Sessions;

  beforeEach(() => {
    const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
    sessions = new Sessions(() => PROGRAM_OPTIONS, timers);
  });
  afterEach(() => sessions.dispose());

  it('start one after the other when they are asked for at once, and only the last one goes on', async () => {
    const [first, second] = await Promise.all([sessions.run('lru', watched, atOnce), sessions.run('cheese', watched)]);
    assert.equal(first.snapshot.state.kind, 'exited');
    assert.equal(sessions.current, second);
    const { scenarioId, state } = await until(second, ({ memory }) => memory !== null);
    assert.deepEqual([scenarioId, state.kind], ['cheese', 'running']);
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
