import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packedSnapshot, unpackedSnapshot } from '../../../src/protocol/packedSnapshot';
import { hitRate, type CacheSnapshot } from '../../../src/protocol/snapshot';
import { removals } from '../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

const place = fc.record({ file: fc.constantFrom('/a.ts', '/b.ts'), line: fc.nat(), column: fc.nat() });
const caches: fc.Arbitrary<CacheSnapshot> = fc
  .record(
    {
      id: fc.nat(),
      name: fc.string(),
      type: fc.constantFrom('lru', 'pool'),
      size: fc.nat(),
      capacity: fc.option(fc.nat()),
      hits: fc.nat(),
      misses: fc.nat(),
      removals: fc.nat().map((size) => removals({ size, explicit: 3 })),
      rollingHitRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      evictionsPerSecond: fc.double({ min: 0, max: 9e9, noNaN: true }),
      place: fc.option(place),
      isGone: fc.boolean(),
      policy: fc.constant('lru'),
      pool: fc.record({ idle: fc.nat(), lent: fc.nat(), waiting: fc.nat() }),
      weight: fc.record({ now: fc.nat(), max: fc.option(fc.nat()) }),
      loads: fc.record({ count: fc.nat(), failures: fc.nat(), timeMs: fc.nat() }),
    },
    { noNullPrototype: true, requiredKeys: Object.keys(cacheSnapshot()).filter(isAsked) as 'id'[] },
  )
  .map((members) => {
    const cache = cacheSnapshot(members);
    return { ...cache, hitRate: hitRate(cache.hits, cache.misses) };
  });

function isAsked(name: string): boolean {
  return !['hitRate', 'policy', 'pool', 'weight', 'loads'].includes(name);
}

describe('a packed snapshot', () => {
  it('is the same snapshot when it is unpacked', () => {
    fc.assert(
      fc.property(fc.array(caches), (some) => {
        const snapshot = sessionSnapshot({ caches: some });
        assert.deepEqual(unpackedSnapshot(packedSnapshot(snapshot)), snapshot);
      }),
    );
  });

  it('names each file once, and takes less than a third for a hundred caches', () => {
    const file = '/home/somebody/projects/shop/src/repositories/users.ts';
    const many = Array.from({ length: 100 }, (_, id) => ({
      ...cacheSnapshot({ id }),
      place: { file, line: id, column: 1 },
    }));
    const packed = JSON.stringify(packedSnapshot(sessionSnapshot({ caches: many })));
    assert.equal(packed.split(file).length, 2);
    assert.ok(3 * packed.length < JSON.stringify(sessionSnapshot({ caches: many })).length, `${packed.length}`);
  });
});
