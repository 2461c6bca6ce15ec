import assert from 'node:assert/strict';
import { GhostQueue } from '../../../src/cache/ghostQueue';
import { randomOf } from './policyTraces';

function hashes(count: number, seed: number): number[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
}

describe('GhostQueue', () => {
  it('knows the newest hashes and no others, and each once', () => {
    const ghosts = new GhostQueue();
    for (let hash = 1; hash <= 20; hash++) ghosts.add(hash);
    assert.equal(ghosts.take(10, 10), false, 'it is the eleventh');
    assert.equal(ghosts.take(10, 100), false, 'and is forgotten now');
    assert.equal(ghosts.take(11, 10), true);
    assert.equal(ghosts.take(11, 10), false);
    assert.equal(ghosts.take(21, 10), false);
    assert.equal(ghosts.take(0, 10), false, 'a free place is none of hash 0');
  });

  it('takes a hash that comes again for the newest', () => {
    const ghosts = new GhostQueue();
    for (const hash of [1, 2, 3, 1]) ghosts.add(hash);
    assert.equal(ghosts.take(1, 1), true);
    assert.equal(ghosts.take(1, 10), false);
  });

  it('finds a hash behind places that are free', () => {
    const ghosts = new GhostQueue();
    // All of one bucket.
    for (const hash of [0, 64, 128, 192]) ghosts.add(hash);
    assert.equal(ghosts.take(0, 10), true);
    ghosts.add(128);
    assert.equal(ghosts.take(128, 1), true);
    assert.equal(ghosts.take(128, 10), false, 'it was not held twice');
    assert.equal(ghosts.take(192, 10), true);
  });

  it('overwrites the oldest in a full bucket', () => {
    const ghosts = new GhostQueue();
    for (let i = 0; i < 9; i++) ghosts.add(64 * i);
    assert.equal(ghosts.take(0, 100), false);
    for (let i = 1; i < 9; i++) assert.equal(ghosts.take(64 * i, 100), true);
  });

  it('loses few hashes before their time, at the greatest load: three of a hundred at the end, hardly one at half', () => {
    const shareLost = (age: number): number => {
      const ghosts = new GhostQueue();
      ghosts.reserve(1024);
      const all = hashes(50_000, 1);
      let lost = 0;
      for (const [i, hash] of all.entries()) {
        ghosts.add(hash);
        if (i % 10 === 0 && i >= age && !ghosts.take(all[i - age] as number, 922)) lost++;
      }
      return lost / (all.length / 10);
    };
    assert.ok(shareLost(921) < 0.035);
    assert.ok(shareLost(461) < 0.003);
    assert.equal(shareLost(922), (50_000 - 930) / 50_000, 'one more, and none is known');
  });

  it('keeps what it holds when it gets more room, and never shrinks', () => {
    const ghosts = new GhostQueue();
    ghosts.reserve(32);
    const all = hashes(30, 2);
    for (const hash of all) ghosts.add(hash);
    for (const room of [64, 1000, 5000, 10]) ghosts.reserve(room);
    assert.deepEqual(
      all.map((hash) => ghosts.take(hash, 30)),
      all.map(() => true),
    );
  });

  it('goes on when its numbers have gone round', () => {
    const ghosts = new GhostQueue(2 ** 32 - 4);
    for (let hash = 1; hash <= 6; hash++) ghosts.add(hash);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((hash) => ghosts.take(hash, 4)),
      [false, false, true, true, true, true],
    );
    const full = new GhostQueue(2 ** 32 - 4);
    for (let i = 0; i < 9; i++) full.add(64 * i);
    assert.equal(full.take(0, 100), false, 'the oldest was overwritten');
    assert.equal(full.take(64, 100), true);
  });

  it('forgets all when it is cleared', () => {
    const ghosts = new GhostQueue();
    ghosts.add(7);
    ghosts.clear();
    assert.equal(ghosts.take(7, 10), false);
  });
});
