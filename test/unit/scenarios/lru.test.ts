import assert from 'node:assert/strict';
import { CAPACITY, KEY_SPACE, runLru, SKEW } from '../../../src/scenarios/lru';
import type { ScenarioOptions } from '../../../src/scenarios/scenarioOptions';
import { skewedKeys } from '../../../src/scenarios/skewedKeys';
import { Rehearsal } from './rehearsal';

interface Totals {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
  readonly evictions: number;
}

/** The same workload on a list, the most recently used key last. */
function naiveTotals(operations: number, seed: number): Totals {
  const nextKey = skewedKeys(seed, { skew: () => SKEW, keySpace: () => KEY_SPACE, scanShare: () => 0 });
  const keys: string[] = [];
  let hits = 0;
  let evictions = 0;
  for (let done = 0; done < operations; done++) {
    const key = nextKey();
    const at = keys.indexOf(key);
    if (at >= 0) {
      hits++;
      keys.splice(at, 1);
    }
    keys.push(key);
    if (keys.length > CAPACITY) {
      keys.shift();
      evictions++;
    }
  }
  return { hits, misses: operations - hits, size: keys.length, evictions };
}

function totals({ caches: [cache] }: Rehearsal): Totals {
  assert.ok(cache !== undefined);
  const { hits, misses, removals } = cache.counters;
  return { hits, misses, size: cache.size, evictions: removals.size };
}

function rehearse(parts: Partial<ScenarioOptions>, observed = true): Promise<Rehearsal> {
  const options = { operations: 10_000, seed: 1, rate: Infinity, ...parts };
  return new Rehearsal().run(() => runLru(options), { observed });
}

const MOVED = [
  ['capacity', 5_000],
  ['skew', 0.5],
  ['keySpace', 2_000],
  ['scanShare', 0.5],
] as const;

describe('the LRU scenario', () => {
  for (const [operations, seed] of [
    [1, 1],
    [999, 7],
    [20_001, 7],
    [20_000, 2 ** 31],
  ] as const) {
    it(`counts for ${operations} operations with seed ${seed} what a naive model counts`, async () => {
      const rehearsal = await rehearse({ operations, seed });
      assert.deepEqual(totals(rehearsal), naiveTotals(operations, seed));
      assert.deepEqual(
        rehearsal.caches.map(({ name, type, capacity }) => [name, type, capacity]),
        [['users', 'lru', 1_000]],
      );
    });
  }

  it('counts the same for the same seed, and something else for another', async () => {
    const [first, again, other] = [
      await rehearse({ seed: 5 }),
      await rehearse({ seed: 5 }),
      await rehearse({ seed: 6 }),
    ];
    assert.deepEqual(totals(first), totals(again));
    assert.notDeepEqual(totals(first), totals(other));
  });

  it('fills its cache, evicts, and finds most keys in it all the same', async () => {
    const { hits, misses, size, evictions } = totals(await rehearse({ operations: 40_000 }));
    assert.equal(size, CAPACITY);
    assert.equal(evictions, misses - size);
    assert.ok(hits / (hits + misses) > 0.5, `hit rate ${hits / (hits + misses)}`);
  });

  it('finds every one of its own checks met', async () => {
    const { checks, printed } = await rehearse({});
    assert.deepEqual(
      checks.map(({ name, met }) => [name, met]),
      [
        ['every read was a hit or a miss', true],
        ['the cache never held more than its capacity', true],
      ],
    );
    assert.deepEqual(
      printed.slice(-2),
      checks.map(({ name, observed }) => `${name}: observed: ${observed}, as expected`),
    );
  });

  it('tells how far it is after each batch and can be held before each', async () => {
    const { operations, checkpoints, waitsMs } = await rehearse({ operations: 4_500 });
    assert.deepEqual(operations, [2_000, 4_000, 4_500]);
    assert.deepEqual([checkpoints, waitsMs], [3, []]);
  });

  it('keeps to its rate in small batches, a slow one operation by operation', async () => {
    for (const [rate, batch, waitMs] of [
      [2_000, 100, 50],
      [100, 5, 50],
      [5, 1, 200],
    ] as const) {
      const { operations, waitsMs } = await rehearse({ operations: 3 * batch, rate });
      assert.deepEqual(operations, [batch, 2 * batch, 3 * batch]);
      assert.deepEqual(waitsMs, [waitMs, waitMs, waitMs]);
    }
  });

  it('follows its sliders while it runs, and loses no count when the capacity changes', async () => {
    const rehearsal = new Rehearsal();
    const capacities: number[] = [];
    rehearsal.onCheckpoint = () => {
      capacities.push(rehearsal.caches[0]?.capacity ?? 0);
      if (rehearsal.checkpoints === 2) rehearsal.set('capacity', 200);
      if (rehearsal.checkpoints === 4) for (const [id, value] of MOVED) rehearsal.set(id, value);
    };
    await rehearsal.run(() => runLru({ operations: 10_000, seed: 1, rate: Infinity }), { observed: true });
    assert.deepEqual(capacities, [1_000, 1_000, 200, 200, 5_000]);
    assert.equal(rehearsal.caches.length, 1);
    assert.ok(
      rehearsal.checks.every(({ met }) => met),
      JSON.stringify(rehearsal.checks),
    );
  });

  it('reads each key of a scan once, and the other keys as without one', () => {
    const shape = { skew: () => SKEW, keySpace: () => KEY_SPACE, scanShare: () => 1 };
    const next = skewedKeys(1, shape);
    assert.deepEqual([next(), next(), next()], ['scan:0', 'scan:1', 'scan:2']);
  });

  it('does the same without an observer', async () => {
    const alone = await rehearse({}, false);
    assert.deepEqual(totals(alone), naiveTotals(10_000, 1));
    assert.deepEqual([alone.checks, alone.operations, alone.checkpoints], [[], [], 0]);
  });
});
