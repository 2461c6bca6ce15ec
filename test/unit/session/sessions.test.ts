import assert from 'node:assert/strict';
import { SCENARIOS } from '../../../src/scenarios/catalogue';
import { isAlive, type SessionSnapshot } from '../../../src/protocol/snapshot';
import { ENDED_SESSIONS_KEPT, Sessions } from '../../../src/session/sessions';
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

/** Sessions whose programs cannot even be started, so that each of them ends by itself. */
function shortLived(timers: FakeTimers, endedKept = () => ENDED_SESSIONS_KEPT, eventsKept = () => 1_000): Sessions {
  const program = { bundles: '/nowhere', runtime: '/nowhere/node', sampleIntervalMs: 100, environment: {} };
  return new Sessions(
    () => program,
    timers,
    () => ({ endedKept: endedKept(), eventsKept: eventsKept() }),
  );
}

const options = { operations: 1, seed: 1, rate: Infinity };

/** Starts a scenario, and resolves when its session has ended. */
async function runAndEnd(sessions: Sessions, scenarioId: string): Promise<number> {
  const session = await sessions.run(scenarioId, options);
  if (isAlive(session.snapshot.state)) {
    await new Promise<void>((resolve) => {
      session.onDidChange(({ state }) => {
        if (!isAlive(state)) resolve();
      });
    });
  }
  return session.snapshot.sessionId;
}

describe('A start that the end of the host overtakes', () => {
  it('starts no process, and says so', async () => {
    const sessions = idleSessions(new FakeTimers());
    let starts = 0;
    sessions.onDidStart(() => void starts++);
    const start = sessions.run('lru', options);
    sessions.dispose();
    await assert.rejects(start, { name: 'UserError', message: /^The host is going/ });
    assert.deepEqual([starts, sessions.all], [0, []]);
  });
});

const idsOf = (sessions: Sessions): number[] => sessions.all.map(({ snapshot }) => snapshot.sessionId);

describe('Sessions that have ended', () => {
  it('stay up to a number, and the oldest of them go', async () => {
    const sessions = shortLived(new FakeTimers());
    const removed: number[] = [];
    sessions.onDidRemove((id) => void removed.push(id));
    for (let i = 0; i < ENDED_SESSIONS_KEPT + 3; i++) await runAndEnd(sessions, 'lru');
    assert.deepEqual(removed, [1, 2, 3]);
    assert.deepEqual(
      idsOf(sessions),
      Array.from({ length: ENDED_SESSIONS_KEPT }, (_, i) => i + 4),
    );
    sessions.dispose();
  });

  it('go at once when fewer are to be kept, but not the one that the user is at, and not the newest', async () => {
    let kept = 5;
    const sessions = shortLived(new FakeTimers(), () => kept);
    for (let i = 0; i < 5; i++) await runAndEnd(sessions, 'lru');
    sessions.makeCurrent(2);
    kept = 1;
    sessions.applyLimits();
    assert.deepEqual(idsOf(sessions), [2, 5]);
    sessions.dispose();
  });

  it('keep as many removals as is wanted, from when that is changed, and say so in a new snapshot', async () => {
    let kept = 1_000;
    const sessions = shortLived(new FakeTimers(), undefined, () => kept);
    await runAndEnd(sessions, 'lru');
    const { sequence = 0 } = sessions.snapshot ?? {};
    const log = sessions.current?.events;
    sessions.applyLimits();
    assert.equal(sessions.snapshot?.sequence, sequence);
    kept = 2_000;
    sessions.applyLimits();
    assert.deepEqual([log?.capacity, sessions.snapshot?.sequence], [2_000, sequence + 1]);
    sessions.dispose();
  });

  it('are removed when that is wanted, and then the newest one is the current one', async () => {
    const sessions = shortLived(new FakeTimers());
    for (const id of ['lru', 'cheese', 'ttl']) await runAndEnd(sessions, id);
    const changes: number[] = [];
    sessions.onDidChange(({ sessionId }) => void changes.push(sessionId));
    sessions.remove(3);
    assert.deepEqual([sessions.current?.snapshot.sessionId, changes], [2, [2]]);
    sessions.remove(3);
    sessions.remove(2);
    sessions.remove(1);
    assert.deepEqual([sessions.current, sessions.snapshot, sessions.all], [undefined, undefined, []]);
    sessions.dispose();
  });

  it('are restarted by their ids, also when they are not the current one; one that is gone is refused', async () => {
    const sessions = shortLived(new FakeTimers());
    await runAndEnd(sessions, 'lru');
    await runAndEnd(sessions, 'cheese');
    const starts: [string, number | null][] = [];
    sessions.onDidStart(({ session, replaces }) => void starts.push([session.snapshot.scenarioId, replaces]));
    await sessions.restart(1);
    await assert.rejects(sessions.restart(17), { name: 'UserError', message: /Run its scenario again/ });
    assert.deepEqual(starts, [['lru', 1]]);
    sessions.dispose();
  });

  it('say who becomes the current one, once', async () => {
    const sessions = shortLived(new FakeTimers());
    await runAndEnd(sessions, 'lru');
    await runAndEnd(sessions, 'cheese');
    const changes: SessionSnapshot[] = [];
    sessions.onDidChange((snapshot) => void changes.push(snapshot));
    for (const id of [1, 1, 17]) sessions.makeCurrent(id);
    assert.deepEqual(changes, [sessions.find(1)?.snapshot]);
    assert.equal(sessions.current, sessions.find(1));
    sessions.dispose();
  });

  it('end nothing else when they are disposed of before it is known that they could not be started', async () => {
    const sessions = shortLived(new FakeTimers());
    const session = await sessions.run('lru', options);
    // While that was wrong, this could kill the process of the tests.
    sessions.dispose();
    assert.equal(session.snapshot.pid, null);
  });

  it('leave no timer behind, however many there were', async function () {
    this.timeout(20_000);
    const timers = new FakeTimers();
    const sessions = shortLived(timers);
    for (let i = 0; i < 200; i++) await runAndEnd(sessions, i % 2 === 0 ? 'lru' : 'cheese');
    assert.equal(timers.liveCount, 0);
    assert.equal(sessions.all.length, ENDED_SESSIONS_KEPT);
    sessions.dispose();
    assert.equal(sessions.all.length, 0);
  });
});
