import assert from 'node:assert/strict';
import { CollectedCount } from '../../../src/views/collectedCount';
import { cacheSample } from '../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

function snapshot(sessionId: number, ...collected: number[]) {
  const caches = collected.map((count, id) =>
    cacheSnapshot({ id, removals: { ...cacheSample().removals, collected: count } }),
  );
  return sessionSnapshot({ sessionId, caches });
}

describe('CollectedCount', () => {
  it('counts what is new in all caches of all sessions, until somebody looks', () => {
    const count = new CollectedCount();
    count.update(snapshot(1, 2, 1));
    count.update(snapshot(2, 4));
    count.update(snapshot(1, 2, 3));
    assert.equal(count.unseen, 9);
    count.look();
    assert.equal(count.unseen, 0);
    count.update(snapshot(1, 2, 3));
    assert.equal(count.unseen, 0);
    count.update(snapshot(1, 5, 3));
    assert.equal(count.unseen, 3);
  });

  it('never counts backwards, and forgets sessions that are gone', () => {
    const count = new CollectedCount();
    count.update(snapshot(1, 5));
    count.update(snapshot(1));
    assert.equal(count.unseen, 5);
    count.forget(1);
    count.update(snapshot(1, 1));
    assert.equal(count.unseen, 6);
  });
});
