import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type RemovalCause, TtlCache, type TtlCacheOptions } from '../../../src/cache';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { FakeRuntime } from './fakeRuntime';

type Told = [key: number, value: number, cause: RemovalCause];

function create(options: Partial<TtlCacheOptions<number, number>> = {}) {
  const runtime = new FakeRuntime();
  const told: Told[] = [];
  const onRemoval = (...removal: Told): void => void told.push(removal);
  const cache = new TtlCache<number, number>({ ttlMs: 10, runtime, onRemoval, ...options });
  return { cache, runtime, told };
}

describe('The timer of a TtlCache', () => {
  it('removes what has ended, at its deadline, and is armed only while there is a deadline', () => {
    const { cache, runtime, told } = create();
    assert.equal(runtime.armed, 0);
    cache.set(1, 1);
    runtime.advance(4);
    cache.set(2, 2).set(3, 3, Infinity);
    runtime.advance(6);
    assert.deepEqual(told, [[1, 1, 'expired']]);
    assert.equal(runtime.nextDueMs, 14);
    runtime.advance(4);
    assert.deepEqual(told.slice(1), [[2, 2, 'expired']]);
    assert.deepEqual([cache.size, runtime.armed], [1, 0]);
  });

  it('is one for all entries, and never more than one', () => {
    const { cache, runtime } = create();
    for (let key = 0; key < 1000; key++) cache.set(key, key, 1 + ((key * 37) % 100));
    assert.equal(runtime.armed, 1);
    runtime.advance(100);
    assert.deepEqual([cache.size, runtime.armed, runtime.mostArmed], [0, 0, 1]);
  });

  it('is not armed again for a deadline that is not the first', () => {
    const { cache, runtime } = create();
    for (let key = 0; key < 1000; key++) cache.set(key, key);
    for (let key = 0; key < 1000; key++) cache.set(key, -key, 20);
    assert.equal(runtime.armings, 1);
  });

  it('is armed anew for a deadline before the first', () => {
    const { cache, runtime, told } = create();
    cache.set(1, 1).set(2, 2, 3);
    runtime.advance(3);
    assert.deepEqual(told, [[2, 2, 'expired']]);
    assert.equal(runtime.mostArmed, 1);
  });

  it('is not armed for entries without an end', () => {
    const { cache, runtime } = create({ ttlMs: Infinity });
    cache.set(1, 1).set(2, 2);
    assert.equal(runtime.armings, 0);
  });

  it('is called off when the cache is cleared or disposed of, and armed again by the next entry', () => {
    const { cache, runtime } = create();
    cache.set(1, 1).clear();
    assert.equal(runtime.armed, 0);
    cache.set(1, 1);
    assert.equal(runtime.armed, 1);
    cache[Symbol.dispose]();
    assert.equal(runtime.armed, 0);
  });

  it('is not there when the option says so, and entries leave when they are come upon', () => {
    const { cache, runtime, told } = create({ timer: false });
    cache.set(1, 1).set(2, 2);
    runtime.advance(10);
    assert.deepEqual([runtime.armings, cache.size, told.length], [0, 2, 0]);
    assert.equal(cache.get(1), undefined);
    assert.equal(cache.expire(), 1);
    assert.equal(cache.size, 0);
  });

  it('comes in vain, and again, for a life that was prolonged meanwhile', () => {
    const { cache, runtime } = create({ sliding: true });
    cache.set(1, 1);
    for (let i = 0; i < 20; i++) {
      runtime.advance(6);
      assert.equal(cache.get(1), 1);
    }
    runtime.advance(9);
    assert.equal(cache.size, 1);
    runtime.advance(1);
    assert.equal(cache.size, 0);
    assert.equal(runtime.armed, 0);
  });

  it('waits for whole milliseconds, and does not turn in vain before a deadline', () => {
    const { cache, runtime } = create();
    cache.set(1, 1, 0.25).set(2, 2, 10.75);
    runtime.advance(11);
    assert.equal(cache.size, 0);
    assert.equal(runtime.armings, 2);
  });

  it('lets an observer use the cache, which has its timer for the next deadline already', () => {
    const { cache, runtime } = create();
    const armed: number[] = [];
    cache.observe({
      onRemoval: (key) => {
        armed.push(runtime.armed);
        if (key === 1) cache.set(3, 3, 2);
      },
    });
    cache.set(1, 1, 5).set(2, 2, 6);
    runtime.advance(5);
    assert.deepEqual([armed, cache.size, runtime.nextDueMs], [[1], 2, 6]);
    runtime.advance(10);
    assert.deepEqual([cache.size, runtime.armed, runtime.mostArmed], [0, 0, 1]);
  });

  it('passes on what an observer throws, after all have left and were told, and goes on', () => {
    const { cache, runtime, told } = create({
      onRemoval: () => {
        throw new Error('full up');
      },
    });
    cache.observe({ onRemoval: (...removal) => void told.push(removal as Told) });
    cache.set(1, 1, 5).set(2, 2, 5).set(3, 3, 6);
    assert.throws(() => runtime.advance(5), { name: 'AggregateError' });
    assert.deepEqual([cache.size, told.length, runtime.armed], [1, 2, 1]);
    assert.throws(() => runtime.advance(1), { message: 'full up' });
    assert.equal(cache.size, 0);
  });
});

/** A clock that is not the one by which the timers go. */
class JumpingRuntime extends FakeRuntime {
  skewMs = 0;

  override now(): number {
    return this.nowMs + this.skewMs;
  }
}

describe('TtlCache when the clock jumps', () => {
  it('hides at once what has ended by a forward jump, though the timer comes later', () => {
    const runtime = new JumpingRuntime();
    const cache = new TtlCache<number, number>({ ttlMs: 10, runtime });
    cache.set(1, 1).set(2, 2, 1000);
    runtime.skewMs = 500;
    assert.deepEqual([cache.has(1), [...cache.keys()], cache.size], [false, [2], 2]);
    assert.equal(cache.remainingTtlMs(2), 500);
    runtime.advance(10);
    assert.equal(cache.size, 1);
    runtime.advance(490);
    assert.equal(cache.size, 0);
  });

  it('lets entries live for their time, not longer, when it goes back', () => {
    const runtime = new JumpingRuntime(1e6);
    const cache = new TtlCache<number, number>({ ttlMs: 10, runtime });
    cache.set(1, 1);
    runtime.skewMs = -1e6;
    assert.equal(cache.remainingTtlMs(1), 10);
    cache.set(2, 2);
    runtime.advance(4);
    assert.deepEqual([cache.remainingTtlMs(1), cache.remainingTtlMs(2)], [6, 6]);
    runtime.advance(6);
    assert.deepEqual([cache.size, cache.counters.removals.expired, runtime.armed], [0, 2, 0]);
  });

  it('never arms a timer with a delay that is none, and holds nothing for ever, whatever the clock does', () => {
    const step = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 60 }), fc.integer({ min: -100, max: 100 }), fc.nat(20));
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 60 }), (sliding, steps) => {
        const runtime = new JumpingRuntime();
        const cache = new TtlCache<number, number>({ ttlMs: 10, runtime, sliding });
        for (const [key, ttlMs, jumpMs, passMs] of steps) {
          if (key % 2 === 0) cache.set(key, key, ttlMs);
          else cache.get(key - 1);
          runtime.skewMs += jumpMs;
          runtime.advance(passMs);
          assert.ok((cache.remainingTtlMs(key) ?? 0) <= 60);
        }
        // The longest life, once for a timer that was armed before a jump, and once more after that.
        runtime.advance(120);
        assert.deepEqual([cache.size, runtime.armed], [0, 0]);
      }),
    );
  });

  it('comes to a deadline beyond the longest delay of a timer, on a clock that jumps to and fro', () => {
    const runtime = new JumpingRuntime();
    const cache = new TtlCache<number, number>({ ttlMs: 3 * LONGEST_DELAY_MS, runtime });
    cache.set(1, 1);
    for (const skewMs of [1e6, -1e6, 0]) {
      runtime.skewMs = skewMs;
      cache.has(1);
    }
    runtime.advance(3 * LONGEST_DELAY_MS);
    assert.deepEqual([cache.size, runtime.armed], [0, 0]);
  });
});
