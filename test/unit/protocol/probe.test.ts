import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { REMOVAL_CAUSES } from '../../../src/cache';
import { PREVIEW_CAP } from '../../../src/protocol/keyName';
import {
  CACHE_LIST_CAP,
  ENTRY_LIST_CAP,
  FRAME_LIST_CAP,
  isProbeEvent,
  isProbeRequest,
  NAME_LIST_CAP,
  STEP_LIST_CAP,
  TRAIL_LIST_CAP,
  WINDOW_CAP,
  WINDOW_ENTRY_CAP,
  type EntryPage,
  type Frame,
} from '../../../src/protocol/probe';
import { begunStep, cacheSample, checked, frame, removal, removals } from '../fixtures/frames';
import { REFERENCE_STATES } from '../../../src/protocol/stage';
import { everyMutant, mutated } from '../fixtures/mutations';
import { hasProbeEventShape } from './probeShape';

const count = fc.maxSafeNat();
const timeMs = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
/** What may be known of the life of an entry. */
const life = { hits: count, idleMs: timeMs, ageMs: timeMs };
const cache = fc
  .record({ id: count, name: fc.string(), size: count, capacity: fc.option(count), hits: count, collected: count })
  .map(({ collected, ...parts }) => cacheSample({ ...parts, removals: removals({ collected }) }));
const removed = fc
  .record(
    { cacheId: count, atMs: timeMs, key: fc.string(), cause: fc.constantFrom(...REMOVAL_CAUSES), ...life },
    { requiredKeys: ['cacheId', 'atMs', 'key', 'cause'] },
  )
  .map(removal);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const step = fc
  .record({ number: count, atMs: timeMs, title: fc.string(), place: fc.constantFrom(null, begunStep().place) })
  .map(begunStep);
const entry = fc.record(
  {
    key: fc.string(),
    remainingTtlMs: finite,
    weight: finite,
    state: fc.constantFrom('idle' as const, 'lent' as const),
    value: fc.string(),
    ...life,
  },
  { requiredKeys: ['key'] },
);
const frames = fc
  .record({
    atMs: timeMs,
    paused: fc.boolean(),
    caches: fc.array(cache, { maxLength: 4 }),
    removals: fc.array(removed, { maxLength: 4 }),
    engineCollections: fc.array(fc.record({ atMs: timeMs, kind: fc.constant('minor' as const), durationMs: timeMs })),
    operations: fc.option(count),
    heldAt: fc.option(count),
    pace: fc.double({ min: 0, max: 10, noNaN: true }),
    steps: fc.array(step, { maxLength: 3 }),
    measurements: fc.array(fc.record({ name: fc.string(), atMs: timeMs, value: finite, unit: fc.string() })),
    references: fc.array(fc.record({ name: fc.string(), atMs: timeMs, state: fc.constantFrom(...REFERENCE_STATES) })),
    parameters: fc.array(
      fc.record({ id: fc.string(), label: fc.string(), min: finite, max: finite, step: finite, value: finite }),
    ),
    entries: fc.array(fc.record({ cacheId: count, entries: fc.array(entry), leftOut: count }), { maxLength: 3 }),
    creations: fc.array(
      fc.record({
        cacheId: count,
        place: fc.option(fc.record({ file: fc.string(), line: count, column: count })),
      }),
    ),
    insertions: fc.array(fc.record({ cacheId: count, atMs: timeMs, key: fc.string() })),
    hits: fc.array(fc.record({ cacheId: count, atMs: timeMs, key: fc.string(), count })),
    leaks: fc.array(
      fc.record({
        cacheId: count,
        atMs: timeMs,
        key: fc.string(),
        reason: fc.constantFrom('age' as const, 'collected' as const),
        ageMs: timeMs,
      }),
    ),
    windows: fc.array(
      fc.record({
        cacheId: count,
        filter: fc.string(),
        from: count,
        entries: fc.array(entry),
        matching: count,
        first: fc.option(entry),
      }),
      { maxLength: 3 },
    ),
    checks: fc.array(fc.record({ name: fc.string(), met: fc.boolean(), observed: fc.string() })),
  })
  .map(frame);
const events = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('probe/hello'), pid: count, runtime: fc.string() }) },
  { weight: 5, arbitrary: frames.map((made) => ({ type: 'probe/frame', frame: made })) },
);

const accepts = (parts: Partial<Frame>): boolean => isProbeEvent({ type: 'probe/frame', frame: frame(parts) });
const many = <T>(item: T, length: number): T[] => Array.from({ length }, () => item);

const page = (length: number): EntryPage => {
  return { cacheId: 0, filter: '', from: 0, entries: many({ key: 'a' }, length), matching: length, first: null };
};

describe("the guard of the probe's events", () => {
  it('accepts every event of the right shape', () => {
    fc.assert(fc.property(events, (event) => isProbeEvent(event)));
  });

  it('accepts it after its way through JSON too', () => {
    fc.assert(fc.property(events, (event) => isProbeEvent(JSON.parse(JSON.stringify(event)))));
  });

  it('accepts an event that was changed in one place exactly when it still has the shape, and never throws', () => {
    fc.assert(
      fc.property(mutated(events), (event) => isProbeEvent(event) === hasProbeEventShape(event)),
      { numRuns: 500 },
    );
  });

  it('looks at every member', () => {
    const full = frame({
      caches: [
        cacheSample({
          weight: { now: 3, max: 9 },
          loads: { count: 2, failures: 1, timeMs: 2.5 },
          pool: { idle: 1, lent: 2, waiting: 3 },
        }),
        cacheSample({ weight: { now: 3, max: null } }),
      ],
      creations: [{ cacheId: 0, place: { file: '/shop.js', line: 3, column: 5 } }],
      insertions: [{ cacheId: 0, atMs: 1, key: 'a' }],
      hits: [{ cacheId: 0, atMs: 1, key: 'a', count: 7 }],
      leaks: [{ cacheId: 0, atMs: 1, key: '3', reason: 'age', ageMs: 9 }],
      windows: [
        {
          cacheId: 0,
          filter: 'a',
          from: 3,
          entries: [{ key: 'a', value: '1', hits: 2, idleMs: 3 }],
          matching: 4,
          first: { key: 'b', weight: 2 },
        },
      ],
      removals: [removal({ hits: 1, idleMs: 2, ageMs: 3 })],
      engineCollections: [{ atMs: 1, kind: 'major', durationMs: 2 }],
      checks: [checked()],
      steps: [begunStep()],
      measurements: [{ name: 'a time', atMs: 1, value: 2.5, unit: 'ms' }],
      references: [{ name: 'brie', atMs: 1, state: 'called back' }],
      parameters: [{ id: 'skew', label: 'Skew', min: -1, max: 2, step: 0.5, value: 1 }],
      entries: [
        { cacheId: 0, entries: [{ key: 'a', remainingTtlMs: -1, weight: 2, ageMs: 3, state: 'lent' }], leftOut: 4 },
      ],
    });
    const hello = { type: 'probe/hello', pid: 1, runtime: 'v20' };
    for (const event of [...everyMutant(hello), ...everyMutant({ type: 'probe/frame', frame: full })]) {
      assert.equal(isProbeEvent(event), hasProbeEventShape(event), JSON.stringify(event));
    }
  });

  it('accepts no other JSON, and never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !isProbeEvent(value)));
  });

  it('accepts none of what is no JSON, and never throws', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => !isProbeEvent(value)));
  });

  const lists: [name: string, cap: number, make: (length: number) => Partial<Frame>][] = [
    ['caches', CACHE_LIST_CAP, (length) => ({ caches: many(cacheSample(), length) })],
    ['removals', FRAME_LIST_CAP, (length) => ({ removals: many(removal(), length) })],
    [
      'collections by the engine',
      FRAME_LIST_CAP,
      (length) => ({ engineCollections: many({ atMs: 1, kind: 'major', durationMs: 2 }, length) }),
    ],
    ['checks', FRAME_LIST_CAP, (length) => ({ checks: many(checked(), length) })],
    ['steps', STEP_LIST_CAP, (length) => ({ steps: many(begunStep(), length) })],
    [
      'measurements',
      NAME_LIST_CAP,
      (length) => ({ measurements: many({ name: 'a', atMs: 1, value: 2, unit: 'ms' }, length) }),
    ],
    [
      'references',
      NAME_LIST_CAP,
      (length) => ({ references: many({ name: 'a', atMs: 1, state: 'reachable' }, length) }),
    ],
    ['creations', CACHE_LIST_CAP, (length) => ({ creations: many({ cacheId: 0, place: null }, length) })],
    ['insertions', TRAIL_LIST_CAP, (length) => ({ insertions: many({ cacheId: 0, atMs: 1, key: 'a' }, length) })],
    [
      'keys with hits',
      TRAIL_LIST_CAP,
      (length) => ({ hits: many({ cacheId: 0, atMs: 1, key: 'a', count: 2 }, length) }),
    ],
    [
      'leaks',
      FRAME_LIST_CAP,
      (length) => ({ leaks: many({ cacheId: 0, atMs: 1, key: '1', reason: 'age', ageMs: 2 }, length) }),
    ],
    ['windows', WINDOW_CAP, (length) => ({ windows: many(page(0), length) })],
    ['entries in a window', WINDOW_ENTRY_CAP, (length) => ({ windows: [page(length)] })],
    [
      'entries of a cache',
      ENTRY_LIST_CAP,
      (length) => ({ entries: [{ cacheId: 0, entries: many({ key: 'a' }, length), leftOut: 0 }] }),
    ],
  ];
  for (const [name, cap, make] of lists) {
    it(`accepts ${cap} ${name} and not one more`, () => {
      assert.ok(accepts(make(cap)));
      assert.ok(!accepts(make(cap + 1)));
    });
  }

  it('accepts a key as long as a preview and not one longer', () => {
    assert.ok(accepts({ removals: [removal({ key: 'k'.repeat(PREVIEW_CAP) })] }));
    assert.ok(!accepts({ removals: [removal({ key: 'k'.repeat(PREVIEW_CAP + 1) })] }));
  });

  it('accepts no name that is endless', () => {
    assert.ok(accepts({ caches: [cacheSample({ name: 'n'.repeat(1_000) })] }));
    assert.ok(!accepts({ caches: [cacheSample({ name: 'n'.repeat(1_001) })] }));
  });
});

describe('the guard of requests to the probe', () => {
  const TYPES = ['probe/pause', 'probe/resume', 'probe/step', 'probe/collectGarbage', 'probe/stop'];

  for (const type of TYPES) it(`accepts ${type}`, () => assert.ok(isProbeRequest({ type })));

  it('accepts a pace from 0 to 10', () => {
    for (const factor of [0, 0.5, 10]) assert.ok(isProbeRequest({ type: 'probe/setPace', factor }));
    for (const factor of [-0.1, 10.1, Number.NaN, Infinity, '1', undefined]) {
      assert.ok(!isProbeRequest({ type: 'probe/setPace', factor }));
    }
  });

  it('accepts an interval between frames from 10 ms to a minute', () => {
    for (const intervalMs of [10, 100, 60_000]) assert.ok(isProbeRequest({ type: 'probe/setRate', intervalMs }));
    for (const intervalMs of [9, 60_001, Number.NaN, '100', undefined]) {
      assert.ok(!isProbeRequest({ type: 'probe/setRate', intervalMs }));
    }
  });

  it('accepts a finite value for a parameter', () => {
    const request = { type: 'probe/setParameter', id: 'skew', value: -1.5 };
    assert.ok(isProbeRequest(request));
    for (const value of [Number.NaN, Infinity, '1', undefined]) assert.ok(!isProbeRequest({ ...request, value }));
    for (const id of [1, 'n'.repeat(PREVIEW_CAP + 1), undefined]) assert.ok(!isProbeRequest({ ...request, id }));
  });

  it('accepts so many windows, each of so many entries', () => {
    const window = { cacheId: 0, filter: 'user', from: 20, count: WINDOW_ENTRY_CAP };
    const request = (windows: unknown): boolean => isProbeRequest({ type: 'probe/watchEntries', windows });
    assert.ok(request([]));
    assert.ok(request(many(window, WINDOW_CAP)));
    assert.ok(!request(many(window, WINDOW_CAP + 1)));
    assert.ok(!request([{ ...window, count: WINDOW_ENTRY_CAP + 1 }]));
    assert.ok(!request([{ ...window, filter: 'k'.repeat(PREVIEW_CAP + 1) }]));
    for (const bad of [-1, 0.5, '1', undefined, null]) {
      for (const name of ['cacheId', 'from', 'count']) assert.ok(!request([{ ...window, [name]: bad }]));
    }
    assert.ok(!request(window));
  });

  it('accepts nothing else, and never throws', () => {
    const others = fc.oneof(fc.anything(), fc.record({ type: fc.oneof(fc.string(), fc.jsonValue()) }));
    fc.assert(
      fc.property(others, (value) => {
        const { type } = Object(value) as { type?: unknown };
        return isProbeRequest(value) === TYPES.some((known) => known === type);
      }),
    );
  });
});
