import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Float64Ring } from '../../../src/base/float64Ring';

const contents = (ring: Float64Ring): number[] => Array.from({ length: ring.length }, (_, i) => ring.at(i));

describe('Float64Ring', () => {
  it('agrees with the end of an array, through its growth and its wrapping round', () => {
    // The memory begins at 256 numbers: capacities on both sides of it and of its doubles, and longer series than those.
    const capacities = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 250, max: 600 }));
    fc.assert(
      fc.property(capacities, fc.nat(1_300), fc.double(), (capacity, count, odd) => {
        const ring = new Float64Ring(capacity);
        const all = Array.from({ length: count }, (_, i) => (i % 5 === 0 ? odd : i / 3));
        for (const value of all) ring.push(value);
        assert.equal(ring.length, Math.min(count, capacity));
        assert.deepEqual(contents(ring), all.slice(-capacity));
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with it after every single number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.double(), { maxLength: 20, size: 'max' }),
        (capacity, values) => {
          const ring = new Float64Ring(capacity);
          for (const [index, value] of values.entries()) {
            ring.push(value);
            assert.deepEqual(contents(ring), values.slice(0, index + 1).slice(-capacity));
          }
        },
      ),
    );
  });

  it('answers NaN outside its range', () => {
    const ring = new Float64Ring(2);
    assert.equal(ring.at(0), Number.NaN);
    for (const value of [1, 2, 3]) ring.push(value);
    assert.deepEqual(
      [-1, 0, 1, 2].map((i) => ring.at(i)),
      [Number.NaN, 2, 3, Number.NaN],
    );
  });

  it('keeps a NaN that was stored as a value of its own', () => {
    const ring = new Float64Ring(3);
    for (const value of [1, Number.NaN, 3]) ring.push(value);
    assert.deepEqual(contents(ring), [1, Number.NaN, 3]);
  });

  for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) {
    it(`refuses a capacity of ${capacity}`, () => {
      const message = `a series needs a capacity of at least 1, not ${capacity}`;
      assert.throws(() => new Float64Ring(capacity), { name: 'RangeError', message });
    });
  }
});
