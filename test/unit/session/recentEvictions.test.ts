import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RATE_SPAN_MS } from '../../../src/protocol/snapshot';
import { RecentEvictions } from '../../../src/session/recentEvictions';

const steps = fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 900 }), count: fc.nat(50) }), { minLength: 1 });

describe('RecentEvictions', () => {
  it('is what was evicted since the newest moment two seconds ago, or since the cache appeared, by the time', () => {
    fc.assert(
      fc.property(steps, fc.nat(5_000), (all, sinceMs) => {
        const recent = new RecentEvictions(sinceMs);
        const moments = [{ atMs: sinceMs, count: 0 }];
        for (const { afterMs, count } of all) {
          const before = moments.at(-1)!;
          const now = { atMs: before.atMs + afterMs, count: before.count + count };
          moments.push(now);
          recent.add(now.atMs, now.count);
          const from = moments.filter(({ atMs }) => atMs <= now.atMs - RATE_SPAN_MS).at(-1) ?? moments[0]!;
          assert.equal(recent.perSecond, ((now.count - from.count) * 1_000) / (now.atMs - from.atMs));
        }
      }),
    );
  });

  it('is nothing while no time has passed', () => {
    const recent = new RecentEvictions(100);
    assert.equal(recent.perSecond, 0);
    recent.add(100, 5);
    assert.equal(recent.perSecond, 0);
  });

  it('falls to nothing when the cache stops evicting', () => {
    const recent = new RecentEvictions(0);
    recent.add(1_000, 500);
    assert.equal(recent.perSecond, 500);
    recent.add(3_000, 500);
    assert.equal(recent.perSecond, 0);
  });
});
