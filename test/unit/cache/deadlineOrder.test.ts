import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DeadlineHeap } from '../../../src/cache/deadlineHeap';
import { DeadlineOrder } from '../../../src/cache/deadlineOrder';
import { LIST_COUNT } from '../../../src/cache/slotLists';
import { countCalls } from './countCalls';

/** How many slots went to the heap while `work` was done. */
function heaped(work: () => void): number {
  return countCalls(DeadlineHeap.prototype, 'add', work);
}

describe('DeadlineOrder', () => {
  it('always knows the earliest deadline, and those up to a time, in lists or not, and while slots grow', () => {
    const deadline = fc.oneof(fc.nat(30), fc.constant(Infinity));
    const step = fc.tuple(fc.nat(40), deadline, fc.nat(80));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const order = new DeadlineOrder();
        let room = 16;
        order.reserve(room);
        const held = new Map<number, number>();
        for (const [number, deadlineMs, chance] of steps) {
          const slot = LIST_COUNT + number;
          while (slot >= room) order.reserve((room *= 2));
          if (chance === 0) {
            order.clear();
            held.clear();
          } else if (!held.has(slot)) {
            order.add(slot, deadlineMs);
            held.set(slot, deadlineMs);
          } else if (chance % 2 === 0) {
            order.move(slot, deadlineMs);
            held.set(slot, deadlineMs);
          } else {
            order.remove(slot);
            held.delete(slot);
          }
          const firstMs = Math.min(...held.values());
          assert.equal(order.firstMs, firstMs);
          if (firstMs === Infinity) assert.equal(order.first, 0);
          else assert.equal(held.get(order.first), firstMs);
          for (const [any, ms] of held) assert.equal(order.deadlineMs(any), ms);
          const past = order.upTo(number);
          const expected = [...held.values()].filter((ms) => ms <= number).sort((one, other) => one - other);
          assert.deepEqual(
            past.map((any) => held.get(any)),
            expected,
          );
          assert.equal(new Set(past).size, past.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('knows those up to a time in the heap too', () => {
    const order = new DeadlineOrder();
    order.reserve(LIST_COUNT + 20);
    // Each is before all that came: four begin a list, and the others go to the heap.
    const heapedCount = heaped(() => {
      for (let number = 0; number < 20; number++) order.add(LIST_COUNT + number, 100 - number);
    });
    assert.equal(heapedCount, 16);
    for (const nowMs of [0, 81, 90, 97, 100]) {
      const deadlines = order.upTo(nowMs).map((slot) => order.deadlineMs(slot));
      assert.deepEqual(
        deadlines,
        Array.from({ length: 20 }, (_, index) => 81 + index).filter((ms) => ms <= nowMs),
      );
    }
  });

  it('needs no heap for up to four different times to live, whatever their turns, and one for five', () => {
    for (const lives of [1, 2, 3, 4, 5]) {
      const work = fc.property(fc.array(fc.nat(lives - 1), { minLength: 50, maxLength: 50 }), (turns) => {
        const order = new DeadlineOrder();
        order.reserve(LIST_COUNT + 1000);
        for (let nowMs = 0; nowMs < 50; nowMs++) {
          const life = nowMs < lives ? lives - 1 - nowMs : (turns[nowMs] as number);
          order.add(LIST_COUNT + nowMs, nowMs + 1000 * (life + 1));
        }
      });
      const count = heaped(() => fc.assert(work, { numRuns: 20 }));
      assert.equal(count > 0, lives > LIST_COUNT, `${count} in the heap for ${lives} times to live`);
    }
  });

  it('needs none for lives that begin anew in any order', () => {
    const order = new DeadlineOrder();
    order.reserve(200);
    const count = heaped(() => {
      for (let slot = LIST_COUNT; slot < 100; slot++) order.add(slot, 10);
      for (let nowMs = 0; nowMs < 1000; nowMs++) order.move(LIST_COUNT + ((nowMs * 37) % 96), nowMs + 10);
    });
    assert.equal(count, 0);
  });
});
