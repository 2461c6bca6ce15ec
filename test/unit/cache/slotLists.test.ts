import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LIST_COUNT, SlotLists } from '../../../src/cache/slotLists';

const SLOTS = 12;

describe('SlotLists', () => {
  it('agrees with arrays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.nat(SLOTS - 1), fc.nat(LIST_COUNT - 1)), { maxLength: 100 }),
        (todo) => {
          const lists = new SlotLists();
          let room = LIST_COUNT + SLOTS;
          lists.reserve(room);
          // The last one first.
          let model: number[][] = Array.from({ length: LIST_COUNT }, () => []);
          for (const [kind, number, list] of todo) {
            const slot = LIST_COUNT + number;
            const held = model.some((slots) => slots.includes(slot));
            if (kind < 2 && !held) {
              lists.add(list, slot);
              model[list]?.push(slot);
            } else if (kind < 3 && held) {
              lists.moveToFront(list, slot);
              model = model.map((slots) => slots.filter((other) => other !== slot));
              model[list]?.push(slot);
            } else if (kind === 3 && held) {
              lists.remove(slot);
              model = model.map((slots) => slots.filter((other) => other !== slot));
            } else if (kind === 4 && number === 0) {
              lists.clear();
              model = model.map(() => []);
            } else if (kind === 4 && number === 1) {
              room *= 2;
              lists.reserve(room);
            }
            for (const [n, slots] of model.entries()) {
              assert.deepEqual(lists.lastOf(n, Infinity), slots);
              assert.deepEqual(lists.lastOf(n, 2), slots.slice(0, 2));
              assert.deepEqual(lists.lastOf(n, 0), []);
              assert.equal(lists.last(n), slots[0] ?? n, 'an empty list is its own end');
              for (const [i, other] of slots.entries()) assert.equal(lists.previous(other), slots[i + 1] ?? n);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  }).timeout(10_000);
});
