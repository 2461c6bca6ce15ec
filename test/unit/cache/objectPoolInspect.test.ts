import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ObjectPool } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

describe('inspecting an object pool', () => {
  it('shows the idle objects first, the one that is idle longest before the others, then the lent ones', () => {
    let created = 0;
    const pool = new ObjectPool({ create: () => ({ number: ++created }), max: 5, prefill: 4 });
    const [fourth, third] = [pool.acquire(), pool.acquire()];
    pool.release(fourth);
    assert.deepEqual(pool.inspect(9), [
      { key: 1, value: { number: 1 }, state: 'idle' },
      { key: 2, value: { number: 2 }, state: 'idle' },
      { key: 4, value: { number: 4 }, state: 'idle' },
      { key: 3, value: { number: 3 }, state: 'lent' },
    ]);
    pool.release(third);
  });

  it('shows how long a loan has lasted where the pool looks for leaks', () => {
    const runtime = new FakeRuntime();
    const pool = new ObjectPool({ create: () => ({}), max: 2, runtime, leakAfterMs: 1_000 });
    pool.acquire();
    runtime.advance(40);
    assert.deepEqual(pool.inspect(9), [{ key: 1, value: {}, state: 'lent', ageMs: 40 }]);
  });

  it('shows at most as many as asked for, each once, the idle ones as they are lent last, and changes nothing', () => {
    const acts = fc.array(fc.oneof(fc.constant(-1), fc.nat(9)), { maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), acts, fc.nat(10), (max, all, limit) => {
        const pool = new ObjectPool<object>({ create: () => ({}), max });
        const lent: object[] = [];
        for (const act of all) {
          if (act < 0 && pool.inUse < max) lent.push(pool.acquire());
          else if (lent.length > 0) pool.release(lent.splice(act % lent.length, 1)[0] ?? assert.fail());
        }
        const counters = JSON.stringify(pool.counters);
        const [shown, everything] = [pool.inspect(limit), pool.inspect(Infinity)];
        assert.deepEqual(shown, everything.slice(0, limit));
        assert.equal(new Set(everything.map(({ key }) => key)).size, pool.size);
        assert.equal(everything.filter(({ state }) => state === 'idle').length, pool.idle);
        assert.ok(everything.slice(0, pool.idle).every(({ state }) => state === 'idle'));
        assert.equal(JSON.stringify(pool.counters), counters);
        // Acquiring takes them from the end.
        for (let index = pool.idle - 1; index >= 0; index--) {
          pool.acquire();
          assert.equal(
            pool.inspect(index).every(({ state }) => state === 'idle'),
            true,
          );
          assert.deepEqual(
            pool.inspect(index).map(({ key }) => key),
            everything.slice(0, index).map(({ key }) => key),
          );
        }
      }),
    );
  });
});
