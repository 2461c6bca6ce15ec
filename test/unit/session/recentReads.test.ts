import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ROLLING_READS } from '../../../src/protocol/snapshot';
import { RecentReads } from '../../../src/session/recentReads';

const gains = fc.array(fc.record({ hits: fc.nat(700), misses: fc.nat(700) }), { minLength: 1, maxLength: 30 });

describe('RecentReads', () => {
  it('looks back to the newest moment since which there were enough reads, or to the start', () => {
    fc.assert(
      fc.property(gains, (all) => {
        const recent = new RecentReads();
        let total = { hits: 0, misses: 0 };
        const totals = [total];
        for (const { hits, misses } of all) {
          total = { hits: total.hits + hits, misses: total.misses + misses };
          totals.push(total);
          recent.add(total);
          const enough = totals.filter((then) => total.hits + total.misses - then.hits - then.misses >= ROLLING_READS);
          const from = enough.at(-1) ?? totals[0]!;
          const reads = total.hits + total.misses - from.hits - from.misses;
          assert.equal(recent.hitRate, reads === 0 ? null : (total.hits - from.hits) / reads);
        }
      }),
    );
  });

  it('is not known before the first read', () => {
    const recent = new RecentReads();
    assert.equal(recent.hitRate, null);
    recent.add({ hits: 0, misses: 0 });
    assert.equal(recent.hitRate, null);
  });
});
