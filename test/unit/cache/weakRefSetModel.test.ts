import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { WeakRefSet } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';
import { NaiveWeakEntries } from './weakNaive';

/** 10^6 operations, besides those that happen within others. */
const RUNS = 1000;
const OPERATIONS = 1000;

interface Member {
  readonly name: number;
}

/** Plays operations on a set and on its model, some within observers and loops, and compares. */
function play(collector: FakeCollector, memberCount: number, operations: readonly number[]): void {
  let lastName = 0;
  let lastSerial = 0;
  let events = 0;
  let depth = 0;
  // While an operation goes on, what it has read must not be collected.
  let going = 0;
  let isQuiet = false;
  const fresh = (): Member => ({ name: ++lastName });
  const members = Array.from({ length: memberCount }, fresh);
  const model = new NaiveWeakEntries<number, Member>((value) => collector.isDead(value));
  const set = new WeakRefSet<Member>();
  set.observe(model);
  set.observe({
    onRemoval: () => {
      const bits = operations[events++ % operations.length] as number;
      if (bits % 4 === 0 && !isQuiet) within(bits >> 2);
    },
  });

  function within(bits: number): void {
    if (depth >= 3) return;
    depth++;
    perform(bits);
    depth--;
  }

  function serialOf(member: Member): number | undefined {
    return model.living.find(([, held]) => held === member)?.[0];
  }

  function living(): Set<Member> {
    return new Set(model.living.map(([, member]) => member));
  }

  function take(): void {
    const own: { taken?: [number, Member] } = {};
    model.taking = own;
    isQuiet = true;
    const count = model.living.length;
    const taken = set.takeAny();
    isQuiet = false;
    model.taking = undefined;
    assert.equal(taken, own.taken?.[1]);
    assert.equal(taken === undefined, count === 0);
  }

  function loop(bits: number): void {
    const visited = new Set<Member>();
    let last = 0;
    let steps = 0;
    for (const member of set) {
      const serial = serialOf(member);
      assert.ok(serial !== undefined, 'a member that is dead or gone');
      assert.ok(serial > last, 'out of order');
      last = serial;
      visited.add(member);
      if (++steps > 20) return;
      within(bits + steps * 7919);
    }
    for (const member of living()) assert.ok(visited.has(member), 'never visited');
  }

  function compute(bits: number): void {
    const other = new Set<unknown>(members.filter((_, index) => ((bits >> index) & 1) === 1));
    const own = living();
    const both = new Set([...own].filter((member) => other.has(member)));
    const ownOnly = new Set([...own].filter((member) => !other.has(member)));
    const otherOnly = new Set([...other].filter((member) => !own.has(member as Member)));
    assert.deepEqual(set.union(other), new Set([...own, ...other]));
    assert.deepEqual(set.intersection(other), both);
    assert.deepEqual(set.difference(other), ownOnly);
    assert.deepEqual(set.symmetricDifference(other), new Set([...ownOnly, ...otherOnly]));
    assert.equal(set.isSubsetOf(other), ownOnly.size === 0);
    assert.equal(set.isSupersetOf(other), otherOnly.size === 0);
    assert.equal(set.isDisjointFrom(other), both.size === 0);
  }

  function operate(kind: number, rest: number): void {
    const member = members[rest % memberCount] as Member;
    const serial = serialOf(member);
    if (kind < 26) {
      if (serial === undefined) model.set(++lastSerial, member);
      assert.equal(set.add(member), set);
    } else if (kind < 32) {
      if (serial === undefined) model.misses++;
      else model.hits++;
      assert.equal(set.has(member), serial !== undefined);
    } else if (kind < 46) {
      if (serial !== undefined) model.delete(serial);
      assert.equal(set.delete(member), serial !== undefined);
    } else if (kind < 49) take();
    else if (kind === 49) {
      const expected = model.sweep();
      const isAlone = going === 1;
      const swept = set.sweep();
      if (isAlone) assert.equal(swept, expected);
    } else if (kind === 50 && rest % 4 === 0) {
      model.clear();
      set.clear();
    } else if (kind === 51) compute(rest);
    else if (kind === 52) collector.collectIterators();
  }

  function perform(bits: number): void {
    const kind = bits % 64;
    const rest = bits >> 6;
    if (kind >= 61) {
      if (going === 0 && depth === 0) loop(rest);
      return;
    }
    if (kind >= 58) {
      if (going > 0) return;
      collector.collect(members[rest % memberCount] as Member);
      members[rest % memberCount] = fresh();
      return;
    }
    going++;
    if (kind >= 53) {
      if (going === 1) collector.callBack(rest % 4);
    } else operate(kind, rest);
    going--;
  }

  function check(): void {
    model.checkSettled();
    assert.equal(set.size, model.entries.size);
    assert.ok(collector.registrations <= 5 * set.size + 65, 'too many registrations');
  }

  for (const bits of operations) {
    perform(bits);
    check();
  }
  assert.deepEqual([...set], [...living()]);
  assert.deepEqual([set.counters.hits, set.counters.misses], [model.hits, model.misses]);
  isQuiet = true;
  for (const member of members) collector.collect(member);
  collector.callBack();
  set.sweep();
  check();
  assert.equal(set.size, 0);
}

describe('WeakRefSet beside a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, some within others, whatever is collected when`, () => {
    const operations = fc.array(fc.nat(2 ** 24 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), operations, (memberCount, todo) => {
        const collector = new FakeCollector();
        collector.install();
        try {
          play(collector, memberCount, todo);
        } finally {
          collector.uninstall();
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
