import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type RemovalCause, WeakRefSet } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';

interface Member {
  readonly name: string;
}

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((name): Member => ({ name })) as [Member, Member, Member, Member];

describe('WeakRefSet', () => {
  it('has each member once, in the order in which they came', () => {
    const set = new WeakRefSet<Member>();
    assert.equal(set.add(B), set);
    set.add(A).add(B);
    assert.deepEqual([...set], [B, A]);
    assert.equal(set.size, 2);
    assert.equal(set.capacity, Infinity);
  });

  it('deletes a member, and says whether it was one', () => {
    const set = WeakRefSet.from([A, B]);
    assert.deepEqual([set.delete(A), set.delete(A), set.delete(C)], [true, false, false]);
    assert.deepEqual([...set], [B]);
    assert.deepEqual([...set.add(A)], [B, A]);
  });

  it('says of anything whether it is a member, and counts that as a read', () => {
    const set = WeakRefSet.from([A]);
    const asked: readonly unknown[] = [A, B, 1, 'a', undefined, null, Symbol('a')];
    assert.deepEqual(
      asked.map((value) => set.has(value)),
      [true, false, false, false, false, false, false],
    );
    assert.deepEqual([set.counters.hits, set.counters.misses], [1, 6]);
  });

  it('can be read like a Set', () => {
    const set = WeakRefSet.from([A, B]);
    const model = new Set([A, B]);
    assert.deepEqual([...set.values()], [...model.values()]);
    assert.deepEqual([...set.keys()], [...model.keys()]);
    assert.deepEqual([...set.entries()], [...model.entries()]);
    const seen: unknown[][] = [];
    const self = {};
    set.forEach(function (this: unknown, ...parts) {
      seen.push([this, ...parts]);
    }, self);
    assert.deepEqual(
      seen,
      [A, B].map((member) => [self, member, member, set]),
    );
  });

  it('names itself to Object.prototype.toString and to inspect', () => {
    const set = WeakRefSet.from([A]);
    assert.equal(Object.prototype.toString.call(set), '[object WeakRefSet]');
    assert.match(inspect(set), /^WeakRefSet/);
  });

  it('is made from members, from a Set, and from another one', () => {
    const set = WeakRefSet.from([A, B]);
    const copy = WeakRefSet.from(set, { name: 'copy' });
    copy.delete(A);
    assert.deepEqual([...set, ...copy, ...WeakRefSet.from(new Set([C]))], [A, B, B, C]);
    assert.equal(copy.name, 'copy');
  });

  it('refuses members where options belong', () => {
    assert.throws(() => new WeakRefSet([A] as object), {
      name: 'TypeError',
      message: 'WeakRefSet: the constructor takes options; to begin with content, use WeakRefSet.from(content)',
    });
  });

  for (const value of [undefined, null, 0, 'text', true, 1n, Symbol('s'), Symbol.for('s')]) {
    const kind = value === null ? 'null' : typeof value;
    it(`refuses ${String(value)} and says what to use instead`, () => {
      const set = new WeakRefSet();
      const refusal = {
        name: 'TypeError',
        message:
          `WeakRefSet: a member must be an object or a function, not ${kind}; primitives are never collected, ` +
          'store them in a Set',
      };
      assert.throws(() => set.add(value as unknown as object), refusal);
      assert.throws(() => WeakRefSet.from([value as unknown as object]), refusal);
      assert.equal(set.delete(value as unknown as object), false);
      assert.equal(set.size, 0);
    });
  }

  it('takes out the oldest member when any will do, as long as there is one', () => {
    const set = WeakRefSet.from([A, B]);
    assert.deepEqual([set.takeAny(), set.takeAny(), set.takeAny()], [A, B, undefined]);
    assert.deepEqual([...set.add(A)], [A]);
  });

  it('tells removals by the serial numbers of the members', () => {
    const set = WeakRefSet.from([A, B]);
    const told: [serial: number, member: Member | undefined, cause: RemovalCause][] = [];
    set.observe({ onRemoval: (...removal) => told.push(removal) });
    set.delete(A);
    set.add(A).clear();
    assert.deepEqual(told, [
      [1, A, 'explicit'],
      [2, B, 'explicit'],
      [3, A, 'explicit'],
    ]);
  });

  it('can be filled again from an observer of its end', () => {
    const set = WeakRefSet.from([A, B]);
    set.observe({
      onRemoval: () => {
        if (set.size === 0) set.add(A);
      },
    });
    set[Symbol.dispose]();
    assert.deepEqual([...set], [A]);
    assert.equal(set.has(A), true);
  });

  it('adds, deletes and retains many', () => {
    const set = new WeakRefSet<Member>();
    assert.equal(set.addAll([A, B]).addAll(new Set([B, C])), set);
    assert.deepEqual([...set], [A, B, C]);
    assert.equal(set.deleteAll([A, D]), set);
    assert.deepEqual([...set], [B, C]);
    assert.equal(set.retainAll(new Set([C, D])), set);
    assert.deepEqual([...set], [C]);
  });

  it('can be added to, deleted from and reduced by itself', () => {
    const set = WeakRefSet.from([A, B]);
    assert.deepEqual([...set.addAll(set)], [A, B]);
    assert.deepEqual([...set.retainAll(set)], [A, B]);
    assert.deepEqual([...set.deleteAll(set)], []);
  });

  it('may change while it is iterated, as a Set may', () => {
    const set = WeakRefSet.from([A, B, C]);
    const model = new Set([A, B, C]);
    for (const some of [set, model]) {
      const seen: Member[] = [];
      for (const member of some) {
        seen.push(member);
        if (seen.length === 1) {
          some.delete(B);
          some.delete(A);
          some.add(A);
        }
      }
      assert.deepEqual(seen, [A, C, A]);
    }
  });
});

describe('WeakRefSet with a collector at hand', () => {
  let collector: FakeCollector;
  beforeEach(() => {
    collector = new FakeCollector();
    collector.install();
  });
  afterEach(() => collector.uninstall());

  it('tells the serial number of a collected member once', () => {
    const serials: number[] = [];
    const set = new WeakRefSet<Member>({ onCollected: (serial) => serials.push(serial) });
    const dying = { name: 'x' };
    set.add(A).add(dying).add(B);
    collector.collect(dying);
    assert.deepEqual([...set], [A, B]);
    assert.equal(set.size, 3);
    collector.callBack();
    assert.deepEqual([serials, set.size], [[2], 2]);
    assert.equal(set.sweep(), 0);
  });

  it('has few registrations however often a long-lived member comes and goes', () => {
    const set = new WeakRefSet<Member>();
    for (let i = 0; i < 10_000; i++) {
      set.add(A).delete(A);
      assert.ok(collector.registrations <= 70, `${collector.registrations} registrations`);
    }
  });

  it('compares by its living members, whatever its size says', () => {
    const dying = { name: 'x' };
    const set = WeakRefSet.from([A, dying]);
    collector.collect(dying);
    assert.equal(set.size, 2);
    assert.equal(set.isSubsetOf(new Set([A])), true);
    assert.equal(new WeakRefSet<Member>().isSupersetOf(set), false);
    assert.equal(WeakRefSet.from([A]).isSupersetOf(set), true);
    assert.deepEqual(set.union(WeakRefSet.from([B])), new Set([A, B]));
    assert.deepEqual(set.symmetricDifference(new Set([A])), new Set());
  });
});
