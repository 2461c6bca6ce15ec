import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { REMOVAL_CAUSES } from '../../../src/cache';
import {
  CACHE_LIST_CAP,
  FRAME_LIST_CAP,
  isProbeEvent,
  isProbeRequest,
  PREVIEW_CAP,
  type Frame,
} from '../../../src/protocol/probe';
import { cacheSample, frame, removal, removals } from '../fixtures/frames';
import { everyMutant, mutated } from '../fixtures/mutations';
import { hasProbeEventShape } from './probeShape';

const count = fc.maxSafeNat();
const timeMs = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const cache = fc
  .record({ id: count, name: fc.string(), size: count, capacity: fc.option(count), hits: count, collected: count })
  .map(({ collected, ...parts }) => cacheSample({ ...parts, removals: removals({ collected }) }));
const removed = fc
  .record({ cacheId: count, atMs: timeMs, key: fc.string(), cause: fc.constantFrom(...REMOVAL_CAUSES) })
  .map(removal);
const frames = fc
  .record({
    atMs: timeMs,
    paused: fc.boolean(),
    caches: fc.array(cache, { maxLength: 4 }),
    removals: fc.array(removed, { maxLength: 4 }),
    engineCollections: fc.array(fc.record({ atMs: timeMs, kind: fc.constant('minor' as const), durationMs: timeMs })),
    operations: fc.option(count),
    checks: fc.array(fc.record({ name: fc.string(), met: fc.boolean() })),
  })
  .map(frame);
const events = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('probe/hello'), pid: count, runtime: fc.string() }) },
  { weight: 5, arbitrary: frames.map((made) => ({ type: 'probe/frame', frame: made })) },
);

const accepts = (parts: Partial<Frame>): boolean => isProbeEvent({ type: 'probe/frame', frame: frame(parts) });
const many = <T>(item: T, length: number): T[] => Array.from({ length }, () => item);

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
      caches: [cacheSample()],
      removals: [removal()],
      engineCollections: [{ atMs: 1, kind: 'major', durationMs: 2 }],
      checks: [{ name: 'a check', met: true }],
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
    ['checks', FRAME_LIST_CAP, (length) => ({ checks: many({ name: 'a check', met: true }, length) })],
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
