import assert from 'node:assert/strict';
import { WeakCell } from '../../../src/cache/weakCell';
import { runAutoExpire } from '../../../src/scenarios/autoExpire';
import { runHowCollectionDecides } from '../../../src/scenarios/howCollectionDecides';
import { runPool } from '../../../src/scenarios/pool';
import { runPoolLeaks } from '../../../src/scenarios/poolLeaks';
import { runPoolReset } from '../../../src/scenarios/poolReset';
import { runPoolScoped } from '../../../src/scenarios/poolScoped';
import { runPoolWorth } from '../../../src/scenarios/poolWorth';
import { runRegistry } from '../../../src/scenarios/registry';
import { runStrong } from '../../../src/scenarios/strong';
import { runStrongAndWeak } from '../../../src/scenarios/strongAndWeak';
import { runWeakLimits } from '../../../src/scenarios/weakLimits';
import { runWeakObservers } from '../../../src/scenarios/weakObservers';
import { runWeakStock } from '../../../src/scenarios/weakStock';
import { runWhenWeak } from '../../../src/scenarios/whenWeak';
import { runWhyOneStays } from '../../../src/scenarios/whyOneStays';
import { collectSomeMore } from '../cache/collected';
import { Rehearsal } from './rehearsal';

const POOLS = { runPool, runPoolReset, runPoolScoped, runPoolWorth };
const COLLECTED = {
  runPoolLeaks,
  runStrong,
  runWeakStock,
  runWhyOneStays,
  runStrongAndWeak,
  runRegistry,
  runHowCollectionDecides,
  runWhenWeak,
  runAutoExpire,
  runWeakLimits,
  runWeakObservers,
};

/** All that must be the same at every run: steps and checks, without the lines and numbers that are measured. */
function told({ steps, checks }: Rehearsal): unknown {
  return { steps: steps.map(({ title, narration, watch, python }) => ({ title, narration, watch, python })), checks };
}

/**
 * Runs a scenario and lets what it has left behind be collected: else its own observers may hear of that during the next
 * run, and would tell it there.
 */
async function rehearse(program: () => Promise<void>, observed = true): Promise<Rehearsal> {
  const rehearsal = await new Rehearsal().run(program, { observed });
  rehearsal.caches.length = 0;
  await collectSomeMore();
  return rehearsal;
}

describe('the scenarios about pools and weak references', function () {
  this.timeout(60_000);

  for (const [name, program] of Object.entries({ ...POOLS, ...COLLECTED })) {
    it(`${name} has 4 to 8 steps, meets its checks, and tells the same each time`, async () => {
      const first = await rehearse(program);
      const failed = first.checks.filter(({ met }) => !met);
      assert.deepEqual(failed, []);
      assert.ok(first.checks.length >= 4, `${first.checks.length} checks`);
      assert.ok(first.steps.length >= 4 && first.steps.length <= 8, `${first.steps.length} steps`);
      for (const { narration, watch } of first.steps)
        assert.ok(/[.]$/.test(narration) && /[.]$/.test(watch), narration);
      assert.deepEqual(told(await rehearse(program)), told(first));
    });
  }

  it('prints without an observer what it prints with one', async () => {
    for (const program of [runPool, runWeakStock, runWeakObservers]) {
      const alone = await rehearse(program, false);
      assert.deepEqual(alone.printed, (await rehearse(program)).printed);
    }
  });
});

/** What is referred to weakly, while the engine is to take nothing. */
const kept = new Set<WeakKey>();

/** Where the engine takes nothing, what should be collected stays, and the scenario must say so. */
class KeepingRef<T extends WeakKey> extends WeakRef<T> {
  constructor(target: T) {
    super(target);
    kept.add(target);
  }
}

describe('the scenarios about weak references, where nothing is collected', function () {
  this.timeout(60_000);
  const { WeakRef } = globalThis;
  // A cell of the library is such a reference by its class, which `super()` looks up at each call.
  beforeEach(() => {
    Object.assign(globalThis, { WeakRef: KeepingRef });
    Object.setPrototypeOf(WeakCell, KeepingRef);
  });
  afterEach(() => {
    Object.assign(globalThis, { WeakRef });
    Object.setPrototypeOf(WeakCell, WeakRef);
    kept.clear();
  });

  for (const [name, program] of Object.entries(COLLECTED)) {
    // These two need no WeakRef: they are about leases, and about what stays anyway.
    if (name === 'runPoolLeaks' || name === 'runWhyOneStays') continue;
    it(`${name} goes to its end and says that it was not as expected`, async () => {
      const { checks, printed } = await rehearse(program);
      assert.ok(checks.some(({ met }) => !met));
      assert.ok(printed.some((line) => line.endsWith(', NOT as expected')));
    });
  }
});
