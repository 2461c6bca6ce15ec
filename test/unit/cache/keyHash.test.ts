import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { KeyHash } from '../../../src/cache/keyHash';

/** A `NaN` with other bits than usual. */
function oddNaN(): number {
  return new Float64Array(new Uint32Array([1, 0xfff80001]).buffer)[0] as number;
}

describe('KeyHash', () => {
  it('has equal hashes for keys that a Map takes for equal', () => {
    const hashes = new KeyHash();
    const same: [unknown, unknown][] = [
      [0, -0],
      [Number.NaN, oddNaN()],
      [Number.NaN, -Number.NaN],
      ['ab', ['a', 'b'].join('')],
      [2n ** 70n, 2n ** 69n * 2n],
      [-1n, BigInt('-1')],
      [1.5, 3 / 2],
    ];
    for (const [one, other] of same) {
      assert.equal(new Map([[one, 1]]).get(other), 1);
      assert.equal(hashes.of(one), hashes.of(other));
    }
    const objects = [{}, [], () => 0, Symbol('a'), Symbol(), null, undefined, true];
    const first = objects.map((key) => hashes.of(key));
    assert.deepEqual(
      objects.map((key) => hashes.of(key)),
      first,
    );
  });

  it('is an integer of 32 bits without sign, the same for any key whenever it is asked', () => {
    const hashes = new KeyHash();
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), (key) => {
        const hash = hashes.of(key);
        assert.equal(hash, hash >>> 0);
        assert.equal(hashes.of(key), hash);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells keys apart that differ in type or a little', () => {
    const hashes = new KeyHash();
    const keys: unknown[] = [
      ...Array.from({ length: 10_000 }, (_, i) => i - 5000),
      ...Array.from({ length: 10_000 }, (_, i) => i / 10_000 + 0.00001),
      ...Array.from({ length: 10_000 }, (_, i) => `key ${i}`),
      ...Array.from({ length: 10_000 }, (_, i) => `${'x'.repeat(100)}${i}`),
      ...Array.from({ length: 10_000 }, (_, i) => 2n ** 40n + BigInt(i)),
      ...Array.from({ length: 100 }, (_, i) => Symbol(`${i}`)),
    ];
    const different = new Set(keys.map((key) => hashes.of(key))).size;
    // By chance alone one pair in 2^32 is equal: less than one here.
    assert.ok(keys.length - different < 20, `${keys.length - different} of ${keys.length} are not`);
    const objects = Array.from({ length: 10_000 }, () => ({}));
    assert.equal(new Set(objects.map((key) => hashes.of(key))).size, objects.length);
  });

  it('spreads keys evenly over the low bits, which tables use', () => {
    const hashes = new KeyHash();
    for (const keyOf of [(i: number) => i, (i: number) => 1024 * i, (i: number) => `${i}`, (i: number) => i + 0.5]) {
      const counts = new Array<number>(64).fill(0);
      for (let i = 0; i < 64_000; i++) (counts[hashes.of(keyOf(i)) & 63] as number)++;
      // 1000 are expected, give or take 32: six times that.
      for (const count of counts) assert.ok(Math.abs(count - 1000) < 200, `${count}`);
    }
  });

  it('reads no more than both ends of a long string, and the low bits of a long bigint', () => {
    const hashes = new KeyHash();
    const [x, y] = ['x', 'y'].map((letter) => hashes.of(`${'a'.repeat(32)}${letter.repeat(1000)}${'b'.repeat(32)}`));
    assert.equal(x, y);
    assert.notEqual(x, hashes.of(`${'a'.repeat(32)}${'x'.repeat(1001)}${'b'.repeat(32)}`), 'but their length');
    assert.equal(hashes.of(5n), hashes.of(5n + 2n ** 100n));
  });
});
