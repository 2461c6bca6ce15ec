import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CompactColumn } from '../../../src/session/compactColumn';

const value = fc.oneof(
  { weight: 4, arbitrary: fc.nat(300) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(254, 255, 256, 65_534, 65_535, 65_536, 4_294_967_294, 4_294_967_295, 2 ** 32),
  },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, -0, -1, 0.5, Infinity) },
);
/** Numbers, and how many positions are left out before each. */
const steps = fc.array(fc.record({ gap: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(30)), value }), {
  maxLength: 60,
  size: 'max',
});

describe('CompactColumn', () => {
  it('agrees with a map from positions to numbers, of which the newest positions are kept', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), fc.nat(50), (all, capacity, first) => {
        const column = new CompactColumn(capacity, first);
        const naive = new Map<number, number>();
        let next = first;
        for (const { gap, value: number } of all) {
          column.set(next + gap, number);
          naive.set(next + gap, number);
          next += gap + 1;
        }
        for (let position = first - 2; position < next + 2; position++) {
          const wanted = position >= next - capacity ? (naive.get(position) ?? Number.NaN) : Number.NaN;
          assert.ok(Object.is(column.at(position), wanted), `at ${position}: ${column.at(position)}, not ${wanted}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with the end of an array through its growth and its wrapping round', () => {
    const capacities = fc.integer({ min: 250, max: 600 });
    fc.assert(
      fc.property(capacities, fc.nat(1_300), fc.nat(1_299), value, (capacity, count, at, odd) => {
        const column = new CompactColumn(capacity);
        const all = Array.from({ length: count }, (_, i) => (i === at ? odd : i % 7));
        all.forEach((number, position) => column.set(position, number));
        const kept = all.slice(-capacity);
        assert.deepEqual(
          kept.map((_, i) => column.at(count - kept.length + i)),
          kept,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('takes memory as it fills, and no more than its numbers need', () => {
    const column = new CompactColumn(1_000);
    const fill = (from: number, to: number, number: number): number => {
      for (let position = from; position < to; position++) column.set(position, number);
      return column.byteLength;
    };
    assert.equal(fill(0, 1, 7), 256);
    assert.equal(fill(1, 257, 7), 512);
    assert.equal(fill(257, 5_000, 254), 1_000);
    assert.equal(fill(5_000, 5_001, 255), 2_000);
    assert.equal(fill(5_001, 5_002, 65_535), 4_000);
    assert.equal(fill(5_002, 5_003, 0.5), 8_000);
    assert.equal(column.at(4_999), 254);
  });

  for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) {
    it(`refuses a capacity of ${capacity}`, () => {
      const message = `a column needs a capacity of at least 1, not ${capacity}`;
      assert.throws(() => new CompactColumn(capacity), { name: 'RangeError', message });
    });
  }
});
