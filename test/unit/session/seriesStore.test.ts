import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ENGINE_COLLECTION_KINDS } from '../../../src/protocol/engineCollection';
import { COLLECTION_MARK_CAP, type CacheSeries, type SeriesBlock, type Span } from '../../../src/protocol/page';
import { CACHE_LIST_CAP, type CacheSample, type EngineCollection, type Frame } from '../../../src/protocol/probe';
import { Ledger } from '../../../src/session/ledger';
import { SERIES_CAPACITY, SeriesStore, type SeriesView } from '../../../src/session/seriesStore';
import { cacheSample, frame, MEMORY, removals } from '../fixtures/frames';

const CAUSES = ['explicit', 'replaced', 'collected', 'expired', 'size'] as const;

const cache: fc.Arbitrary<CacheSample> = fc
  .record({
    id: fc.nat(3),
    size: fc.nat(50),
    hits: fc.nat(3),
    misses: fc.nat(3),
    type: fc.constantFrom('lru', 'weak-set', 'weak-value'),
    removals: fc.record({ size: fc.nat(2), expired: fc.nat(2) }).map(removals),
    lent: fc.option(fc.nat(5)),
  })
  .map(({ lent, ...parts }) =>
    cacheSample({ ...parts, ...(lent === null ? {} : { pool: { idle: 0, lent, waiting: 0 } }) }),
  );
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
const span: fc.Arbitrary<Span | null> = fc.option(
  fc.tuple(fc.nat(3_000), fc.nat(3_000)).map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) })),
);
const view: fc.Arbitrary<SeriesView> = fc.record(
  { caches: fc.uniqueArray(fc.nat(5), { maxLength: 4 }), span },
  { requiredKeys: [] },
);

/** A rolling hit rate that is known by its cache. */
const rolling = (cacheId: number): number => cacheId / 10;
const isIn = (time: Span | null | undefined, atMs: number): boolean =>
  time === null || time === undefined || (atMs >= time.fromMs && atMs <= time.toMs);

/** One cache's columns at the frames `shown` of all frames, by looking each value up. */
function naiveCache(cacheId: number, all: readonly Frame[], shown: readonly number[]): CacheSeries {
  const samples = all.map(({ caches }) => caches.find(({ id }) => id === cacheId));
  const level = (valueOf: (sample: CacheSample) => number | null | undefined): (number | null)[] =>
    shown.map((i) => {
      const sample = samples[i];
      return (sample && valueOf(sample)) ?? null;
    });
  const gains = (valueOf: (sample: CacheSample) => number): number[] =>
    samples.map((sample, i) => {
      const before = samples
        .slice(0, i)
        .filter((found) => found !== undefined)
        .at(-1);
      return sample === undefined ? 0 : Math.max(0, valueOf(sample) - (before === undefined ? 0 : valueOf(before)));
    });
  const counts = (valueOf: (sample: CacheSample) => number): number[] =>
    shown.map((i, at) =>
      gains(valueOf)
        .slice(at === 0 ? i : (shown[at - 1] as number) + 1, i + 1)
        .reduce((sum, gain) => sum + gain, 0),
    );
  const causes = CAUSES.filter((cause) => gains((sample) => sample.removals[cause]).some((gain) => gain > 0));
  return {
    cacheId,
    size: level(({ size }) => size),
    hitRate: level(({ hits, misses }) =>
      hits + misses === 0 ? null : Math.round((hits / (hits + misses)) * 10_000) / 10_000,
    ),
    rollingHitRate: level(() => rolling(cacheId)),
    hits: counts(({ hits }) => hits),
    misses: counts(({ misses }) => misses),
    removals: Object.fromEntries(causes.map((cause) => [cause, counts((sample) => sample.removals[cause])])),
    ...(samples.some((sample) => sample?.pool) ? { lent: level(({ pool }) => pool?.lent) } : {}),
  };
}

/** The columns of the frames `shown`; their engine's collections are those of the frames from `from` on. */
function naiveBlock(all: readonly Frame[], shown: readonly number[], from: number, wanted: SeriesView): SeriesBlock {
  const known = [...new Set(all.flatMap(({ caches }) => caches.map(({ id }) => id)))];
  const ids = wanted.caches?.filter((id) => known.includes(id)) ?? known;
  const weak = ({ caches }: Frame): CacheSample[] => caches.filter(({ type }) => type.startsWith('weak-'));
  const at = (i: number): Frame => all[i] as Frame;
  return {
    atMs: shown.map((i) => at(i).atMs),
    heapUsedBytes: shown.map((i) => at(i).memory.heapUsedBytes),
    weakAlive: shown.map((i) =>
      weak(at(i)).length === 0 ? null : weak(at(i)).reduce((sum, { size }) => sum + size, 0),
    ),
    caches: ids.map((id) => naiveCache(id, all, shown)),
    collections: all
      .slice(from)
      .flatMap(({ engineCollections }) => engineCollections)
      .filter(({ kind, atMs }) => (kind === 'minor' || kind === 'major') && isIn(wanted.span, atMs)),
  };
}

function storeOf(all: readonly Frame[]): SeriesStore {
  const store = new SeriesStore();
  for (const each of all) store.add(each, rolling);
  return store;
}

const indexes = (all: readonly Frame[], from: number, time: SeriesView['span']): number[] =>
  all.flatMap(({ atMs }, i) => (i >= from && isIn(time, atMs) ? [i] : []));

describe('SeriesStore', function () {
  this.timeout(20_000);

  it('agrees with the frames, for caches that come late and go early, whichever are asked for and of whatever time', () => {
    fc.assert(
      fc.property(frames, view, (all, wanted) => {
        const store = storeOf(all);
        assert.deepEqual(store.decimated(600, wanted), naiveBlock(all, indexes(all, 0, wanted.span), 0, wanted));
        assert.equal(store.position, all.length);
      }),
      { numRuns: 60 },
    );
  });

  it('hands out exactly the moments since a position', () => {
    fc.assert(
      fc.property(frames, view, fc.nat(30), (all, wanted, at) => {
        const position = Math.min(at, all.length);
        const expected = naiveBlock(all, indexes(all, position, wanted.span), position, wanted);
        assert.deepEqual(storeOf(all).since(position, wanted), expected);
      }),
    );
  });

  it('sums up what was counted at the points that it skips', () => {
    fc.assert(
      fc.property(frames, view, fc.integer({ min: 2, max: 12 }), (all, wanted, cap) => {
        const block = storeOf(all).decimated(cap, wanted);
        const shown = block.atMs.map((atMs) => all.findIndex((each) => each.atMs === atMs));
        assert.deepEqual(block, naiveBlock(all, shown, 0, wanted));
      }),
      { numRuns: 60 },
    );
  });

  it('hands out nothing since a position that is still to come', () => {
    const nothing = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };
    assert.deepEqual(storeOf([frame()]).since(5), nothing);
  });

  it('is empty at first', () => {
    const nothing = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };
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
      const pool = { idle: 0, lent: i === 1_111 ? 9 : 2, waiting: 0 };
      const caches = [
        cacheSample({ size: i === 3_333 ? 77 : 5, hits: i === 1_234 ? 0 : 3, misses: 1, pool }),
        cacheSample({ id: 1, type: 'weak-set', size: i === 4_321 ? 1 : 3 }),
      ];
      return frame({ atMs: i, caches, memory: { ...MEMORY, heapUsedBytes: i === 2_222 ? 9 : 100 } });
    });
    const { atMs, heapUsedBytes, weakAlive, caches } = storeOf(all).decimated(600, { caches: [0] });
    assert.ok(atMs.length <= 600 && atMs.length > 10);
    for (const moment of [0, 1_111, 1_234, 2_222, 3_333, 4_321, 4_999]) {
      assert.ok(atMs.includes(moment), `${moment} is kept`);
    }
    const [own] = caches;
    assert.equal(caches.length, 1);
    assert.deepEqual(
      [heapUsedBytes[atMs.indexOf(2_222)], weakAlive[atMs.indexOf(4_321)], own?.size[atMs.indexOf(3_333)]],
      [9, 1, 77],
    );
    assert.deepEqual([own?.hitRate[atMs.indexOf(1_234)], own?.lent?.[atMs.indexOf(1_111)]], [0, 9]);
  });

  it('spends no points on series that never change', () => {
    const all = Array.from({ length: 5_000 }, (_, i) =>
      frame({ atMs: i, caches: [cacheSample({ size: i % 10 })], memory: MEMORY }),
    );
    assert.ok(storeOf(all).decimated(100).atMs.length > 90);
  });

  it('forgets the oldest moments after an hour, in all columns alike', () => {
    const extra = 100;
    const store = new SeriesStore();
    for (let i = 0; i < SERIES_CAPACITY + extra; i++) {
      const late = i < 50 ? [] : [cacheSample({ id: 1, size: i })];
      store.add(frame({ atMs: i, caches: [cacheSample({ id: 0, size: i }), ...late] }), rolling);
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
      store.add(each, rolling);
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

  it('takes 0.8 MB for a busy cache after an hour, and 33 MB for a hundred of them', () => {
    const hour = (count: number): number => {
      const store = new SeriesStore();
      for (let i = 0; i < SERIES_CAPACITY; i++) {
        const busy = { size: 900 + (i % 100), hits: i * 100, misses: i * 20, removals: removals({ size: i * 15 }) };
        const caches = Array.from({ length: count }, (_, id) => cacheSample({ id, ...busy }));
        const memory = { ...MEMORY, heapUsedBytes: 4_000_000 + i };
        store.add(frame({ atMs: i * 100 + 0.25, caches, memory }), () => (i % 100) / 100);
      }
      return store.byteLength;
    };
    const [one, two] = [hour(1), hour(2)];
    const moment = 8 + 4 + 1;
    const busy = 2 + 2 + 2 + 1 + 1 + 1;
    assert.deepEqual([one, two - one], [SERIES_CAPACITY * (moment + busy), SERIES_CAPACITY * busy]);
    assert.deepEqual([one, one + 99 * (two - one)], [792_000, 32_868_000]);
  });
});
