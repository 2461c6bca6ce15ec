import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { IntegerTable } from '../../../src/cache/integerTable';

const RUNS = 500;
const OPERATIONS = 2000;
const GOLDEN = 0x9e3779b1;

/** What the multiplier is to be multiplied with for 1. */
const INVERSE = ((): number => {
  let inverse = 1;
  for (let bits = 1; bits < 32; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(GOLDEN, inverse));
  return inverse;
})();

/** The key whose product with the multiplier is given: so where it belongs is chosen. */
function keyAt(product: number): number {
  return Math.imul(INVERSE, product);
}

/** Keys of every kind: small, negative, at the ends of the range, far apart, and 100 heaped on each of two places. */
const KEYS: readonly number[] = [
  ...Array.from({ length: 60 }, (_, i) => i - 30),
  ...[2 ** 31 - 1, 2 ** 31 - 2, -(2 ** 31), -(2 ** 31) + 1],
  ...Array.from({ length: 60 }, (_, i) => Math.imul(i, 2 ** 20)),
  ...Array.from({ length: 100 }, (_, i) => keyAt(i)),
  ...Array.from({ length: 100 }, (_, i) => keyAt(-i - 1)),
].filter((key, i, keys) => keys.indexOf(key) === i);

/** How many numbers are read from and written to the table's memory while `act` runs. */
function touches(act: (table: IntegerTable, count: () => number) => void): void {
  const Original = Int32Array;
  let count = 0;
  globalThis.Int32Array = function (length: number) {
    return new Proxy(new Original(length), {
      get: (target, name) => {
        if (name !== 'length') count++;
        return Reflect.get(target, name, target) as unknown;
      },
    });
  } as unknown as Int32ArrayConstructor;
  try {
    act(new IntegerTable(), () => {
      const seen = count;
      count = 0;
      return seen;
    });
  } finally {
    globalThis.Int32Array = Original;
  }
}

describe('IntegerTable', () => {
  it(`agrees with a Map over ${RUNS} times ${OPERATIONS} operations, with keys heaped on one place too`, () => {
    const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(operations, fc.integer({ min: 10, max: KEYS.length }), (todo, choice) => {
        const table = new IntegerTable();
        const model = new Map<number, number>();
        // Half of the time another part of the keys, so that those at the end of the list come together too.
        const offset = (todo[0] as number) % 2 === 0 ? 0 : KEYS.length - choice;
        for (const bits of todo) {
          const key = KEYS[offset + ((bits >> 6) % choice)] as number;
          const slot = 4 + (bits >> 10);
          if (bits % 64 < 40 && !model.has(key)) {
            table.add(key, slot);
            model.set(key, slot);
          } else if (bits % 64 < 60 && model.has(key)) {
            table.remove(key);
            model.delete(key);
          } else if (bits % 2048 === 63) {
            table.clear();
            model.clear();
          }
          assert.equal(table.find(key), model.get(key) ?? 0);
        }
        for (const key of KEYS) assert.equal(table.find(key), model.get(key) ?? 0);
      }),
      { numRuns: RUNS },
    );
  }).timeout(20_000);

  it('takes -0 for 0', () => {
    const table = new IntegerTable();
    table.add(-0, 4);
    assert.equal(table.find(0), 4);
    table.remove(0);
    assert.equal(table.find(-0), 0);
  });

  it('holds a million keys, and forgets them one by one', () => {
    const table = new IntegerTable();
    for (let key = 0; key < 1_000_000; key++) table.add(key - 500_000, key + 1);
    for (let key = 0; key < 1_000_000; key += 7) assert.equal(table.find(key - 500_000), key + 1);
    for (let key = 0; key < 1_000_000; key++) table.remove(key - 500_000);
    for (let key = 0; key < 1_000_000; key += 7) assert.equal(table.find(key - 500_000), 0);
  }).timeout(10_000);

  it('churns through more keys than a Map ever holds, without growing', () => {
    touches((table, count) => {
      for (let key = 0; key < 50_000; key++) {
        table.add(key, 4);
        if (key >= 8) table.remove(key - 8);
      }
      count();
      assert.equal(table.find(49_999), 4);
      assert.ok(count() <= 8, 'no deleted key left a trace');
    });
  }).timeout(10_000);

  it('looks at 64 places at most, however many keys are heaped on one', () => {
    touches((table, count) => {
      for (let product = 0; product < 1000; product++) {
        table.add(keyAt(product), 4 + product);
        // To grow is to place all keys again; it is paid for by as many insertions.
        const growth = 2 * 4096 + 2 * 64 * product;
        assert.ok(count() <= 3 * 64 + growth);
      }
      for (let product = 0; product < 2000; product++) {
        assert.equal(table.find(keyAt(product)), product < 1000 ? 4 + product : 0);
        assert.ok(count() <= 2 * 64);
      }
      for (let product = 0; product < 1000; product++) {
        table.remove(keyAt(product));
        assert.ok(count() <= 2 * 64 + 64 * 64, 'of those behind, each was displaced at most so far');
      }
    });
  }).timeout(10_000);

  it('stops behind a removed key where none can have been displaced by it, however long the row goes on', () => {
    touches((table, count) => {
      for (let key = 0; key < 5000; key++) table.add(key, 4);
      for (let key = 0; key < 5000; key++) table.remove(key);
      // 2^14 places, half of them taken, one beside the other, each by a key that belongs there.
      const keys = Array.from({ length: 2 ** 13 }, (_, i) => keyAt(Math.imul(i, 2 ** 18)));
      for (const key of keys) table.add(key, 4);
      count();
      table.remove(keys[0] as number);
      assert.ok(count() <= 3 * 64);
      assert.deepEqual(
        keys.map((key) => table.find(key)),
        keys.map((_, i) => (i === 0 ? 0 : 4)),
      );
    });
  }).timeout(10_000);
});
