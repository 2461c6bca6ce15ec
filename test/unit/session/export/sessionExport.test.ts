import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { exportSession, SESSION_SCHEMA } from '../../../../src/session/export/sessionExport';
import { cacheSample, checked, frame, removal, removals } from '../../fixtures/frames';
import { FakeSession } from '../../views/fakeSource';
import { schemaErrors } from '../../../sessionSchema';

/** A session in which a little of everything has happened. */
function lively(): FakeSession {
  const session = new FakeSession(7);
  const place = { file: 'shop.js', line: 3, column: 7 };
  session.add(
    frame({
      atMs: 100.25,
      caches: [
        cacheSample({ size: 2, hits: 3, misses: 1 }),
        cacheSample({ id: 1, type: 'pool', capacity: null, pool: { idle: 1, lent: 2, waiting: 0 } }),
      ],
      creations: [{ cacheId: 0, place }],
      insertions: [{ cacheId: 0, key: 'a', atMs: 50 }],
      hits: [{ cacheId: 0, key: 'a', atMs: 60, count: 3 }],
      leaks: [{ cacheId: 1, atMs: 90, key: '1', reason: 'age', ageMs: 80 }],
      leaksLeftOut: 2,
      engineCollections: [{ atMs: 70, kind: 'major', durationMs: 2 }],
      checks: [checked()],
      measurements: [{ name: 'a time', atMs: 1, value: 2.5, unit: 'ms' }],
      references: [{ name: 'brie', atMs: 1, state: 'collected' }],
      parameters: [{ id: 'skew', label: 'Skew', min: 0, max: 2, step: 0.5, value: 1 }],
    }),
  );
  session.add(
    frame({
      atMs: 200,
      caches: [cacheSample({ size: 2, hits: 3, misses: 1, removals: removals({ size: 9 }) })],
      removals: [removal({ key: 'a', atMs: 150, hits: 3, idleMs: 90, ageMs: 100 })],
    }),
  );
  return session;
}

describe('An exported session', function () {
  // Compiling the schema takes its time once.
  this.timeout(20_000);

  for (const withResidencies of [true, false]) {
    it(`is as its schema says, ${withResidencies ? 'with' : 'without'} the stays of keys`, () => {
      const exported = exportSession(lively(), { withResidencies });
      assert.deepEqual(schemaErrors(JSON.parse(JSON.stringify(exported))), []);
      assert.equal(exported.residencies?.length, withResidencies ? 1 : undefined);
    });
  }

  it('is as its schema says before anything was told, and after a crash', () => {
    const session = new FakeSession(1);
    const check = (): void =>
      assert.deepEqual(schemaErrors(JSON.parse(JSON.stringify(exportSession(session, { withResidencies: true })))), []);
    check();
    session.change({ state: { kind: 'crashed', reason: { kind: 'exit-code', code: 1 }, stderrTail: ['oh'] } });
    check();
  });

  it('has all totals, and says how much of the lists is not kept', () => {
    const { schema, session, totals, events, leaks, series, caches } = exportSession(lively(), {
      withResidencies: false,
    });
    assert.equal(schema, SESSION_SCHEMA);
    assert.equal(session.startedAt, '1970-01-01T00:00:00.000Z');
    assert.deepEqual([totals.eventsTotal, events.kept.length, events.notKept], [9, 1, 8]);
    assert.deepEqual([totals.leaksTotal, leaks.kept.length, leaks.notKept], [3, 1, 2]);
    assert.deepEqual([series.atMs, series.momentsNotKept], [[100.3, 200], 0]);
    assert.deepEqual(
      caches.map(({ isGone }) => isGone),
      [false, true],
    );
  });

  it('is refused by its schema when a member is missing, so the schema looks at them', () => {
    const exported = JSON.parse(JSON.stringify(exportSession(lively(), { withResidencies: true }))) as object;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(exported).filter((name) => name !== 'residencies')), (name) => {
        const { [name as keyof typeof exported]: _, ...rest } = exported;
        assert.ok(schemaErrors(rest).length > 0, name);
      }),
    );
  });
});
