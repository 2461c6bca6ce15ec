import assert from 'node:assert/strict';
import { WeakRefSet } from '../../../src/cache';
import { collectInNewJob, collectSomeMore, collectUntil } from './collected';

// With what the tests of CPython ask of `weakref.WeakSet`.

interface Member {
  readonly name: number;
  self?: Member;
}

const COUNT = 10;

/** A set of some members and what alone keeps them alive; each is a cycle. */
function filled(count: number): { set: WeakRefSet<Member>; members: (Member | undefined)[] } {
  const set = new WeakRefSet<Member>();
  const members = Array.from({ length: count }, (_, name) => {
    const member: Member = { name };
    member.self = member;
    set.add(member);
    return member;
  });
  return { set, members };
}

function namesIn(set: WeakRefSet<Member>): number[] {
  return Array.from(set, ({ name }) => name);
}

describe('WeakRefSet and the garbage collector', () => {
  it('loses one member, and then all, and tells each once (test_gc)', async () => {
    const { set, members } = filled(COUNT);
    const told: unknown[] = [];
    set.observe({ onRemoval: (...removal) => told.push(removal) });
    await collectSomeMore();
    assert.equal(set.size, COUNT);
    members[3] = undefined;
    await collectUntil(() => set.size === COUNT - 1, 'one member is collected');
    assert.deepEqual(told, [[4, undefined, 'collected']]);
    assert.deepEqual(namesIn(set), [0, 1, 2, 4, 5, 6, 7, 8, 9]);
    members.length = 0;
    await collectUntil(() => set.size === 0, 'all members are collected');
    await collectSomeMore();
    assert.equal(told.length, COUNT);
  });

  it('never shows a dead member whose end the engine has not told yet', async () => {
    const { set, members } = filled(COUNT);
    members[3] = undefined;
    await collectInNewJob();
    assert.deepEqual(namesIn(set), [0, 1, 2, 4, 5, 6, 7, 8, 9]);
    const rest = new Set(members.filter((member) => member !== undefined));
    assert.equal(set.isSubsetOf(rest), true);
    assert.equal(set.union(rest).size, COUNT - 1);
    assert.equal(set.symmetricDifference(rest).size, 0);
    set.sweep();
    assert.equal(set.size, COUNT - 1);
  });

  it('is empty though an iteration is open, but for what that handed out last (test_len_cycles)', async () => {
    const { set, members } = filled(20);
    const open = set.values();
    open.next();
    members.length = 0;
    await collectUntil(() => set.size <= 1, 'the members are collected');
    assert.equal(open.next().done, true);
    await collectUntil(() => set.size === 0, 'the last one is collected');
  });

  it('has a size that only falls while members die (test_len_race)', async () => {
    const { set, members } = filled(200);
    let last = set.size;
    while (members.length > 0) {
      members.length -= 20;
      await collectInNewJob();
      const left = [...set].length;
      assert.ok(set.size <= last && set.size >= left && left >= members.length);
      last = set.size;
    }
    await collectUntil(() => set.size === 0, 'all members are collected');
  });

  it('goes on when a member dies in the middle of an iteration (test_weak_destroy_while_iterating)', async () => {
    const { set, members } = filled(COUNT);
    const seen: number[] = [];
    for (const { name } of set) {
      seen.push(name);
      if (name !== 1) continue;
      members[7] = undefined;
      await collectUntil(() => set.size === COUNT - 1, 'one member is collected');
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6, 8, 9]);
  });

  it('can change when a member dies in the middle of an iteration (test_weak_destroy_and_mutate_while_iterating)', async () => {
    const extra: Member = { name: 99 };
    const changes: readonly ((set: WeakRefSet<Member>) => void)[] = [
      (set) => set.add(extra).delete(extra),
      (set) => set.addAll([extra]).deleteAll([extra]),
      (set) => set.retainAll(new Set(set)),
      (set) => set.sweep(),
    ];
    for (const change of changes) {
      const { set, members } = filled(COUNT);
      const seen: number[] = [];
      for (const { name } of set) {
        seen.push(name);
        if (name !== 1) continue;
        members[7] = undefined;
        await collectInNewJob();
        change(set);
      }
      assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6, 8, 9]);
      await collectUntil(() => set.size === COUNT - 1, 'the dead one has left');
    }
  });

  it('keeps alive what a result holds, and nothing else', async () => {
    const { set, members } = filled(3);
    const results = [set.union(new Set([members[0]]))];
    members.length = 0;
    await collectSomeMore();
    assert.equal(set.size, 3);
    results.length = 0;
    await collectUntil(() => set.size === 0, 'the members are collected');
  });

  it('says of a new object that it is no member, whoever died before', async () => {
    const { set, members } = filled(1);
    members.length = 0;
    await collectUntil(() => set.size === 0, 'the member is collected');
    const next: Member = { name: 0 };
    assert.equal(set.has(next), false);
    assert.deepEqual([...set.add(next)], [next]);
  });

  it('is collected itself though members live and lead to it', async () => {
    const member: { set?: WeakRef<object> } = {};
    const set = ((): WeakRef<object> => {
      const temporary = WeakRefSet.from<object>([member]);
      temporary.add({ temporary });
      return new WeakRef(temporary);
    })();
    await collectUntil(() => set.deref() === undefined, 'the set is collected');
    assert.deepEqual(member, {});
  });
});
