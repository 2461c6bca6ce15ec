import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type RemovalCause, TtlCache } from '../../../src/cache';

interface Entry {
  readonly key: number;
  readonly value: number;
  readonly deadlineMs: number;
}
type Told = [key: number, value: number | undefined, cause: RemovalCause];

/** The same by other means: an array, most recently used first. */
class NaiveTtl {
  entries: Entry[] = [];
  told: Told[] = [];
  nowMs = 0;
  hits = 0;
  misses = 0;

  constructor(readonly capacity: number) {}

  live(key: number): Entry | undefined {
    return this.entries.find((entry) => entry.key === key && entry.deadlineMs > this.nowMs);
  }

  get(key: number): number | undefined {
    const entry = this.live(key);
    if (entry === undefined) {
      this.misses++;
      this.remove(key);
      return undefined;
    }
    this.hits++;
    this.entries = [entry, ...this.entries.filter((other) => other !== entry)];
    return entry.value;
  }

  /** Of several that expired at the same moment any may go first: `gone` says which one did. */
  set(key: number, value: number, ttlMs: number, gone: number | undefined): void {
    const entry = { key, value, deadlineMs: this.nowMs + ttlMs };
    if (this.entries.some((other) => other.key === key)) {
      const old = this.live(key);
      if (old === undefined) this.remove(key);
      else if (old.value !== value) this.told.push([key, old.value, 'replaced']);
      this.entries = this.entries.filter((other) => other.key !== key);
    } else if (this.entries.length === this.capacity) {
      const earliestMs = Math.min(...this.entries.map(({ deadlineMs }) => deadlineMs));
      if (earliestMs <= this.nowMs) {
        const victim = this.entries.find((other) => other.key === gone);
        assert.equal(victim?.deadlineMs, earliestMs);
        this.remove(victim?.key);
      } else {
        const victim = this.entries.pop();
        if (victim !== undefined) this.told.push([victim.key, victim.value, 'size']);
      }
    }
    this.entries.unshift(entry);
  }

  /** Removes what is there, under the cause that it has by now. */
  remove(key: number | undefined): boolean {
    const entry = this.entries.find((other) => other.key === key);
    if (entry === undefined) return false;
    const isLive = entry.deadlineMs > this.nowMs;
    this.entries = this.entries.filter((other) => other !== entry);
    this.told.push([entry.key, entry.value, isLive ? 'explicit' : 'expired']);
    return isLive;
  }

  expire(): number {
    const expired = this.entries.filter(({ deadlineMs }) => deadlineMs <= this.nowMs);
    for (const { key } of expired) this.remove(key);
    return expired.length;
  }
}

type Step = (cache: TtlCache<number, number>, model: NaiveTtl, told: readonly Told[]) => void;

const key = fc.nat(6);
const value = fc.nat(2);
const ttl = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0.5, 1e15, Infinity));
const jump = fc.oneof(fc.nat(6), fc.constantFrom(0.5, 1000, 1e15));

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(key, value, ttl).map(([k, v, ttlMs]): Step => (cache, model, told) => {
      cache.set(k, v, ttlMs);
      model.set(k, v, ttlMs, told.at(-1)?.[0]);
    }),
  },
  {
    weight: 5,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.get(k), model.get(k)),
    ),
  },
  {
    weight: 2,
    arbitrary: key.map((k): Step => (cache, model) => {
      const live = model.live(k);
      assert.equal(cache.peek(k), live?.value);
      assert.equal(cache.has(k), live !== undefined);
      assert.equal(cache.remainingTtlMs(k), live && live.deadlineMs - model.nowMs);
    }),
  },
  {
    weight: 2,
    arbitrary: key.map(
      (k): Step =>
        (cache, model) =>
          assert.equal(cache.delete(k), model.remove(k)),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((cache, model) => assert.equal(cache.expire(), model.expire())) },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((cache, model) => {
      cache.clear();
      for (const { key: k } of model.entries) model.remove(k);
    }),
  },
  {
    weight: 4,
    arbitrary: jump.map((ms): Step => (_cache, model) => {
      model.nowMs += ms;
    }),
  },
);
const capacities = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(Infinity));

function byKey(told: readonly Told[]): Told[] {
  return [...told].sort(([a], [b]) => a - b);
}

describe('TtlCache beside a naive model', () => {
  it('agrees in contents, order, counters and removals, however the clock jumps', () => {
    fc.assert(
      fc.property(capacities, fc.array(step, { maxLength: 120 }), (capacity, steps) => {
        const model = new NaiveTtl(capacity);
        const cache = new TtlCache<number, number>({ ttlMs: 1, clock: () => model.nowMs, capacity });
        let told: Told[] = [];
        cache.observe({ onRemoval: (k, v, cause) => told.push([k, v, cause]) });
        for (const act of steps) {
          act(cache, model, told);
          assert.deepEqual(byKey(told), byKey(model.told));
          told = [];
          model.told = [];
          assert.equal(cache.size, model.entries.length);
          const live = model.entries.filter(({ deadlineMs }) => deadlineMs > model.nowMs);
          assert.deepEqual(
            [...cache.entries()],
            live.map((entry) => [entry.key, entry.value]),
          );
        }
        assert.deepEqual([cache.counters.hits, cache.counters.misses], [model.hits, model.misses]);
      }),
      { numRuns: 500 },
    );
  });
});
