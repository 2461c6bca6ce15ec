import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RingBuffer } from '../../../src/base/ringBuffer';

describe('RingBuffer', () => {
  it('agrees with the end of an array', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(), { maxLength: 40, size: 'max' }),
        (capacity, items) => {
          const ring = new RingBuffer<number>(capacity);
          for (const [index, item] of items.entries()) {
            ring.push(item);
            const kept = items.slice(0, index + 1).slice(-capacity);
            assert.equal(ring.length, kept.length);
            assert.deepEqual([...ring], kept);
            for (let i = -2; i <= capacity + 1; i++) assert.equal(ring.at(i), i < 0 ? undefined : kept[i]);
            for (let count = 0; count <= capacity + 2; count++) {
              assert.deepEqual(ring.newest(count), count === 0 ? [] : kept.slice(-count));
            }
          }
        },
      ),
    );
  });

  it('agrees with the end of an array also when it is made smaller and greater', () => {
    const change = fc.oneof(fc.nat(), fc.record({ capacity: fc.integer({ min: 1, max: 9 }) }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60, size: 'max' }), (changes) => {
        const ring = new RingBuffer<number>(4);
        let [capacity, kept] = [4, [] as number[]];
        for (const each of changes) {
          if (typeof each === 'number') {
            ring.push(each);
            kept.push(each);
          } else {
            ring.resize(each.capacity);
            capacity = each.capacity;
          }
          kept = kept.slice(-capacity);
          assert.deepEqual([ring.capacity, ring.length, [...ring]], [capacity, kept.length, kept]);
        }
      }),
    );
  });

  it('is empty at first', () => {
    const ring = new RingBuffer<string>(3);
    assert.deepEqual([ring.length, [...ring], ring.newest(5), ring.at(0)], [0, [], [], undefined]);
  });

  it('hands out nothing when fewer than no items are asked for', () => {
    const ring = new RingBuffer<number>(3);
    for (const item of [1, 2, 3, 4]) ring.push(item);
    assert.deepEqual(ring.newest(-1), []);
  });

  for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) {
    it(`refuses a capacity of ${capacity}`, () => {
      const message = `a ring buffer needs a capacity of at least 1, not ${capacity}`;
      assert.throws(() => new RingBuffer(capacity), { name: 'RangeError', message });
      const ring = new RingBuffer<number>(1);
      assert.throws(() => ring.resize(capacity), { name: 'RangeError', message });
      assert.equal(ring.capacity, 1);
    });
  }
});
