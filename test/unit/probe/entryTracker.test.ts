import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EntryTracker, TRACKED_CAP, TRACKED_TOTAL_CAP } from '../../../src/probe/entryTracker';

const budgetOf = (left: number): { left: number } => ({ left });

describe('EntryTracker', () => {
  it('knows entries as a Map does, keys of whatever kind', () => {
    const object = {};
    const keys: unknown[] = [1, '1', 1n, true, null, undefined, Number.NaN, Symbol.iterator, object, () => 1, [1]];
    const act = fc.tuple(fc.constantFrom('add' as const, 'remove' as const), fc.constantFrom(...keys));
    fc.assert(
      fc.property(fc.array(act), (todo) => {
        const budget = budgetOf(1_000);
        const tracker = new EntryTracker(budget);
        const known = new Map<unknown, number>();
        for (const [index, [what, key]] of todo.entries()) {
          if (what === 'add') {
            tracker.add(key, index);
            known.set(key, index);
          } else {
            assert.equal(tracker.remove(key)?.insertedAtMs, known.get(key));
            known.delete(key);
          }
          for (const each of keys) assert.equal(tracker.find(each)?.insertedAtMs, known.get(each));
          assert.equal(budget.left, 1_000 - known.size);
        }
        tracker.clear();
        assert.equal(budget.left, 1_000);
        for (const each of keys) assert.equal(tracker.find(each), undefined);
      }),
    );
  });

  it('follows so many entries of one cache and not one more, until one of them leaves', () => {
    const tracker = new EntryTracker(budgetOf(TRACKED_TOTAL_CAP));
    for (let key = 0; key <= TRACKED_CAP; key++) tracker.add(key, key);
    assert.equal(tracker.find(TRACKED_CAP - 1)?.insertedAtMs, TRACKED_CAP - 1);
    assert.equal(tracker.find(TRACKED_CAP), undefined);
    tracker.remove(0);
    tracker.add('new', 1);
    assert.equal(tracker.find('new')?.insertedAtMs, 1);
  });

  it('follows so many of all caches, and gives back what a cache that has gone had', () => {
    const budget = budgetOf(3);
    const [first, second] = [new EntryTracker(budget), new EntryTracker(budget)];
    for (const key of [1, 2]) first.add(key, 0);
    for (const key of [1, 2]) second.add(key, 0);
    assert.deepEqual([second.find(1)?.hits, second.find(2)], [0, undefined]);
    first.clear();
    second.add(2, 7);
    assert.equal(second.find(2)?.usedAtMs, 7);
  });
});
