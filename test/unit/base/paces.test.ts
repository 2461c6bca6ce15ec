import assert from 'node:assert/strict';
import { fasterPace, nearestPace, PACES, slowerPace } from '../../../src/base/paces';

describe('the paces', () => {
  it('go from the slowest to the one that does not wait', () => {
    assert.deepEqual(
      [...PACES].sort((a, b) => b - a),
      PACES,
    );
    assert.equal(PACES.at(-1), 0);
    assert.ok(PACES.includes(1));
  });

  it('get one place faster or slower, and stay at the ends', () => {
    assert.deepEqual([4, 2, 1, 0.5, 0.25, 0].map(fasterPace), [2, 1, 0.5, 0.25, 0, 0]);
    assert.deepEqual([4, 2, 1, 0.5, 0.25, 0].map(slowerPace), [4, 4, 2, 1, 0.5, 0.25]);
  });

  it('stand in for a pace that is none of them, and only 0 for 0', () => {
    assert.deepEqual([10, 3.2, 0.9, 0.01, 0].map(nearestPace), [4, 4, 1, 0.25, 0]);
  });
});
