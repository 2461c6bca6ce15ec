import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EVICTION_POLICY_NAMES, type EvictionPolicyName, LruCache } from '../../../src/cache';

/** A cache in some state, which is the same each time for the same operations. */
function cacheAfter(policy: EvictionPolicyName, capacity: number, todo: readonly number[]): LruCache<number, number> {
  const cache = new LruCache<number, number>({ capacity, policy });
  for (const bits of todo) {
    const key = (bits >> 4) % (2 * capacity);
    if (bits % 16 === 0) cache.delete(key);
    else if (bits % 16 < 10) cache.get(key);
    else cache.set(key, bits);
  }
  return cache;
}

function victims(cache: LruCache<number, number>, limit = Infinity): unknown[] {
  return cache.inspect(limit).map(({ key }) => key);
}

describe('The next victims that a cache shows', () => {
  for (const policy of EVICTION_POLICY_NAMES) {
    it(`are those that go next, in that order, with ${policy}`, () => {
      const capacity = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 300 }));
      const operations = fc.array(fc.nat(2 ** 16 - 1), { maxLength: 1_500 });
      fc.assert(
        fc.property(capacity, operations, fc.double({ min: 0, max: 1, noNaN: true }), (most, todo, share) => {
          const cache = cacheAfter(policy, most, todo);
          const shown = victims(cache);
          assert.equal(new Set(shown).size, cache.size, 'each once');
          assert.deepEqual(victims(cache, 5), shown.slice(0, 5));
          assert.deepEqual(
            [...cache.entriesReversed()].map(([key]) => key),
            shown,
          );
          const gone: number[] = [];
          cache.observe({ onRemoval: (key) => gone.push(key) });
          const rest = Math.max(1, Math.floor(share * cache.size));
          cache.resize({ capacity: rest });
          assert.deepEqual(gone, shown.slice(0, gone.length));
          assert.equal(gone.length, Math.max(0, shown.length - rest));
        }),
        { numRuns: 300 },
      );
    });

    it(`are looked at without changing anything, with ${policy}`, () => {
      const operations = fc.array(fc.nat(2 ** 16 - 1), { maxLength: 600 });
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 40 }), operations, operations, (capacity, before, after) => {
          const [looked, alone] = [cacheAfter(policy, capacity, before), cacheAfter(policy, capacity, before)];
          victims(looked);
          victims(looked, 3);
          const [seen, expected]: [number[], number[]] = [[], []];
          looked.observe({ onRemoval: (key) => seen.push(key) });
          alone.observe({ onRemoval: (key) => expected.push(key) });
          for (const bits of after) {
            for (const cache of [looked, alone]) {
              if (bits % 2 === 0) cache.get((bits >> 1) % (2 * capacity));
              else cache.set((bits >> 1) % (2 * capacity), bits);
            }
          }
          assert.deepEqual(seen, expected);
        }),
        { numRuns: 100 },
      );
    });

    it(`begin with the one that a new key drives out, with ${policy}`, () => {
      const cache = new LruCache<string, number>({ capacity: 3, policy });
      cache.set('a', 1).set('b', 2).set('c', 3);
      for (let reads = 0; reads < 3; reads++) cache.get('a');
      const [first] = cache.inspect(1);
      const gone: string[] = [];
      cache.observe({ onRemoval: (key) => gone.push(key) });
      cache.set('d', 4);
      assert.deepEqual(gone, [first?.key]);
    });
  }
});
