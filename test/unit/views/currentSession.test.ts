import assert from 'node:assert/strict';
import { currentSession } from '../../../src/views/currentSession';
import { FakeSessions } from './fakeSessions';

describe('currentSession', () => {
  it('is whichever the user is at, and tells when it changes, is another one, or is forgotten', () => {
    const sessions = new FakeSessions();
    const source = currentSession(sessions.asSessions());
    const told: (number | undefined)[] = [];
    const subscription = source.onDidChange(() => void told.push(source.current?.snapshot.sessionId));
    sessions.start();
    sessions.change({ elapsedMs: 5 });
    sessions.start();
    sessions.remove(2);
    assert.deepEqual(told, [1, 1, 2, undefined]);
    subscription.dispose();
    sessions.start();
    assert.equal(told.length, 4);
    assert.equal(sessions.listenerCount, 0);
  });
});
