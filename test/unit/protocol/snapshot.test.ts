import assert from 'node:assert/strict';
import { hitRate, isAlive, removalCount, type SessionState } from '../../../src/protocol/snapshot';
import { cacheSample, removals } from '../fixtures/frames';

describe('what a snapshot says', () => {
  it('is that a process lives until it has exited or crashed', () => {
    const states: SessionState[] = [
      { kind: 'starting' },
      { kind: 'ready' },
      { kind: 'running' },
      { kind: 'paused' },
      { kind: 'stopping' },
      { kind: 'exited' },
      { kind: 'crashed', reason: { kind: 'protocol-version' }, stderrTail: [] },
    ];
    assert.deepEqual(
      states.filter(isAlive).map(({ kind }) => kind),
      ['starting', 'ready', 'running', 'paused', 'stopping'],
    );
  });

  it('is a hit rate once there was a read, and none before', () => {
    assert.deepEqual([hitRate(0, 0), hitRate(0, 4), hitRate(3, 1), hitRate(5, 0)], [null, 0, 0.75, 1]);
  });

  it('is the sum of the removals of every cause', () => {
    const counts = removals({ explicit: 1, replaced: 20, collected: 300, expired: 4_000, size: 50_000 });
    assert.equal(removalCount(cacheSample({ removals: counts })), 54_321);
  });
});
