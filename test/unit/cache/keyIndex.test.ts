import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { KeyIndex } from '../../../src/cache/keyIndex';

const RUNS = 1000;
const OPERATIONS = 1000;

/** Keys of any type; some equal others. */
const KEYS: readonly unknown[] = [
  ...[0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN, 0 / 0, Infinity, -Infinity],
  ...['', '0', '1', 'NaN', 'a', 'ab', 0n, 1n, 2n ** 70n, true, false, null, undefined],
  ...[{}, {}, [], () => 0, Symbol('a'), Symbol('a'), Symbol.iterator],
  ...Array.from({ length: 20 }, (_, i) => i + 2),
  ...Array.from({ length: 20 }, (_, i) => `key ${i}`),
];

describe('KeyIndex', () => {
  it(`agrees with a Map over ${RUNS} times ${OPERATIONS} operations, with keys of any type in maps of any size`, () => {
    const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(operations, fc.integer({ min: 1, max: 40 }), (todo, keysPerMap) => {
        const index = new KeyIndex<unknown>(keysPerMap);
        const model = new Map<unknown, number>();
        for (const bits of todo) {
          const key = KEYS[(bits >> 6) % KEYS.length];
          const slot = 4 + (bits >> 10);
          if (bits % 64 < 40 && !model.has(key)) {
            index.addKey(key, slot);
            model.set(key, slot);
          } else if (bits % 64 < 50 && model.size > 0 && !model.has(key)) {
            const removed = [...model.keys()][slot % model.size];
            index.exchangeKey(removed, key, slot);
            model.delete(removed);
            model.set(key, slot);
          } else if (bits % 64 < 60 && model.has(key)) {
            index.removeKey(key);
            model.delete(key);
          } else if (bits % 1024 === 63) {
            index.clearKeys();
            model.clear();
          }
          assert.equal(index.find(key), model.get(key) ?? 0);
        }
        for (const key of KEYS) assert.equal(index.find(key), model.get(key) ?? 0);
      }),
      { numRuns: RUNS },
    );
  }).timeout(20_000);

  it('fills the room that removed keys left in any map before it takes another one', () => {
    const index = new KeyIndex<string>(2);
    for (const [i, key] of ['a', 'b', 'c', 'd', 'e'].entries()) index.addKey(key, 4 + i);
    index.removeKey('d');
    index.addKey('f', 9);
    index.removeKey('a');
    index.addKey('g', 10);
    const found = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => index.find(key));
    assert.deepEqual(found, [0, 5, 6, 0, 8, 9, 10, 0]);
  });
});
