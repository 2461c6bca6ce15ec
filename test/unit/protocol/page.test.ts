import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isHostMessage, isPageEvent, isPageRequest, type HostEvent } from '../../../src/protocol/page';
import { packedSnapshot } from '../../../src/protocol/packedSnapshot';
import { mutated } from '../fixtures/mutations';
import { NO_VIEW } from '../fixtures/pageViews';
import { newsSince } from '../../../src/protocol/snapshotNews';
import { sessionSnapshot } from '../fixtures/snapshots';

const REQUESTS = [
  'session/pause',
  'session/resume',
  'session/step',
  'session/collectGarbage',
  'session/stop',
  'session/restart',
  'session/openSource',
];
const series = {
  atMs: [1, 2],
  heapUsedBytes: [3, null],
  weakAlive: [null, 3],
  caches: [
    {
      cacheId: 0,
      size: [1, 2],
      hitRate: [null, 0.5],
      rollingHitRate: [null, 1],
      hits: [0, 1],
      misses: [0, 1],
      removals: {},
    },
  ],
  collections: [{ atMs: 1.5, kind: 'major' as const, durationMs: 2 }],
};

/** `null` and `undefined` have no members; everything else may be asked for them. */
const member = (value: unknown, name: string): unknown => (Object(value) as Record<string, unknown>)[name];
const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const pageEvents = fc.oneof(
  fc.constant({ type: 'page/ready' }),
  fc.nat().map((step) => ({ type: 'page/drawn', step })),
);
const hostEvents: fc.Arbitrary<HostEvent> = fc.oneof(
  fc
    .record({ step: fc.nat(), snapshot: fc.constantFrom(null, packedSnapshot(sessionSnapshot())) })
    .map((parts) => ({ type: 'host/hydrate' as const, ...parts, series, view: NO_VIEW })),
  fc.nat().map((step) => ({
    type: 'host/delta' as const,
    step,
    news: newsSince(sessionSnapshot(), sessionSnapshot()),
    series,
    view: NO_VIEW,
  })),
);

describe("the guard of the page's events", () => {
  it('accepts that the page listens, and that it has drawn a step', () => {
    fc.assert(fc.property(pageEvents, (event) => isPageEvent(event)));
  });

  it('accepts nothing else, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(pageEvents), fc.anything()), (value) => {
        const type = member(value, 'type');
        const shaped = type === 'page/ready' || (type === 'page/drawn' && isNumber(member(value, 'step')));
        assert.equal(isPageEvent(value), shaped);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the guard of the page's requests", () => {
  for (const type of REQUESTS) it(`accepts ${type}`, () => assert.ok(isPageRequest({ type })));

  it('accepts a pace from 0 to 10, and a finite value for a parameter', () => {
    for (const factor of [0, 0.5, 10]) assert.ok(isPageRequest({ type: 'session/setPace', factor }));
    for (const factor of [-0.1, 10.1, Number.NaN, '1', undefined]) {
      assert.ok(!isPageRequest({ type: 'session/setPace', factor }));
    }
    assert.ok(isPageRequest({ type: 'session/setParameter', id: 'skew', value: -1.5 }));
    for (const value of [Number.NaN, Infinity, '1', undefined]) {
      assert.ok(!isPageRequest({ type: 'session/setParameter', id: 'skew', value }));
    }
  });

  it('accepts nothing else, and never throws', () => {
    const others = fc.oneof(fc.anything(), fc.record({ type: fc.oneof(fc.string(), fc.jsonValue()) }));
    fc.assert(
      fc.property(others, (value) => {
        const type = member(value, 'type');
        assert.equal(
          isPageRequest(value),
          REQUESTS.some((known) => known === type),
        );
      }),
    );
  });
});

describe('the guard of requests with a value', () => {
  it('accepts a pace within its bounds, and no other', () => {
    const accepts = (factor: unknown): boolean => isPageRequest({ type: 'session/setPace', factor });
    assert.deepEqual([0, 0.5, 10].map(accepts), [true, true, true]);
    assert.ok([-1, 10.1, Infinity, NaN, '1', null, undefined].every((factor) => !accepts(factor)));
  });

  it('accepts a parameter with a short id and a finite value, and no other', () => {
    const accepts = (id: unknown, value: unknown): boolean =>
      isPageRequest({ type: 'session/setParameter', id, value });
    assert.ok(accepts('skew', -0.5));
    assert.ok([NaN, Infinity, '1', null, undefined, {}].every((value) => !accepts('skew', value)));
    assert.ok(['x'.repeat(121), 1, null, undefined, {}].every((id) => !accepts(id, 1)));
  });
});

describe("the guard of the host's events", () => {
  it('accepts everything and news', () => {
    fc.assert(fc.property(hostEvents, (event) => isHostMessage(event)));
  });

  it('accepts nothing else that was changed in one place, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(hostEvents), fc.anything()), (value) => {
        if (!isHostMessage(value)) return;
        if (value.type === 'host/act') {
          assert.ok(isObject(value.act));
          return;
        }
        assert.ok(isNumber(value.step) && isObject(value.series));
        assert.ok(value.type === 'host/hydrate' || (value.type === 'host/delta' && isObject(value.news)));
      }),
      { numRuns: 500 },
    );
  });
});
