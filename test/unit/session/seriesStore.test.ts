import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { COLLECTION_MARK_CAP, type SeriesBlock } from '../../../src/protocol/page';
import { ENGINE_COLLECTION_KINDS } from '../../../src/protocol/engineCollection';
import { CACHE_LIST_CAP, type CacheSample, type EngineCollection, type Frame } from '../../../src/protocol/probe';
import { Ledger } from '../../../src/session/ledger';
import { SERIES_CAPACITY, SeriesStore } from '../../../src/session/seriesStore';
import { cacheSample, frame, MEMORY } from '../fixtures/frames';

const cache: fc.Arbitrary<CacheSample> = fc
  .record({ id: fc.nat(3), size: fc.nat(50), hits: fc.nat(3), misses: fc.nat(3) })
  .map(cacheSample);
const collections: fc.Arbitrary<EngineCollection[]> = fc.array(
  fc.record({ atMs: fc.nat(3_000), kind: fc.constantFrom(...ENGINE_COLLECTION_KINDS), durationMs: fc.nat(9) }),
  { maxLength: 3 },
);
const frames: fc.Arbitrary<Frame[]> = fc
  .array(fc.record({ caches: fc.uniqueArray(cache, { selector: ({ id }) => id }), heap: fc.nat(1_000), collections }), {
    maxLength: 30,
    size: 'max',
  })
  .map((parts) =>
    parts.map(({ caches, heap, collections: engineCollections }, i) =>
      frame({ atMs: i * 100, caches, engineCollections, memory: { ...MEMORY, heapUsedBytes: heap } }),
    ),
  );

/** The columns of these frames, by looking each value up; `seen` are the frames so far. */
function naiveBlock(seen: readonly Frame[], shown: readonly Frame[]): SeriesBlock {
  const ids = [...new Set(seen.flatMap(({ caches }) => caches.map(({ id }) => id)))];
  const column = (id: number, valueOf: (sample: CacheSample) => number | null): (number | null)[] =>
    shown.map(({ caches }) => {
      const sample = caches.find((found) => found.id === id);
      return sample === undefined ? null : valueOf(sample);
    });
  return {
    atMs: shown.map(({ atMs }) => atMs),
    weakAlive: shown.map(() => null),
    heapUsedBytes: shown.map(({ memory }) => memory.heapUsedBytes),
    caches: ids.map((cacheId) => ({
      cacheId,
      size: column(cacheId, ({ size }) => size),
      hitRate: column(cacheId, ({ hits, misses }) => (hits + misses === 0 ? null : hits / (hits + misses))),
      rollingHitRate: column(cacheId, ({ hits, misses }) => (hits + misses === 0 ? null : hits / (hits + misses))),
      hits: shown.map(() => 0),
      misses: shown.map(() => 0),
      removals: {},
    })),
    collections: shown.flatMap(({ engineCollections }) =>
      engineCollections.filter(({ kind }) => kind === 'minor' || kind === 'major'),
    ),
  };
}

function storeOf(all: readonly Frame[]): SeriesStore {
  const store = new SeriesStore();
  for (const each of all) store.add(each);
  return store;
}

describe('SeriesStore', () => {
  it('agrees with the frames, for caches that come late and go early too', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const store = storeOf(all);
        assert.deepEqual(store.decimated(600), naiveBlock(all, all));
        assert.equal(store.position, all.length);
      }),
    );
  });

  it('hands out exactly the moments since a position', () => {
    fc.assert(
      fc.property(frames, fc.nat(30), (all, at) => {
        const position = Math.min(at, all.length);
        assert.deepEqual(storeOf(all).since(position), naiveBlock(all, all.slice(position)));
      }),
    );
  });

  it('hands out nothing since a position that is still to come', () => {
    assert.deepEqual(storeOf([frame()]).since(5), { atMs: [], heapUsedBytes: [], caches: [], collections: [] });
  });

  it('is empty at first', () => {
    const nothing = { atMs: [], heapUsedBytes: [], caches: [], collections: [] };
    const store = new SeriesStore();
    assert.deepEqual([store.position, store.since(0), store.decimated(600)], [0, nothing, nothing]);
  });

  it('keeps the newest collections only', () => {
    const all = Array.from({ length: COLLECTION_MARK_CAP + 5 }, (_, i) =>
      frame({ atMs: i, engineCollections: [{ atMs: i, kind: 'minor', durationMs: 1 }] }),
    );
    const { collections: kept } = storeOf(all).decimated(600);
    assert.equal(kept.length, COLLECTION_MARK_CAP);
    assert.equal(kept[0]?.atMs, 5);
  });

  it('keeps the extremes of every series when it decimates', () => {
    const all = Array.from({ length: 5_000 }, (_, i) => {
      const caches = [cacheSample({ size: i === 3_333 ? 77 : 5, hits: i === 1_234 ? 0 : 3, misses: 1 })];
      return frame({ atMs: i, caches, memory: { ...MEMORY, heapUsedBytes: i === 2_222 ? 9 : 100 } });
    });
    const { atMs, heapUsedBytes, caches } = storeOf(all).decimated(600);
    assert.ok(atMs.length <= 600 && atMs.length > 10);
    for (const moment of [0, 1_234, 2_222, 3_333, 4_999]) assert.ok(atMs.includes(moment), `${moment} is kept`);
    const [own] = caches;
    assert.deepEqual(
      [heapUsedBytes[atMs.indexOf(2_222)], own?.size[atMs.indexOf(3_333)], own?.hitRate[atMs.indexOf(1_234)]],
      [9, 77, 0],
    );
  });

  it('forgets the oldest moments after an hour, in all columns alike', () => {
    const extra = 100;
    const store = new SeriesStore();
    for (let i = 0; i < SERIES_CAPACITY + extra; i++) {
      const late = i < 50 ? [] : [cacheSample({ id: 1, size: i })];
      store.add(frame({ atMs: i, caches: [cacheSample({ id: 0, size: i }), ...late] }));
    }
    const { atMs, heapUsedBytes, caches } = store.since(0);
    assert.equal(store.position, SERIES_CAPACITY + extra);
    assert.deepEqual([atMs.length, atMs[0], atMs.at(-1)], [SERIES_CAPACITY, extra, SERIES_CAPACITY + extra - 1]);
    assert.equal(heapUsedBytes.length, SERIES_CAPACITY);
    for (const { size } of caches) assert.ok(size.every((value, index) => value === atMs[index]));
  });

  it('keeps the series of the same caches as the ledger when more come and go than there is room for', () => {
    const store = new SeriesStore();
    const ledger = new Ledger();
    for (let first = 0; first < 1_000; first += 100) {
      // The first one stays all the time, of the others each stays for two frames.
      const ids = [0, ...Array.from({ length: 200 }, (_, i) => first + 1 + i)];
      const each = frame({ atMs: first, caches: ids.map((id) => cacheSample({ id })) });
      store.add(each);
      ledger.add(each);
    }
    const { caches } = store.since(0);
    assert.equal(caches.length, CACHE_LIST_CAP);
    assert.deepEqual(
      caches.map(({ cacheId }) => cacheId),
      ledger.numbers().caches.map(({ id }) => id),
    );
    for (const { size } of caches) assert.equal(size.length, 10);
  });

  it('gives a cache that appears after an hour no value at the moments before', () => {
    const store = new SeriesStore();
    for (let i = 0; i < SERIES_CAPACITY + 10; i++) store.add(frame({ atMs: i }));
    store.add(frame({ atMs: -1, caches: [cacheSample({ size: 3 })] }));
    const { caches } = store.since(0);
    assert.equal(caches[0]?.size.length, SERIES_CAPACITY);
    assert.deepEqual(caches[0]?.size.slice(-2), [null, 3]);
  });
});
