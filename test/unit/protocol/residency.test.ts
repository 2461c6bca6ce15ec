import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RESIDENCY_CAP, seenMs, tellingStays } from '../../../src/protocol/residency';

const span = { fromMs: 100, toMs: 900 };
const stays = fc.array(
  fc.record({ fromMs: fc.nat(1_000), lengthMs: fc.option(fc.nat(500)) }).map(({ fromMs, lengthMs }) => ({
    fromMs,
    toMs: lengthMs === null ? null : fromMs + lengthMs,
  })),
  { maxLength: 2 * RESIDENCY_CAP, size: 'max' },
);

describe('The stays that tell most', () => {
  it('are all, where they are not too many, else the longest half and the newest, in their order', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const told = tellingStays(all, span, 950);
        assert.equal(told.length, Math.min(all.length, RESIDENCY_CAP));
        assert.deepEqual(
          told,
          all.filter((stay) => told.includes(stay)),
        );
        const left = all.filter((stay) => !told.includes(stay));
        const shortestMs = told
          .map((stay) => seenMs(stay, span, 950))
          .sort((a, b) => b - a)
          .at(RESIDENCY_CAP / 2 - 1);
        for (const stay of left) assert.ok(seenMs(stay, span, 950) <= (shortestMs ?? 0));
        // All that came after the newest one that is left out are there.
        const newestLeft = all.lastIndexOf(left.at(-1) ?? { fromMs: 0, toMs: 0 });
        if (left.length > 0) assert.ok(all.length - 1 - newestLeft >= RESIDENCY_CAP / 2);
      }),
      { numRuns: 100 },
    );
  });

  it('are seen as long as they are in the time that is shown', () => {
    const seen = [
      { fromMs: 0, toMs: 50 },
      { fromMs: 0, toMs: 150 },
      { fromMs: 200, toMs: null },
      { fromMs: 950, toMs: null },
    ].map((stay) => seenMs(stay, span, 800));
    assert.deepEqual(seen, [0, 50, 600, 0]);
  });
});
