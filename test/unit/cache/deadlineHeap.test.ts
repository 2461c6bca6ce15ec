import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DeadlineHeap } from '../../../src/cache/deadlineHeap';

const SLOTS = 40;

describe('DeadlineHeap', () => {
  it('always knows the earliest deadline, whatever was added and removed, and drains in order', () => {
    const step = fc.tuple(fc.nat(SLOTS - 1), fc.nat(20), fc.nat(60));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new DeadlineHeap();
        const deadlinesMs = new Float64Array(SLOTS);
        const held = new Set<number>();
        heap.reserve(deadlinesMs);
        const earliest = (): number => Math.min(...Array.from(held, (slot) => deadlinesMs[slot] as number));
        for (const [slot, deadlineMs, chance] of steps) {
          if (chance === 0) {
            heap.clear();
            held.clear();
          } else if (held.delete(slot)) {
            heap.remove(slot);
          } else {
            deadlinesMs[slot] = deadlineMs;
            held.add(slot);
            heap.add(slot);
          }
          for (let any = 0; any < SLOTS; any++) assert.equal(heap.has(any), held.has(any));
          assert.equal(held.size === 0 ? 0 : deadlinesMs[heap.first], held.size === 0 ? heap.first : earliest());
        }
        while (held.size > 0) {
          const { first } = heap;
          assert.equal(deadlinesMs[first], earliest());
          heap.remove(first);
          held.delete(first);
        }
        assert.equal(heap.first, 0);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what it holds when the slots grow', () => {
    const heap = new DeadlineHeap();
    heap.reserve(Float64Array.of(0, 3, 2));
    heap.add(1);
    heap.add(2);
    heap.reserve(Float64Array.of(0, 3, 2, 1));
    heap.add(3);
    const drained: number[] = [];
    for (let { first } = heap; first !== 0; { first } = heap) {
      drained.push(first);
      heap.remove(first);
    }
    assert.deepEqual(drained, [3, 2, 1]);
  });
});
