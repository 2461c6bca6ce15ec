import assert from 'node:assert/strict';
import { eventsCsv } from '../../src/session/export/eventsCsv';
import { exportSession } from '../../src/session/export/sessionExport';
import { removalCount } from '../../src/protocol/snapshot';
import { schemaErrors } from '../sessionSchema';
import { ended, endAll, observeProgram, observeScenario } from './observe';

describe('The export of a real run', function () {
  this.timeout(30_000);
  afterEach(endAll);

  it('has the totals that the program counted itself, and is as its schema says', async () => {
    const session = observeScenario('lru', { operations: 30_001, seed: 5, rate: Infinity });
    await ended(session);
    const exported = exportSession(session, { withResidencies: true });
    assert.deepEqual(schemaErrors(JSON.parse(JSON.stringify(exported))), []);
    const [cache] = exported.caches;
    assert.ok(cache !== undefined && exported.caches.length === 1);
    assert.deepEqual([cache.hits + cache.misses, exported.totals.operations], [30_001, 30_001]);
    const [points] = exported.series.caches;
    const sum = (counts: readonly number[] | undefined): number => (counts ?? []).reduce((a, b) => a + b, 0);
    assert.deepEqual([sum(points?.hits), sum(points?.misses)], [cache.hits, cache.misses]);
    for (const [cause, counts] of Object.entries(points?.removals ?? {})) {
      assert.equal(sum(counts), cache.removals[cause as keyof typeof cache.removals]);
    }
    assert.equal(exported.totals.eventsTotal, removalCount(cache));
    assert.equal(exported.events.kept.length + exported.events.notKept, removalCount(cache));
  });

  it('has exact totals of a program of which most removals could not be listed', async () => {
    const session = observeProgram('flood');
    await ended(session);
    const { totals, events, caches } = exportSession(session, { withResidencies: false });
    assert.deepEqual([totals.eventsTotal, caches[0]?.removals.size], [200_000 - 10, 200_000 - 10]);
    assert.ok(events.notKept > 0);
    assert.equal(eventsCsv(session).split('\r\n').length, events.kept.length + 2);
  });
});
