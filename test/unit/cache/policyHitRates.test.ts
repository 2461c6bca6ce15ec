import assert from 'node:assert/strict';
import { EVICTION_POLICY_NAMES, type EvictionPolicyName } from '../../../src/cache/evictionPolicy';
import { LruCache } from '../../../src/cache';
import {
  belady,
  naiveFifo,
  naiveLru,
  type NaivePolicy,
  naiveS3Fifo,
  naiveSieve,
  naiveTinyLfu,
  naiveTinyLfuAdaptive,
} from './policyNaive';
import {
  batchTrace,
  loopTrace,
  recencyTrace,
  recordedTrace,
  scanTrace,
  shiftTrace,
  type Trace,
  zipfTrace,
} from './policyTraces';

const CAPACITY = 500;
const REQUESTS = 100_000;
const KEYS = 10 * CAPACITY;

const TRACES = {
  'zipf 0.99': () => zipfTrace(REQUESTS, KEYS, 0.99),
  'zipf 0.7': () => zipfTrace(REQUESTS, KEYS, 0.7),
  'zipf 0.99 with one-off scans': () => scanTrace(REQUESTS, KEYS, 0.99),
  loop: () => loopTrace(REQUESTS, 1.2 * CAPACITY),
  'popularity shift': () => shiftTrace(REQUESTS, KEYS, 0.99),
  recency: () => recencyTrace(REQUESTS, 4 * CAPACITY),
  'recency, short': () => recencyTrace(REQUESTS, 1.5 * CAPACITY),
  batches: () => batchTrace(REQUESTS, 0.8 * CAPACITY),
  'recorded, 500 entries': recordedTrace,
  'recorded, 50 entries': recordedTrace,
} as const satisfies Record<string, () => Trace>;
type TraceName = keyof typeof TRACES;
const TRACE_NAMES = Object.keys(TRACES) as TraceName[];

const traces = new Map<TraceName, Trace>();
const known = new Map<string, number>();

function capacityOf(name: TraceName): number {
  return name === 'recorded, 50 entries' ? 50 : CAPACITY;
}

/** A hit rate in percent, computed once. */
function rate(who: string, name: TraceName, hitsOf: (trace: Trace, capacity: number) => number): number {
  const id = `${who}: ${name}`;
  const trace = traces.get(name) ?? TRACES[name]();
  traces.set(name, trace);
  const percent = known.get(id) ?? (100 * hitsOf(trace, capacityOf(name))) / trace.length;
  known.set(id, percent);
  return percent;
}

function ours(policy: EvictionPolicyName, name: TraceName): number {
  return rate(`ours, ${policy}`, name, (trace, capacity) => {
    const cache = new LruCache<number, number>({ capacity, policy });
    for (const key of trace) if (cache.get(key) === undefined) cache.set(key, key);
    return cache.counters.hits;
  });
}

/** The most entries at which an eviction looks, as `sievePolicy.ts` has it. */
const MOST_LOOKS = 64;

interface Held {
  readonly simulation: NaivePolicy;
  /** So many points it may be below or above it. */
  readonly tolerance: number;
  readonly why: string;
}

const SIMULATIONS: Readonly<Record<EvictionPolicyName, Held>> = {
  lru: { simulation: naiveLru, tolerance: 0, why: 'exactly' },
  fifo: { simulation: naiveFifo, tolerance: 0, why: 'exactly' },
  sieve: {
    simulation: (trace, capacity) => naiveSieve(trace, capacity, MOST_LOOKS),
    tolerance: 0,
    why: 'exactly, with a bounded scan',
  },
  s3fifo: { simulation: naiveS3Fifo, tolerance: 0.4, why: 'with an unbounded scan and exact ghosts' },
  tinylfu: { simulation: naiveTinyLfu(0.2), tolerance: 1.5, why: 'with exact counts' },
  'tinylfu-adaptive': {
    simulation: naiveTinyLfuAdaptive,
    tolerance: 2.5,
    why: 'with exact counts and a window that moves at once',
  },
};

describe('Hit rates of the eviction policies', function () {
  this.timeout(20_000);

  for (const [policy, { simulation, tolerance, why }] of Object.entries(SIMULATIONS)) {
    it(`${policy} is what a naive simulation of it is, ${why}: within ${tolerance} points`, () => {
      for (const name of TRACE_NAMES) {
        const difference = ours(policy as EvictionPolicyName, name) - rate(`naive, ${policy}`, name, simulation);
        assert.ok(Math.abs(difference) <= tolerance, `${name}: ${difference.toFixed(2)} points`);
      }
    });
  }

  it('sieve loses at most 0.3 points by its bounded scan, and gains up to 3 where it would cling to old entries', () => {
    for (const name of TRACE_NAMES) {
      const difference = ours('sieve', name) - rate('naive, sieve unbounded', name, naiveSieve);
      assert.ok(difference > -0.3 && difference < 3, `${name}: ${difference.toFixed(2)} points`);
    }
  });

  it('never exceed what Belady shows to be possible', () => {
    for (const name of TRACE_NAMES) {
      const most = rate('Belady', name, belady);
      for (const policy of EVICTION_POLICY_NAMES) assert.ok(ours(policy, name) <= most, `${policy}, ${name}`);
    }
  });

  it('s3fifo is above lru wherever some keys are more popular, on scans, on loops, and on keys used lately', () => {
    const floors: Partial<Record<TraceName, number>> = {
      'zipf 0.99': 6,
      'zipf 0.7': 9,
      'zipf 0.99 with one-off scans': 9,
      loop: 65,
      'popularity shift': 0.5,
      recency: 4,
    };
    for (const [name, points] of Object.entries(floors) as [TraceName, number][]) {
      assert.ok(ours('s3fifo', name) > ours('lru', name) + points, name);
    }
    for (const name of ['recorded, 500 entries', 'recorded, 50 entries'] as const) {
      assert.ok(ours('s3fifo', name) > ours('lru', name) - 0.1, name);
    }
  });

  it('tinylfu is above lru on skew, scans and loops, and loses little when popularity shifts', () => {
    assert.ok(ours('tinylfu', 'zipf 0.99') > ours('lru', 'zipf 0.99') + 5.5);
    assert.ok(ours('tinylfu', 'zipf 0.7') > ours('lru', 'zipf 0.7') + 8.5);
    assert.ok(ours('tinylfu', 'zipf 0.99 with one-off scans') > ours('lru', 'zipf 0.99 with one-off scans') + 7.5);
    assert.ok(ours('tinylfu', 'loop') > 60);
    assert.ok(ours('tinylfu', 'popularity shift') > ours('lru', 'popularity shift') - 3);
    assert.ok(
      ours('tinylfu', 'recency, short') < ours('lru', 'recency, short') - 5,
      'and much when what is new counts',
    );
  });

  it('tinylfu-adaptive finds a better window on loops and on keys used lately, and loses little elsewhere', () => {
    assert.ok(ours('tinylfu-adaptive', 'loop') > ours('tinylfu', 'loop') + 8);
    assert.ok(ours('tinylfu-adaptive', 'recency') > ours('tinylfu', 'recency') + 0.5);
    assert.ok(ours('tinylfu-adaptive', 'recency, short') > ours('tinylfu', 'recency, short') + 2);
    for (const name of TRACE_NAMES) assert.ok(ours('tinylfu-adaptive', name) > ours('tinylfu', name) - 0.8, name);
  });

  it('sieve is good for skew alone: it collapses on batches, on loops and on keys used lately', () => {
    assert.ok(ours('sieve', 'zipf 0.99') > ours('lru', 'zipf 0.99') + 6);
    assert.ok(ours('sieve', 'zipf 0.7') > ours('lru', 'zipf 0.7') + 9);
    assert.equal(ours('sieve', 'loop'), 0);
    assert.ok(ours('sieve', 'recency, short') < ours('lru', 'recency, short') - 7);
    assert.equal(ours('lru', 'batches'), 50);
    assert.ok(ours('sieve', 'batches') < 20);
  });

  if (process.env['SHOW'] !== undefined) {
    after(() => {
      for (const [id, percent] of known) console.log(id, percent.toFixed(2));
    });
  }
});
