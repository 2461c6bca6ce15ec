import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LruCache } from '../../../src/cache';
import { EVICTION_POLICY_NAMES, type EvictionPolicyName } from '../../../src/cache/evictionPolicy';

/** 10^6 operations a policy. */
const RUNS = 500;
const OPERATIONS = 2000;

interface Config {
  readonly capacity: number;
  readonly isWeighed: boolean;
  readonly keys: number;
}

const config: fc.Arbitrary<Config> = fc.record({
  capacity: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 120 })),
  isWeighed: fc.boolean(),
  keys: fc.integer({ min: 2, max: 200 }),
});

/** Values weigh from 0 to 7. */
function weigh(value: number): number {
  return value % 8;
}

/** Plays operations on a cache; whatever its order, it has to hold what came, but for what it told to have left. */
function play(policy: EvictionPolicyName, { capacity, isWeighed, keys }: Config, todo: readonly number[]): void {
  const held = new Map<number | string, number>();
  let bound = capacity;
  let maxWeight = isWeighed ? 4 * capacity : Infinity;
  const onRemoval = (key: number | string, value: number, cause: string): void => {
    if (cause === 'replaced') return;
    // One that is too heavy to be held at all is told as if it had been.
    if (!held.has(key) && cause === 'size' && weigh(value) > maxWeight) return;
    assert.equal(held.get(key), value, 'what left was held, and is told once');
    held.delete(key);
  };
  const cache = new LruCache<number | string, number>({
    ...(isWeighed ? { capacity, maxWeight, weigh } : { capacity }),
    policy,
    onRemoval,
  });

  for (const [serial, bits] of todo.entries()) {
    const number = (bits >> 6) % keys;
    const key = number % 3 === 0 ? `${number}` : number;
    const kind = bits % 64;
    if (kind < 28) {
      assert.equal(cache.get(key), held.get(key));
    } else if (kind < 54) {
      const isTooHeavy = isWeighed && weigh(serial) > maxWeight;
      if (isTooHeavy) held.delete(key);
      else held.set(key, serial);
      cache.set(key, serial);
      assert.equal(cache.has(key), held.has(key));
    } else if (kind < 61) {
      const wasHeld = held.has(key);
      assert.equal(cache.delete(key), wasHeld);
      assert.equal(held.has(key), false);
    } else if (kind === 61 && bits % 512 === 61) {
      cache.clear();
      assert.equal(held.size, 0, 'each was told');
    } else if (kind === 62 && bits % 256 === 62) {
      bound = 1 + (number % (2 * capacity));
      if (isWeighed) maxWeight = 4 * bound;
      cache.resize(isWeighed ? { capacity: bound, maxWeight } : { capacity: bound });
    }
    assert.equal(cache.size, held.size);
    assert.ok(cache.size <= bound);
    if (isWeighed) assert.ok(cache.weight <= maxWeight);
    if (serial % 100 !== 0) continue;
    const entries = [...cache.entries()];
    assert.equal(entries.length, held.size);
    assert.deepEqual(new Map(entries), new Map(held));
    assert.deepEqual([...cache.entriesReversed()].reverse(), entries);
    if (isWeighed)
      assert.equal(
        cache.weight,
        entries.reduce((sum, [, value]) => sum + weigh(value), 0),
      );
  }
}

describe('LruCache with each policy', () => {
  for (const policy of EVICTION_POLICY_NAMES) {
    it(`keeps its bounds with ${policy}, and holds each entry until it tells it`, () => {
      const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
      fc.assert(
        fc.property(config, operations, (used, todo) => play(policy, used, todo)),
        { numRuns: RUNS },
      );
    }).timeout(30_000);
  }
});
