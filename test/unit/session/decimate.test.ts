import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { keptIndexes } from '../../../src/session/decimate';

/** A column as the naive reader has it: just numbers. */
type Column = readonly number[];

const asColumn = (values: Column) => ({ at: (index: number) => values[index] as number });
const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Number.NaN));
const columns = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 4 }))
  .chain(([length, count]) =>
    fc.array(fc.array(value, { minLength: length, maxLength: length }), { minLength: count, maxLength: count }),
  );
const caps = fc.integer({ min: 10, max: 80 });

const known = (values: readonly (number | undefined)[]): number[] =>
  values.filter((number): number is number => number !== undefined && !Number.isNaN(number));
const extremes = (values: Column): [least: number, greatest: number] => [
  Math.min(...known(values)),
  Math.max(...known(values)),
];

describe('keptIndexes', () => {
  it('keeps the first and the last moment, each moment once, in order', () => {
    fc.assert(
      fc.property(columns, caps, (all, cap) => {
        const length = all[0]?.length ?? 0;
        const kept = keptIndexes(length, all.map(asColumn), cap);
        assert.deepEqual(
          kept,
          [...new Set(kept)].sort((a, b) => a - b),
        );
        assert.ok(kept.every((index) => Number.isInteger(index) && index >= 0 && index < length));
        if (length > 0) assert.deepEqual([kept[0], kept.at(-1)], [0, length - 1]);
      }),
    );
  });

  it('keeps no more than the cap', () => {
    fc.assert(
      fc.property(columns, caps, (all, cap) => {
        const kept = keptIndexes(all[0]?.length ?? 0, all.map(asColumn), cap);
        assert.ok(kept.length <= cap, `${kept.length} of at most ${cap}`);
      }),
    );
  });

  it('keeps the least and the greatest value of every column', () => {
    fc.assert(
      fc.property(columns, caps, (all, cap) => {
        const kept = keptIndexes(all[0]?.length ?? 0, all.map(asColumn), cap);
        for (const column of all) assert.deepEqual(extremes(kept.map((i) => column[i] as number)), extremes(column));
      }),
    );
  });

  it('keeps a spike wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), fc.integer({ min: 4, max: 60 }), (length, at, cap) => {
        const spike = at % length;
        const column = Array.from({ length }, (_, i) => (i === spike ? 1 : 0));
        assert.ok(keptIndexes(length, [asColumn(column)], cap).includes(spike));
      }),
    );
  });

  it('keeps everything that fits', () => {
    for (const length of [0, 1, 599, 600]) {
      const all = Array.from({ length }, (_, i) => i);
      assert.deepEqual(keptIndexes(length, [asColumn(all)], 600), all);
    }
  });

  it('keeps two moments for each column when the cap is too small even for that', () => {
    const column = (spike: number): Column => Array.from({ length: 50 }, (_, i) => (i === spike ? 1 : 0));
    const kept = keptIndexes(50, [10, 20, 30].map(column).map(asColumn), 4);
    assert.deepEqual(kept, [0, 10, 20, 30, 49]);
  });

  it('draws on values that are evenly spread where the series is flat', () => {
    const flat = Array.from({ length: 1_000 }, () => 1);
    const kept = keptIndexes(1_000, [asColumn(flat)], 22);
    const gaps = kept.slice(1).map((index, i) => index - (kept[i] ?? 0));
    assert.ok(Math.max(...gaps) <= 100, `the widest gap is ${Math.max(...gaps)}`);
  });

  it('spreads its moments over all the time when there are many columns', () => {
    const many = Array.from({ length: 20 }, (_, column) =>
      asColumn(Array.from({ length: 36_000 }, (_row, i) => Math.sin((i * (column + 1)) / 500))),
    );
    const kept = keptIndexes(36_000, many, 120);
    const gaps = kept.slice(1).map((index, i) => index - (kept[i] ?? 0));
    assert.ok(kept.length > 100 && kept.length <= 120, `${kept.length} moments`);
    assert.ok(Math.max(...gaps) < 36_000 / 20, `the widest gap is ${Math.max(...gaps)}`);
  });

  it('spreads its moments over all the time when there is no column, or nothing is known', () => {
    for (const unknown of [[], [asColumn(Array.from({ length: 1_000 }, () => Number.NaN))]]) {
      const kept = keptIndexes(1_000, unknown, 100);
      assert.ok(kept.length > 40 && kept.length <= 100, `${kept.length} moments`);
    }
  });
});
