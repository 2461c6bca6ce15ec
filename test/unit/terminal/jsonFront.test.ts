import assert from 'node:assert/strict';
import { JsonFront } from '../../../src/terminal/jsonFront';
import { summary } from '../../../src/terminal/summary';
import { begunStep, MEMORY } from '../fixtures/frames';
import { cacheSnapshot, removalEvent, sessionSnapshot } from '../fixtures/snapshots';

/** A front and the texts that it wrote. */
function bench(): { front: JsonFront; written: string[]; objects: () => unknown[] } {
  const written: string[] = [];
  const front = new JsonFront((text) => void written.push(text));
  return { front, written, objects: () => written.map((text): unknown => JSON.parse(text)) };
}

const start = { kind: 'start', scenario: 'lru', seed: 1, pid: null };

describe('JsonFront', () => {
  it('writes one object a line', () => {
    const { front, written } = bench();
    front.update(sessionSnapshot({ memory: MEMORY }), [removalEvent({ key: 'two\nlines' })]);
    front.end(sessionSnapshot());
    assert.equal(written.length, 4);
    for (const text of written) assert.match(text, /^\{.*\}\n$/);
  });

  it('says first, and only once, what was started', () => {
    const { front, objects } = bench();
    front.update(sessionSnapshot({ pid: 4_711, seed: 9, scenarioId: 'cheese' }), []);
    front.update(sessionSnapshot(), []);
    assert.deepEqual(objects(), [{ kind: 'start', scenario: 'cheese', seed: 9, pid: 4_711 }]);
  });

  it('tells all numbers of a moment, after what left until then', () => {
    const { front, objects } = bench();
    const caches = [cacheSnapshot({ hits: 3, misses: 1 })];
    const engineCollections = { count: 2, durationMs: 3.5, last: null };
    const numbers = { operations: 4, memory: MEMORY, caches, engineCollections };
    front.update(sessionSnapshot({ ...numbers, state: { kind: 'running' }, elapsedMs: 120, eventsTotal: 1 }), [
      removalEvent({ atMs: 100, key: 'a', cause: 'size' }),
    ]);
    assert.deepEqual(objects(), [
      start,
      { kind: 'removal', atMs: 100, cache: 'users', key: 'a', cause: 'size' },
      { kind: 'sample', atMs: 120, state: 'running', ...numbers, removalsTotal: 1 },
    ]);
  });

  it('has no sample before there are numbers', () => {
    const { front, objects } = bench();
    front.update(sessionSnapshot({ state: { kind: 'ready' } }), []);
    assert.deepEqual(objects(), [start]);
  });

  it('tells each step, measurement and state of a reference once, and again after a restart', () => {
    const { front, objects } = bench();
    const told = {
      steps: [begunStep()],
      measurements: [{ name: 'a time', atMs: 3, value: 2.5, unit: 'ms' }],
      references: [{ name: 'brie', atMs: 4, state: 'reachable' as const }],
    };
    const lines = [
      { kind: 'step', ...told.steps[0] },
      { kind: 'measurement', ...told.measurements[0] },
      { kind: 'reference', ...told.references[0] },
    ];
    const gone = { name: 'brie', atMs: 5, state: 'collected' as const };
    front.update(sessionSnapshot(told), []);
    front.update(sessionSnapshot(told), []);
    front.update(sessionSnapshot({ ...told, references: [gone] }), []);
    front.update(sessionSnapshot({ ...told, sessionId: 2 }), []);
    assert.deepEqual(objects(), [start, ...lines, { kind: 'reference', ...gone }, start, ...lines]);
  });

  it('ends with the summary', () => {
    const { front, objects } = bench();
    const last = sessionSnapshot({ caches: [cacheSnapshot({ hits: 1 })], operations: 1 });
    front.end(last);
    assert.deepEqual(objects(), [JSON.parse(JSON.stringify(summary(last)))]);
  });
});
