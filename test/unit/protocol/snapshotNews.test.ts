import type { PageSnapshot } from '../../../src/protocol/page';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Check, Reference } from '../../../src/protocol/probe';
import { SNAPSHOT_EVENT_CAP, type RemovalEvent, type SessionSnapshot } from '../../../src/protocol/snapshot';
import { newsSince, withNews } from '../../../src/protocol/snapshotNews';
import { begunStep, removals } from '../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

const event = (id: number): RemovalEvent => ({
  id,
  cacheId: 0,
  cacheName: 'users',
  atMs: id,
  key: `${id}`,
  cause: 'size',
});
const check = (name: string): Check => ({ name, met: true, observed: 'so' });
const reference = (name: string): Reference => ({ name, atMs: 0, state: 'collected' });

/** How many removals, steps and checks come between two snapshots, and whether a reference changes. */
interface Change {
  readonly removals: number;
  readonly steps: number;
  readonly checks: number;
  readonly references: number;
  readonly operations: number;
}

const life: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    removals: fc.oneof(fc.nat(5), fc.nat(3 * SNAPSHOT_EVENT_CAP)),
    steps: fc.nat(1),
    checks: fc.nat(1),
    references: fc.nat(1),
    operations: fc.nat(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The snapshots of such a life, whose lists are made anew each time and hold the same items. */
function snapshotsOf(changes: readonly Change[]): SessionSnapshot[] {
  const events: RemovalEvent[] = [];
  const steps: SessionSnapshot['steps'][number][] = [];
  const checks: Check[] = [];
  const references: Reference[] = [];
  return changes.map((change) => {
    for (let i = 0; i < change.removals; i++) events.push(event(events.length + 1));
    if (change.steps > 0) steps.push(begunStep({ number: steps.length + 1 }));
    if (change.checks > 0) checks.push(check(`check ${checks.length}`));
    if (change.references > 0) references[0] = reference(`reference ${steps.length}`);
    return sessionSnapshot({
      operations: change.operations,
      events: events.slice(-SNAPSHOT_EVENT_CAP),
      steps: [...steps],
      checks: [...checks],
      references: [...references],
    });
  });
}

describe('The news in a snapshot', () => {
  it('and the snapshot before make the new one', () => {
    fc.assert(
      fc.property(life, (changes) => {
        const [first, ...later] = snapshotsOf(changes);
        assert.ok(first);
        let before = first;
        let known: PageSnapshot = first;
        for (const after of later) {
          known = withNews(known, newsSince(before, after));
          assert.deepEqual(known, after);
          before = after;
        }
      }),
    );
  });

  it('leave out what is as before', () => {
    const before = sessionSnapshot({ steps: [begunStep()], checks: [check('a')] });
    const after = { ...before, steps: [...before.steps], operations: 7 };
    const { operations, ...news } = newsSince(before, after);
    assert.equal(operations, 7);
    for (const name of ['steps', 'currentStep', 'checks', 'measurements', 'references', 'parameters', 'leaks'])
      assert.ok(!(name in news), name);
  });

  it('and the caches before make the new ones, in their order, whatever came, went or changed', () => {
    const cache = fc
      .record({ id: fc.nat(5), hits: fc.nat(2), misses: fc.nat(2), size: fc.nat(2), evicted: fc.nat(2) })
      .chain(({ evicted, ...parts }) =>
        fc
          .constantFrom({}, { pool: { idle: 1, lent: 0, waiting: 0 } }, { pool: { idle: 1, lent: 1, waiting: 0 } })
          .map((pool) => cacheSnapshot({ ...parts, ...pool, removals: removals({ size: evicted }) })),
      );
    const snapshot = fc.uniqueArray(cache, { selector: ({ id }) => id }).map((caches) => sessionSnapshot({ caches }));
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        const news = JSON.parse(JSON.stringify(newsSince(before, after))) as ReturnType<typeof newsSince>;
        assert.deepEqual(withNews(before, news), after);
      }),
    );
  });

  it('tell of a cache only what is no longer as it was', () => {
    const before = sessionSnapshot({ caches: [cacheSnapshot({ hits: 1 }), cacheSnapshot({ id: 1 })] });
    const busy = cacheSnapshot({ hits: 2, removals: removals({ size: 1 }) });
    const after = { ...before, caches: [busy, before.caches[1]!] };
    const { caches, cacheIds } = newsSince(before, after);
    assert.deepEqual(caches, [{ id: 0, parts: { hits: 2 }, removals: { size: 1 } }]);
    assert.equal(cacheIds, undefined);
  });

  it('bring a list that has become empty', () => {
    const before = sessionSnapshot({ checks: [check('a')] });
    assert.deepEqual(withNews(before, newsSince(before, sessionSnapshot())), sessionSnapshot());
  });
});
