import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type SetLike, WeakRefSet } from '../../../src/cache';

const MEMBERS = Array.from({ length: 6 }, (_, name) => ({ name }));
type Member = (typeof MEMBERS)[number];

const some = fc.uniqueArray(fc.constantFrom(...MEMBERS));

/** What ES2025 says that the methods of a Set return, by their definitions. */
function expected(a: readonly Member[], b: readonly Member[]): Record<string, unknown> {
  const both = a.filter((member) => b.includes(member));
  const onlyA = a.filter((member) => !b.includes(member));
  const onlyB = b.filter((member) => !a.includes(member));
  return {
    union: [...a, ...onlyB],
    intersection: both,
    difference: onlyA,
    symmetricDifference: [...onlyA, ...onlyB],
    isSubsetOf: onlyA.length === 0,
    isSupersetOf: onlyB.length === 0,
    isDisjointFrom: both.length === 0,
  };
}

function results(set: WeakRefSet<Member>, other: SetLike<Member>): Record<string, unknown> {
  return {
    union: [...set.union(other)],
    intersection: [...set.intersection(other)],
    difference: [...set.difference(other)],
    symmetricDifference: [...set.symmetricDifference(other)],
    isSubsetOf: set.isSubsetOf(other),
    isSupersetOf: set.isSupersetOf(other),
    isDisjointFrom: set.isDisjointFrom(other),
  };
}

const OPERATIONS = [
  'union',
  'intersection',
  'difference',
  'symmetricDifference',
  'isSubsetOf',
  'isSupersetOf',
  'isDisjointFrom',
  'retainAll',
] as const;

describe('WeakRefSet and other sets', () => {
  // CPython's tests of WeakSet compare with ==, <= and <; here each is said by the two methods of ES2025.
  it('is equal to, within and strictly within another set as its members are (test_eq, test_ne, test_sub_and_super, test_lt, test_gt)', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [set, other] = [WeakRefSet.from(a), WeakRefSet.from(b)];
        const isSubset = a.every((member) => b.includes(member));
        const isSuperset = b.every((member) => a.includes(member));
        const [within, around] = [set.isSubsetOf(other), set.isSupersetOf(other)];
        assert.deepEqual([within, around], [isSubset, isSuperset]);
        assert.deepEqual([other.isSupersetOf(set), other.isSubsetOf(set)], [within, around]);
        assert.equal(within && around, a.length === b.length && isSubset, 'equal');
        assert.equal(within && !around, isSubset && a.length < b.length, 'strictly within');
        assert.equal(around && !within, isSuperset && a.length > b.length, 'strictly around');
        assert.equal(set.isSubsetOf(set) && set.isSupersetOf(set), true);
      }),
    );
  });

  it('computes what its definition says with a Set, a Map, another of its kind, and itself', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const set = WeakRefSet.from(a);
        const others = [new Set(b), new Map(b.map((member) => [member, 0])), WeakRefSet.from(b)];
        for (const other of others) assert.deepEqual(results(set, other), expected(a, b));
        assert.deepEqual([set.counters.hits, set.counters.misses], [0, 0]);
        assert.deepEqual(results(set, set), expected(a, a));
        assert.deepEqual([...set], a);
      }),
    );
  });

  it('returns plain sets that hold their members and may hold what it cannot hold itself', () => {
    const [a] = MEMBERS as [Member];
    const set = WeakRefSet.from([a]);
    const united: Set<Member | string> = set.union(new Set(['text']));
    assert.ok(united instanceof Set);
    assert.deepEqual([...united], [a, 'text']);
    assert.deepEqual([...set.symmetricDifference(new Set<unknown>(['text', a]))], ['text']);
    assert.equal(set.isSupersetOf(new Set(['text'])), false);
    assert.deepEqual([...WeakRefSet.from(set.intersection(new Set([a])))], [a]);
  });

  it('ends the iteration of the other set as soon as it knows', () => {
    let isEnded = false;
    const other: SetLike<Member> = {
      size: 2,
      has: () => true,
      *keys() {
        try {
          yield* MEMBERS;
        } finally {
          isEnded = true;
        }
      },
    };
    assert.equal(new WeakRefSet<Member>().isSupersetOf(other), false);
    assert.equal(isEnded, true);
  });

  it('may change in the middle of a comparison', () => {
    const set = WeakRefSet.from(MEMBERS);
    const other: SetLike<unknown> = {
      size: 0,
      has: () => {
        set.clear();
        return true;
      },
      keys: () => [].values(),
    };
    assert.deepEqual([...set.intersection(other)], MEMBERS.slice(0, 1));
    assert.equal(set.size, 0);
  });

  for (const operation of OPERATIONS) {
    it(`${operation} refuses what is not like a set`, () => {
      const set = WeakRefSet.from(MEMBERS);
      const call = (other: unknown): unknown => set[operation](other as Set<Member>);
      const refusal = {
        name: 'TypeError',
        message: 'WeakRefSet: only with a Set, or what has its size, has and keys; make one by new Set(values)',
      };
      const has = (): boolean => true;
      for (const other of [undefined, null, 'text', [], { size: 1 }, { size: 1, has }]) {
        assert.throws(() => call(other), refusal);
      }
      const keys = (): Iterator<Member> => MEMBERS.values();
      assert.throws(() => call({ has, keys }), {
        name: 'TypeError',
        message: 'WeakRefSet: the size of the other set must be a number',
      });
      assert.throws(() => call({ size: -1, has, keys }), {
        name: 'RangeError',
        message: 'WeakRefSet: the size of the other set must not be negative, but it is -1',
      });
      assert.deepEqual([...set], MEMBERS);
    });
  }

  it('can be given to the methods of a Set, where the engine has them', () => {
    const [a, b, c] = MEMBERS as [Member, Member, Member];
    const native = new Set([a, b]) as Set<Member> & { union?(other: SetLike<Member>): Set<Member> };
    const set = WeakRefSet.from([b, c]);
    const united = native.union?.(set) ?? new Set([...native, ...set]);
    assert.deepEqual([...united], [a, b, c]);
  });
});
