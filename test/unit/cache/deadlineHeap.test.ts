import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Deadlined, DeadlineHeap } from '../../../src/cache/deadlineHeap';

type Step = (heap: DeadlineHeap<Deadlined>, items: Deadlined[]) => void;

const deadline = fc.oneof(fc.nat(20), fc.constant(Infinity));
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: deadline.map((deadlineMs): Step => (heap, items) => {
      const item = { deadlineMs, heapIndex: 0 };
      items.push(item);
      heap.add(item);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.nat(1000).map((pick): Step => (heap, items) => {
      const [item] = items.splice(pick % (items.length || 1), 1);
      if (item !== undefined) heap.remove(item);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(1000), deadline).map(([pick, deadlineMs]): Step => (heap, items) => {
      const item = items[pick % (items.length || 1)];
      if (item !== undefined) heap.move(item, deadlineMs);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((heap, items) => {
      heap.clear();
      items.length = 0;
    }),
  },
);

describe('DeadlineHeap', () => {
  it('always knows the earliest deadline, whatever was added, moved and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const heap = new DeadlineHeap<Deadlined>();
        const items: Deadlined[] = [];
        for (const act of steps) {
          act(heap, items);
          const earliest = items.length === 0 ? undefined : Math.min(...items.map((item) => item.deadlineMs));
          assert.equal(heap.first?.deadlineMs, earliest);
        }
        const drained: number[] = [];
        for (let first = heap.first; first !== undefined; first = heap.first) {
          drained.push(first.deadlineMs);
          heap.remove(first);
        }
        assert.deepEqual(
          drained,
          items.map((item) => item.deadlineMs).sort((a, b) => (a === b ? 0 : a - b)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
