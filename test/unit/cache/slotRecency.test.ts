import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SlotRecency } from '../../../src/cache/slotRecency';

const SLOTS = 12;

describe('SlotRecency', () => {
  it('agrees with an array', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(SLOTS - 1)), { maxLength: 100 }), (todo) => {
        const recency = new SlotRecency();
        let room = SLOTS + 1;
        recency.reserve(room);
        // The last one first.
        let model: number[] = [];
        for (const [kind, number] of todo) {
          const slot = number + 1;
          const isHeld = model.includes(slot);
          const others = model.filter((other) => other !== slot);
          if (kind < 2 && !isHeld) {
            recency.add(slot);
            model.push(slot);
          } else if (kind < 4 && isHeld) {
            recency.moveToFront(slot);
            model = [...others, slot];
          } else if (kind === 4 && isHeld) {
            recency.remove(slot);
            model = others;
          } else if (kind === 5 && model.length > 0) {
            const [last = 0, ...rest] = model;
            assert.equal(recency.turn(), last);
            model = [...rest, last];
          } else if (kind === 6 && number === 0) {
            recency.clear();
            model = [];
          } else if (kind === 6 && number === 1) {
            room *= 2;
            recency.reserve(room);
          }
          assert.equal(recency.last, model[0] ?? 0);
          for (const limit of [0, 2, Infinity]) assert.deepEqual(recency.lastOf(limit), model.slice(0, limit));
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(10_000);
});
