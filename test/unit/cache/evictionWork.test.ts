import assert from 'node:assert/strict';
import { evictionPolicyOf } from '../../../src/cache/evictionPolicies';
import { EVICTION_POLICY_NAMES, type EvictionPolicyName } from '../../../src/cache/evictionPolicy';
import { SlotLists } from '../../../src/cache/slotLists';
import { SlotRecency } from '../../../src/cache/slotRecency';
import { type SlotColumn, Slots } from '../../../src/cache/slots';

const ENTRIES = 100_000;
/** The most steps in lists that one eviction takes: 128 entries that are looked at, and each of them moved. */
const MOST_STEPS = 3 * 128 + 4;

/** A policy over many entries, and how many steps in its lists were taken since it was asked last. */
function counted(name: EvictionPolicyName): {
  slots: Slots<unknown, number>;
  policy: ReturnType<typeof evictionPolicyOf>;
  steps: () => number;
} {
  const slots = new Slots<unknown, number>();
  let steps = 0;
  const attach = slots.attach.bind(slots);
  slots.attach = (column) => {
    if (column instanceof SlotLists) countSteps(column, ['last', 'previous', 'add', 'remove', 'moveToFront']);
    if (column instanceof SlotRecency) countSteps(column, ['add', 'remove', 'moveToFront', 'turn']);
    return attach(column);
  };
  const countSteps = <C extends SlotColumn>(column: C, methods: readonly (keyof C)[]): void => {
    for (const method of methods) {
      const original = column[method] as (...args: unknown[]) => unknown;
      Object.defineProperty(column, method, {
        value: (...args: unknown[]) => {
          steps++;
          return original.apply(column, args);
        },
      });
    }
  };
  return {
    slots,
    policy: evictionPolicyOf('Test', name, slots),
    steps: () => {
      const taken = steps;
      steps = 0;
      return taken;
    },
  };
}

describe('The work of an eviction', () => {
  for (const name of EVICTION_POLICY_NAMES) {
    it(`is bounded with ${name}, and so is that of foreseeing it, when all of ${ENTRIES} entries were used`, () => {
      const { slots, policy, steps } = counted(name);
      let most = 0;
      const note = (): void => void (most = Math.max(most, steps()));
      for (let key = 0; key < ENTRIES; key++) policy.added(slots.add(key, key));
      steps();
      for (let round = 0; round < 4; round++) {
        for (let key = 0; key < ENTRIES; key++) {
          policy.used(slots.find(key));
          note();
        }
      }
      for (let key = ENTRIES; key < ENTRIES + 2000; key++) {
        const [next] = policy.victims(1);
        note();
        const victim = policy.evict();
        assert.equal(victim, next);
        note();
        slots.remove(victim);
        policy.added(slots.add(key, key));
        note();
      }
      assert.ok(most > 0 && most <= MOST_STEPS, `${most} steps`);
      assert.equal(policy.victims(Infinity).length, ENTRIES);
    }).timeout(10_000);

    it(`takes ${name}'s entries one by one, until none is left`, () => {
      const { slots, policy } = counted(name);
      for (let key = 0; key < 300; key++) policy.added(slots.add(`key ${key}`, key));
      for (let key = 0; key < 300; key += 2) policy.used(slots.find(`key ${key}`));
      const gone = new Set<number>();
      while (slots.size > 0) {
        assert.equal(new Set(policy.victims(Infinity)).size, slots.size);
        assert.equal(policy.victims(3).length, Math.min(3, slots.size));
        const slot = policy.evict();
        gone.add(slot);
        slots.remove(slot);
      }
      assert.equal(gone.size, 300);
      assert.deepEqual(policy.victims(Infinity), []);
    });

    it(`knows nothing of the entries before it was cleared, with ${name}`, () => {
      const victimsOf = ({ slots, policy }: ReturnType<typeof counted>): number[] => {
        for (let key = 0; key < 50; key++) policy.added(slots.add(key, key));
        for (let key = 0; key < 50; key += 3) policy.used(slots.find(key));
        return Array.from({ length: 50 }, () => {
          const slot = policy.evict();
          const key = slots.keyAt(slot) as number;
          slots.remove(slot);
          return key;
        });
      };
      const once = counted(name);
      // Room for as many entries, but none of them in the policy.
      for (let key = 0; key < 60; key++) once.slots.add(key, key);
      once.slots.clear();
      const again = counted(name);
      for (let key = 0; key < 60; key++) again.policy.added(again.slots.add(key, key));
      for (let key = 0; key < 60; key += 2) again.policy.used(again.slots.find(key));
      again.slots.remove(again.policy.evict());
      again.slots.clear();
      again.policy.clear();
      assert.deepEqual(again.policy.victims(Infinity), []);
      assert.deepEqual(victimsOf(again), victimsOf(once));
    });
  }

  it('refuses a policy that there is not, and names those that there are', () => {
    const name = 'toString' as EvictionPolicyName;
    assert.throws(() => evictionPolicyOf('LruCache', name, new Slots()), {
      name: 'RangeError',
      message:
        "LruCache: policy must be one of 'lru', 'fifo', 's3fifo', 'tinylfu', 'tinylfu-adaptive', 'sieve', not toString",
    });
  });
});
