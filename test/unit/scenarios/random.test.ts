import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { seededRandom, zipf } from '../../../src/scenarios/random';

const draw = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

/** Each rank's share of the draws. */
function shares(count: number, skew: number): number[] {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** skew);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

describe('seededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (seed) => {
        assert.deepEqual(draw(50, seededRandom(seed)), draw(50, seededRandom(seed)));
      }),
    );
  });

  it('gives the numbers of Mulberry32, on every machine', () => {
    assert.deepEqual(draw(3, seededRandom(1)), [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it('gives other numbers for another seed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000 }), (seed, apart) => {
        assert.notDeepEqual(draw(5, seededRandom(seed)), draw(5, seededRandom(seed + apart)));
      }),
    );
  });

  it('gives numbers from 0 up to, but not including, 1, evenly spread', () => {
    for (const seed of [0, 1, 7, 2 ** 32 - 1]) {
      const numbers = draw(100_000, seededRandom(seed));
      const tenths = zeros(10);
      for (const number of numbers) {
        assert.ok(number >= 0 && number < 1);
        tenths[Math.floor(number * 10)]!++;
      }
      // 10,000 are expected in each; six standard deviations are about 570.
      for (const tenth of tenths) assert.ok(Math.abs(tenth - 10_000) < 570, `${tenth} in one tenth`);
    }
  });
});

describe('zipf', () => {
  const counts = fc.integer({ min: 1, max: 60 });
  const skews = fc.double({ min: 0, max: 3, noNaN: true });

  it('draws the rank that going through all of them finds', () => {
    fc.assert(
      fc.property(counts, skews, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (count, skew, at) => {
        let total = 0;
        const sums = Array.from({ length: count }, (_, rank) => (total += 1 / (rank + 1) ** skew));
        const expected = sums.findIndex((sum) => sum > at * total);
        assert.equal(zipf(count, skew, () => at)(), expected);
      }),
    );
  });

  it('draws each rank as often as its share says', () => {
    const draws = 10_000;
    fc.assert(
      fc.property(counts, skews, (count, skew) => {
        let drawn = 0;
        const rank = zipf(count, skew, () => (drawn++ + 0.5) / draws);
        const found = zeros(count);
        for (let i = 0; i < draws; i++) found[rank()]!++;
        // Numbers that are evenly spread miss a share by less than one draw at each of its ends.
        for (const [index, share] of shares(count, skew).entries()) {
          assert.ok(Math.abs(found[index]! - share * draws) < 2, `rank ${index}: ${found[index]} of ${share * draws}`);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('draws as often as its share says with the seeded numbers too', () => {
    const draws = 200_000;
    const rank = zipf(10_000, 0.99, seededRandom(3));
    const found = zeros(10_000);
    for (let i = 0; i < draws; i++) found[rank()]!++;
    for (const [index, share] of shares(10_000, 0.99).slice(0, 20).entries()) {
      const deviation = Math.sqrt(draws * share * (1 - share));
      assert.ok(Math.abs(found[index]! - draws * share) < 6 * deviation, `rank ${index}: ${found[index]}`);
    }
  });
});
