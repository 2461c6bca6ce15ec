import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Frame, Hits, Insertion, Removal } from '../../../src/protocol/probe';
import { HISTORY_CAP, RESIDENCY_HIT_CAP, type Residency } from '../../../src/protocol/residency';
import { Residencies, STAY_CAPACITY } from '../../../src/session/residencies';
import { cacheSample, frame, removal } from '../fixtures/frames';

const EVERYWHERE = { caches: [0, 1], span: null };
const insertion = (key: string, atMs: number, cacheId = 0): Insertion => ({ cacheId, key, atMs });
const hits = (key: string, atMs: number, count = 1, cacheId = 0): Hits => ({ cacheId, key, atMs, count });
/** A frame in which the two caches hold as many as there may be. */
const moment = (parts: Partial<Frame>, size = STAY_CAPACITY * 2): Frame =>
  frame({ caches: [0, 1].map((id) => cacheSample({ id, size })), ...parts });

function residenciesOf(...frames: Frame[]): Residencies {
  const residencies = new Residencies();
  for (const each of frames) residencies.add(each);
  return residencies;
}

const brief = ({ key, fromMs, toMs, cause, hitCount }: Residency): unknown[] => [key, fromMs, toMs, cause, hitCount];

/** What happens to a cache of a few keys. */
type Act = { readonly key: string; readonly kind: 'set' | 'get' | 'delete' | 'evict' };
const acts: fc.Arbitrary<Act[][]> = fc.array(
  fc.array(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('set', 'set', 'get', 'get', 'delete', 'evict'),
    }),
    { maxLength: 6 },
  ),
  { maxLength: 12, size: 'max' },
);

interface NaiveStay {
  readonly key: string;
  readonly fromMs: number;
  toMs: number | null;
  cause: Removal['cause'] | null;
  hitCount: number;
}

/** A program of these acts, one a millisecond, or all of a frame at once: its frames, and the stays as it knows them. */
function run(all: readonly (readonly Act[])[], isAtOnce: boolean): { frames: Frame[]; stays: NaiveStay[] } {
  const stays: NaiveStay[] = [];
  const open = new Map<string, NaiveStay>();
  let nowMs = 0;
  const frames = all.map((batch) => {
    const insertions: Insertion[] = [];
    const removals: Removal[] = [];
    const seenHits = new Map<string, Hits>();
    for (const { key, kind } of batch) {
      if (!isAtOnce) nowMs++;
      const stay = open.get(key);
      const end = (cause: Removal['cause']): void => {
        if (stay === undefined) return;
        Object.assign(stay, { toMs: nowMs, cause });
        open.delete(key);
        removals.push(removal({ key, atMs: nowMs, cause, hits: stay.hitCount, ageMs: nowMs - stay.fromMs }));
      };
      if (kind === 'delete') end('explicit');
      if (kind === 'evict') end('size');
      if (kind === 'set') {
        end('replaced');
        const begun: NaiveStay = { key, fromMs: nowMs, toMs: null, cause: null, hitCount: 0 };
        stays.push(begun);
        open.set(key, begun);
        insertions.push(insertion(key, nowMs));
        seenHits.delete(key);
      }
      if (kind === 'get' && stay !== undefined) {
        stay.hitCount++;
        seenHits.set(key, hits(key, nowMs, (seenHits.get(key)?.count ?? 0) + 1));
      }
    }
    nowMs++;
    return moment({ atMs: nowMs, insertions, removals, hits: [...seenHits.values()] }, open.size);
  });
  return { frames, stays };
}

describe('Residencies', function () {
  this.timeout(20_000);

  it('are the stays of the program, when nothing was left out', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { frames, stays } = run(all, false);
        const told = residenciesOf(...frames).all();
        const expected = stays.map(({ key, fromMs, toMs, cause, hitCount }) => [key, fromMs, toMs, cause, hitCount]);
        assert.deepEqual(told.map(brief), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('are as many when all of a frame happens at the same time', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { frames, stays } = run(all, true);
        const told = residenciesOf(...frames).all();
        assert.equal(told.length, stays.length);
        assert.equal(told.filter(({ toMs }) => toMs === null).length, stays.filter(({ toMs }) => toMs === null).length);
      }),
      { numRuns: 300 },
    );
  });

  it('tell each stay that has changed once', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const residencies = new Residencies();
        const known = new Map<number, Residency>();
        let position = 0;
        for (const each of run(all, false).frames) {
          residencies.add(each);
          const changes = residencies.changesSince(position, EVERYWHERE);
          assert.equal(new Set(changes.stays).size, changes.stays.length);
          for (const stay of changes.stays) known.set(stay.id, stay.toResidency());
          position = changes.position;
        }
        assert.deepEqual(
          [...known.values()].sort((a, b) => a.id - b.id),
          residencies.all(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('make one stay end and another begin when a value is replaced', () => {
    const told = residenciesOf(
      moment({ insertions: [insertion('a', 1)] }),
      moment({ insertions: [insertion('a', 5)], removals: [removal({ key: 'a', atMs: 5, cause: 'replaced' })] }),
    );
    assert.deepEqual(told.all().map(brief), [
      ['a', 1, 5, 'replaced', 0],
      ['a', 5, null, null, 0],
    ]);
  });

  it('tell a stay whose insertion was left out when its removal tells how long it was', () => {
    const told = residenciesOf(
      moment({ removals: [removal({ key: 'a', atMs: 9, ageMs: 7, hits: 3 }), removal({ key: 'b', atMs: 9 })] }),
    );
    assert.deepEqual(told.all().map(brief), [['a', 2, 9, 'size', 3]]);
  });

  it('end a stay without a cause when its key comes in again without having been seen to leave', () => {
    const told = residenciesOf(
      moment({ insertions: [insertion('a', 1)] }),
      moment({ insertions: [insertion('a', 5)] }),
    );
    assert.deepEqual(told.all().map(brief), [
      ['a', 1, 5, null, 0],
      ['a', 5, null, null, 0],
    ]);
  });

  it('end the oldest ones when the cache holds fewer, and all of a cache that is gone', () => {
    const told = residenciesOf(
      moment({ insertions: [insertion('a', 1), insertion('b', 2), insertion('c', 3), insertion('d', 4, 1)] }),
      moment({ atMs: 10 }, 1),
      frame({ atMs: 20, caches: [cacheSample({ size: 1 })] }),
    );
    assert.deepEqual(told.all().map(brief), [
      ['a', 1, 10, null, 0],
      ['b', 2, 10, null, 0],
      ['c', 3, null, null, 0],
      ['d', 4, 20, null, 0],
    ]);
  });

  it('count the hits of a stay, and list the newest ones', () => {
    const residencies = residenciesOf(moment({ insertions: [insertion('a', 1)], hits: [hits('nobody', 1)] }));
    for (let atMs = 2; atMs < 50; atMs++) residencies.add(moment({ hits: [hits('a', atMs, 2)] }));
    const [stay] = residencies.all();
    assert.deepEqual([stay?.hitCount, stay?.hits.length], [96, RESIDENCY_HIT_CAP]);
    assert.deepEqual(stay?.hits.at(-1), { atMs: 49, count: 2 });
  });

  it('hand out the longest and the newest of some caches and of some time', () => {
    const residencies = residenciesOf(
      moment({ insertions: Array.from({ length: 300 }, (_, i) => insertion(`${i}`, i, i % 2)) }),
      moment({ atMs: 400, removals: [removal({ key: '0', atMs: 100 })] }),
    );
    const told = residencies.telling({ caches: [0, 1], span: null }).map(({ name }) => Number(name.key));
    const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
    // The first one is over: it is not among the longest.
    assert.deepEqual(told, [...range(1, 101), ...range(200, 300)]);
    const early = residencies.telling({ caches: [0], span: { fromMs: 0, toMs: 4 } });
    assert.deepEqual(
      early.map(({ name }) => name.key),
      ['0', '2', '4'],
    );
    assert.deepEqual(residencies.telling({ caches: [0], span: { fromMs: 101, toMs: 102 } })[0]?.name.key, '2');
    assert.deepEqual(residencies.telling({ caches: [7], span: null }), []);
  });

  it('hand out the newest stays of one key, the newest first', () => {
    const residencies = residenciesOf(
      moment({ insertions: Array.from({ length: 30 }, (_, i) => insertion('a', i)).concat(insertion('b', 40)) }),
    );
    const history = residencies.history(0, { key: 'a' });
    assert.deepEqual([history.length, history[0]?.fromMs, history.at(-1)?.fromMs], [HISTORY_CAP, 29, 10]);
    assert.deepEqual([residencies.history(0, { key: 'c' }), residencies.history(5, { key: 'a' })], [[], []]);
  });

  it('are of different keys where only the texts are the same', () => {
    const [first, second] = ['#1', '#2'].map((identity) => ({ key: 'an object', identity }));
    assert.ok(first !== undefined && second !== undefined);
    const residencies = residenciesOf(
      moment({
        insertions: [{ ...insertion('', 1), ...first }, { ...insertion('', 2), ...second }, insertion('an object', 3)],
        hits: [{ ...hits('', 4), ...second }],
        removals: [{ ...removal({ atMs: 5, cause: 'explicit' }), ...first }],
      }),
    );
    assert.deepEqual(residencies.all().map(brief), [
      ['an object', 1, 5, 'explicit', 0],
      ['an object', 2, null, null, 1],
      ['an object', 3, null, null, 0],
    ]);
    assert.deepEqual(
      residencies.all().map(({ identity }) => identity),
      ['#1', '#2', undefined],
    );
    assert.deepEqual(
      residencies.history(0, second).map(({ fromMs }) => fromMs),
      [2],
    );
  });

  it('are bounded: the oldest stays are forgotten, by their keys too', () => {
    const residencies = new Residencies();
    for (let i = 0; i < STAY_CAPACITY + 10; i++) residencies.add(moment({ insertions: [insertion(`${i}`, i)] }));
    assert.deepEqual([residencies.all().length, residencies.all()[0]?.key], [STAY_CAPACITY, '10']);
    assert.deepEqual([residencies.history(0, { key: '9' }), residencies.history(0, { key: '10' }).length], [[], 1]);
    residencies.add(moment({ removals: [removal({ key: '9', atMs: 6_000, ageMs: 5_991 })] }));
    assert.deepEqual(residencies.all().at(-1)?.fromMs, 9);
    const late = residencies.changesSince(0, EVERYWHERE);
    assert.deepEqual([late.stays.length, late.position], [STAY_CAPACITY, residencies.position]);
  });

  it('hand out what later frames do not change', () => {
    const residencies = residenciesOf(moment({ insertions: [insertion('a', 1)] }));
    const before = residencies.all();
    const copy = structuredClone(before);
    residencies.add(moment({ hits: [hits('a', 2)] }));
    assert.deepEqual(before, copy);
  });
});
