import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CACHE_LIST_CAP, STEP_LIST_CAP, type CacheSample, type Frame } from '../../../src/protocol/probe';
import {
  RATE_SPAN_MS,
  ROLLING_READS,
  SNAPSHOT_EVENT_CAP,
  SNAPSHOT_LEAK_CAP,
  type LeakEvent,
  type RemovalEvent,
} from '../../../src/protocol/snapshot';
import { REFERENCE_STATES } from '../../../src/protocol/stage';
import { EVENT_CAPACITY } from '../../../src/session/events/eventLog';
import { Ledger, type Numbers } from '../../../src/session/ledger';
import { begunStep, cacheSample, frame, removal, removals } from '../fixtures/frames';

const cache = fc
  .record({
    id: fc.nat(4),
    name: fc.constantFrom('users', 'pages'),
    hits: fc.nat(40),
    misses: fc.nat(40),
    size: fc.nat(9),
    type: fc.constantFrom('lru', 'weak-value', 'weak-set'),
  })
  .map((parts) => cacheSample({ ...parts, removals: removals({ size: parts.hits, expired: parts.misses }) }));
const place = fc.record({ file: fc.constantFrom('a.js', 'b.js'), line: fc.nat(9), column: fc.nat(9) });
const leak = fc.record({
  cacheId: fc.nat(4),
  atMs: fc.nat(),
  key: fc.string(),
  reason: fc.constantFrom('age' as const, 'collected' as const),
  ageMs: fc.nat(),
});
const name = fc.constantFrom('brie', 'tilsit', 'a time');
const frames = fc
  .array(
    fc
      .record({
        caches: fc.uniqueArray(cache, { selector: ({ id }) => id }),
        removals: fc.array(fc.record({ cacheId: fc.nat(4), key: fc.string() }).map(removal), { maxLength: 3 }),
        creations: fc.array(fc.record({ cacheId: fc.nat(4), place: fc.option(place) }), { maxLength: 2 }),
        leaks: fc.array(leak, { maxLength: 2 }),
        leaksLeftOut: fc.nat(2),
        engineCollections: fc.array(
          fc.record({ atMs: fc.nat(), kind: fc.constant('major' as const), durationMs: fc.nat() }),
          { maxLength: 2 },
        ),
        checks: fc.array(fc.record({ name: fc.string(), met: fc.boolean(), observed: fc.string() }), { maxLength: 2 }),
        steps: fc.array(fc.record({ number: fc.nat() }).map(begunStep), { maxLength: 9 }),
        measurements: fc.array(fc.record({ name, atMs: fc.nat(), value: fc.nat(), unit: fc.string() }), {
          maxLength: 3,
        }),
        references: fc.array(fc.record({ name, atMs: fc.nat(), state: fc.constantFrom(...REFERENCE_STATES) }), {
          maxLength: 3,
        }),
        heldAt: fc.option(fc.nat()),
        holds: fc.nat(),
        pace: fc.nat(10),
        cachesLeftOut: fc.nat(3),
        operations: fc.option(fc.nat()),
      })
      .map((parts) => frame(parts)),
    { maxLength: 12, size: 'max' },
  )
  .map((all) => rising(all.map((each, index) => ({ ...each, atMs: (index + 1) * 700 }))));

/** The same frames with what they say of a cache's counters added to what the frames before said. */
function rising(all: readonly Frame[]): Frame[] {
  const totals = new Map<number, CacheSample>();
  return all.map((each) => {
    const caches = each.caches.map((sample) => {
      const before = totals.get(sample.id) ?? cacheSample();
      const { expired, size } = sample.removals;
      const total = {
        ...sample,
        hits: before.hits + sample.hits,
        misses: before.misses + sample.misses,
        removals: removals({ expired: before.removals.expired + expired, size: before.removals.size + size }),
      };
      totals.set(sample.id, total);
      return total;
    });
    return { ...each, caches };
  });
}

/** The newest of each name, by another way: each name where it came first, with what came last. */
function newestOfEach<T extends { readonly name: string }>(all: readonly T[]): T[] {
  const names = [...new Set(all.map((one) => one.name))];
  return names.flatMap((wanted) => all.filter((one) => one.name === wanted).slice(-1));
}

/** The same by other means: everything that ever came, gone through from the start. */
function naiveNumbers(all: readonly Frame[]): Numbers {
  const last = all.at(-1);
  const newestOf = (id: number, until: number) =>
    all
      .slice(0, until + 1)
      .flatMap(({ caches }) => caches.filter((found) => found.id === id))
      .at(-1);
  const ids = [...new Set(all.flatMap(({ caches }) => caches.map(({ id }) => id)))];
  const caches = ids.flatMap((id) => newestOf(id, all.length - 1) ?? []);
  const nameAt = (id: number, index: number): string => newestOf(id, index)?.name ?? '';
  const events: RemovalEvent[] = all.flatMap((each, index) =>
    each.removals.map((one) => ({ ...one, id: 0, cacheName: nameAt(one.cacheId, index) })),
  );
  const leaks: LeakEvent[] = all.flatMap((each, index) =>
    each.leaks.map((one) => ({ ...one, id: 0, cacheName: nameAt(one.cacheId, index) })),
  );
  const creations = all.flatMap((each) => each.creations);
  const alive = new Set(last?.caches.map(({ id }) => id));
  const weak = (last?.caches ?? []).filter(({ type }) => type !== 'lru');
  return {
    elapsedMs: last?.atMs ?? 0,
    operations: last?.operations ?? null,
    memory: last?.memory ?? null,
    windows: last?.windows ?? [],
    leaks: leaks.map((one, index) => ({ ...one, id: index + 1 })).slice(-SNAPSHOT_LEAK_CAP),
    leaksTotal: all.reduce((sum, each) => sum + each.leaks.length + each.leaksLeftOut, 0),
    weakAlive: weak.length === 0 ? null : weak.reduce((sum, { size }) => sum + size, 0),
    caches: caches.map((one) => ({
      ...one,
      hitRate: one.hits + one.misses === 0 ? null : one.hits / (one.hits + one.misses),
      // So few reads that all of them are the newest.
      rollingHitRate: one.hits + one.misses === 0 ? null : one.hits / (one.hits + one.misses),
      evictionsPerSecond: alive.has(one.id) ? naiveEvictionRate(one.id, all) : 0,
      place: creations.filter(({ cacheId }) => cacheId === one.id).at(-1)?.place ?? null,
      isGone: !alive.has(one.id),
    })),
    cachesLeftOut: last?.cachesLeftOut ?? 0,
    rollingHitRate: naiveRollingHitRate(all, ids, newestOf),
    events: events.map((event, index) => ({ ...event, id: index + 1 })).slice(-SNAPSHOT_EVENT_CAP),
    eventsTotal: caches.reduce((sum, one) => sum + one.removals.size + one.removals.expired, 0),
    engineCollections: {
      count: last?.engineCollectionTotals.count ?? 0,
      durationMs: last?.engineCollectionTotals.durationMs ?? 0,
      last: all.flatMap(({ engineCollections }) => engineCollections).at(-1) ?? null,
    },
    checks: all.flatMap(({ checks }) => checks),
    steps: all.flatMap(({ steps }) => steps).slice(-STEP_LIST_CAP),
    currentStep: all.flatMap(({ steps }) => steps).at(-1) ?? null,
    heldAt: last?.heldAt ?? null,
    holds: last?.holds ?? 0,
    pace: last?.pace ?? 0,
    measurements: newestOfEach(all.flatMap(({ measurements }) => measurements)),
    references: newestOfEach(all.flatMap(({ references }) => references)),
    parameters: last?.parameters ?? [],
    entries: last?.entries ?? [],
  };
}

/** By its definition, from the totals of all caches after each frame: those that are not told of any more are as they were. */
function naiveRollingHitRate(
  all: readonly Frame[],
  ids: readonly number[],
  newestOf: (id: number, until: number) => CacheSample | undefined,
): number | null {
  const totals = [-1, ...all.keys()].map((until) => {
    const known = ids.flatMap((id) => newestOf(id, until) ?? []);
    const sum = (of: (one: CacheSample) => number): number => known.reduce((total, one) => total + of(one), 0);
    return { hits: sum(({ hits }) => hits), reads: sum(({ hits, misses }) => hits + misses) };
  });
  const now = totals.at(-1)!;
  const from = totals.filter(({ reads }) => now.reads - reads >= ROLLING_READS).at(-1) ?? totals[0]!;
  return now.reads === from.reads ? null : (now.hits - from.hits) / (now.reads - from.reads);
}

/** Evictions a second by its definition, from all that was ever told of the cache. */
function naiveEvictionRate(id: number, all: readonly Frame[]): number {
  const appearance = all.findIndex(({ caches }) => caches.some((one) => one.id === id));
  const moments = all.flatMap(({ atMs, caches }) => {
    const found = caches.find((one) => one.id === id);
    return found === undefined ? [] : [{ atMs, count: found.removals.size }];
  });
  moments.unshift({ atMs: all[appearance - 1]?.atMs ?? 0, count: 0 });
  const now = moments.at(-1)!;
  const from = moments.filter(({ atMs }) => atMs <= now.atMs - RATE_SPAN_MS).at(-1) ?? moments[0]!;
  return (Math.max(0, now.count - from.count) * 1_000) / (now.atMs - from.atMs);
}

function ledgerOf(all: readonly Frame[]): Ledger {
  const ledger = new Ledger();
  for (const each of all) ledger.add(each);
  return ledger;
}

const manyRemovals = (count: number, from = 0): Frame['removals'] =>
  Array.from({ length: count }, (_, i) => removal({ key: String(from + i) }));

describe('Ledger', () => {
  it('agrees with going through all frames from the start', () => {
    fc.assert(
      fc.property(frames, (all) => {
        assert.deepEqual(ledgerOf(all).numbers(), naiveNumbers(all));
      }),
      { numRuns: 100 },
    );
  });

  it('hands out numbers that later frames do not change', () => {
    const ledger = ledgerOf([frame({ caches: [cacheSample({ hits: 1 })], removals: [removal()] })]);
    const before = ledger.numbers();
    const copy = structuredClone(before);
    ledger.add(
      frame({
        atMs: 5,
        caches: [cacheSample({ hits: 2 })],
        removals: [removal()],
        checks: [{ name: 'a', met: true, observed: 'so it was' }],
      }),
    );
    assert.deepEqual(before, copy);
  });

  it('knows where a cache was created whether that is told before, with or after its first numbers', () => {
    const here = { file: 'a.js', line: 3, column: 7 };
    const creations = [{ cacheId: 0, place: here }];
    const sample = { caches: [cacheSample()] };
    for (const all of [
      [frame({ creations }), frame(sample)],
      [frame({ creations, ...sample })],
      [frame(sample), frame({ creations, ...sample })],
      [frame(sample), frame({ creations })],
    ]) {
      assert.deepEqual(
        ledgerOf(all)
          .numbers()
          .caches.map(({ place: told }) => told),
        [here],
      );
    }
  });

  it('hands out the same object for a cache in which nothing has changed', () => {
    const ledger = ledgerOf([frame({ caches: [cacheSample(), cacheSample({ id: 1 })] })]);
    const [before, other] = ledger.numbers().caches;
    ledger.add(frame({ atMs: 100, caches: [cacheSample(), cacheSample({ id: 1, hits: 1 })] }));
    const [after, changed] = ledger.numbers().caches;
    assert.equal(after, before);
    assert.notEqual(changed, other);
  });

  it('keeps a cache that is no longer in the process, with its last numbers', () => {
    const ledger = ledgerOf([frame({ caches: [cacheSample({ hits: 3 })] }), frame()]);
    assert.deepEqual(
      ledger.numbers().caches.map(({ hits }) => hits),
      [3],
    );
  });

  it('forgets caches that are gone, the oldest first, when there are too many, but not what they had counted', () => {
    const ledger = new Ledger();
    const ids = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
    const one = removals({ size: 1 });
    const hold = (from: number, count: number): void =>
      ledger.add(frame({ caches: ids(from, count).map((id) => cacheSample({ id, removals: one })) }));
    hold(0, 200);
    hold(200, 100);
    const { caches, cachesLeftOut, eventsTotal } = ledger.numbers();
    assert.deepEqual(
      caches.map(({ id }) => id),
      ids(300 - CACHE_LIST_CAP, CACHE_LIST_CAP),
    );
    assert.deepEqual([cachesLeftOut, eventsTotal], [300 - CACHE_LIST_CAP, 300]);
  });

  it('forgets no cache that is still in the process', () => {
    const ledger = new Ledger();
    const samples = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => cacheSample({ id: from + i }));
    ledger.add(frame({ caches: samples(0, 100) }));
    ledger.add(frame({ caches: [...samples(0, 50), ...samples(100, 200)] }));
    const held = new Set(ledger.numbers().caches.map(({ id }) => id));
    assert.equal(held.size, CACHE_LIST_CAP);
    for (const { id } of [...samples(0, 50), ...samples(100, 200)]) assert.ok(held.has(id));
  });

  it('lists only the newest removals in a snapshot and hands out the others by their id', () => {
    const ledger = ledgerOf([frame({ removals: manyRemovals(300) })]);
    const { events } = ledger.numbers();
    assert.deepEqual([events.length, events[0]?.key, events.at(-1)?.key], [SNAPSHOT_EVENT_CAP, '100', '299']);
    assert.deepEqual(
      ledger.events.after(297).map(({ id, key }) => [id, key]),
      [
        [298, '297'],
        [299, '298'],
        [300, '299'],
      ],
    );
    assert.deepEqual([ledger.events.after(300), ledger.events.after(999)], [[], []]);
    assert.equal(ledger.events.after(0).length, 300);
  });

  it('keeps the last removals only, their ids going on', () => {
    const ledger = new Ledger();
    const batch = 500;
    for (let from = 0; from <= EVENT_CAPACITY; from += batch)
      ledger.add(frame({ removals: manyRemovals(batch, from) }));
    const kept = ledger.events.after(0);
    assert.equal(kept.length, EVENT_CAPACITY);
    assert.deepEqual([kept[0]?.id, kept.at(-1)?.id], [batch + 1, EVENT_CAPACITY + batch]);
  });

  it('keeps the last thousand checks only', () => {
    const checks = Array.from({ length: 500 }, (_, i) => ({ name: `check ${i}`, met: true, observed: 'so it was' }));
    const kept = ledgerOf([
      frame({ checks }),
      frame({ checks }),
      frame({ checks: [{ name: 'last', met: false, observed: 'so it was' }] }),
    ]);
    assert.equal(kept.numbers().checks.length, 1_000);
    assert.deepEqual(kept.numbers().checks.at(-1), { name: 'last', met: false, observed: 'so it was' });
  });
});
