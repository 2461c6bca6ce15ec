import assert from 'node:assert/strict';
import { SCENARIOS } from '../../../src/scenarios/catalogue';
import { Sessions } from '../../../src/session/sessions';
import { FakeTimers } from '../fixtures/fakeTimers';

/** Sessions that must not start anything. */
function idleSessions(timers: FakeTimers): Sessions {
  return new Sessions(() => assert.fail('a program was asked for'), timers);
}

describe('Sessions, while nothing runs', () => {
  it('refuses a scenario that there is not, and names those that there are', async () => {
    const timers = new FakeTimers();
    const sessions = idleSessions(timers);
    let changes = 0;
    sessions.onDidChange(() => void changes++);
    await assert.rejects(sessions.run('bread', { operations: 1, seed: 1, rate: Infinity }), {
      name: 'UserError',
      message: `There is no scenario "bread". Choose one of: ${SCENARIOS.map(({ id }) => id).join(', ')}.`,
    });
    assert.deepEqual([sessions.current, sessions.snapshot, changes, timers.liveCount], [undefined, undefined, 0, 0]);
  });

  it('refuses a request and says what to do first', async () => {
    await assert.rejects(idleSessions(new FakeTimers()).request({ type: 'probe/pause' }), {
      name: 'UserError',
      message: 'Nothing is running. Run a cache demo first.',
    });
  });

  it('restarts nothing, and says what to do first', async () => {
    await assert.rejects(idleSessions(new FakeTimers()).restart(), {
      name: 'UserError',
      message: 'Nothing was started yet. Run a cache demo first.',
    });
  });

  it('stops and disposes of nothing without complaint', async () => {
    const sessions = idleSessions(new FakeTimers());
    await sessions.stop();
    sessions.dispose();
    sessions.dispose();
    assert.equal(sessions.current, undefined);
  });
});
