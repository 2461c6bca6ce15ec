import assert from 'node:assert/strict';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { ObjectPool } from '../../../src/cache';
import { fail, poolOf } from './objectPoolHarness';

describe('ObjectPool with validate', () => {
  it('destroys idle objects that fail and lends the next one that passes', () => {
    const { pool, destroyed, told } = poolOf({ validate: ({ serial }) => serial === 1, prefill: 3 });
    assert.deepEqual(pool.acquire(), { serial: 1 });
    assert.deepEqual(destroyed, [3, 2]);
    assert.deepEqual(told, [
      ['explicit', 3],
      ['explicit', 2],
    ]);
    assert.deepEqual([pool.counters.hits, pool.counters.misses], [1, 0]);
  });

  it('creates a new one when none passes, and does not validate that', () => {
    const { pool } = poolOf({ validate: () => false, prefill: 2 });
    assert.deepEqual(pool.acquire(), { serial: 3 });
    assert.deepEqual([pool.counters.hits, pool.counters.misses], [0, 1]);
  });

  it('destroys an object for which it throws, and passes the error on', () => {
    const { pool, destroyed } = poolOf({ validate: fail('confused'), prefill: 1 });
    assert.throws(() => pool.acquire(), { message: 'confused' });
    assert.deepEqual([destroyed, pool.size], [[1], 0]);
  });

  it('validates a released object before who waits gets it', async () => {
    const { pool, destroyed } = poolOf({ validate: () => false, max: 1 });
    const waiting = [pool.acquire()].map((broken) => {
      const next = pool.acquireAsync();
      pool.release(broken);
      return next;
    });
    assert.deepEqual(await waiting[0], { serial: 2 });
    assert.deepEqual(destroyed, [1]);
  });

  it('rejects who waits when validating the released object throws, not who releases it', async () => {
    const { pool } = poolOf({ validate: fail('confused'), max: 1 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(thing);
    await assert.rejects(waiting, { message: 'confused' });
    assert.equal(pool.size, 0);
  });

  it('destroys an object that was discarded while it was validated or reset', () => {
    const { pool, destroyed } = poolOf({
      validate: (thing) => {
        if (thing.serial === 1) pool.discard(thing);
        return true;
      },
      reset: (thing) => {
        if (thing.serial === 2) pool.discard(thing);
      },
      prefill: 1,
    });
    const second = pool.acquire();
    assert.equal(second.serial, 2);
    pool.release(second);
    assert.deepEqual([destroyed, pool.size], [[1, 2], 0]);
  });
});

describe('ObjectPool with maxUses', () => {
  it('destroys an object when it comes back from its last use, without resetting it', () => {
    let resets = 0;
    const { pool, destroyed, told } = poolOf({ maxUses: 2, reset: () => void resets++ });
    pool.release(pool.acquire());
    const thing = pool.acquire();
    assert.equal(thing.serial, 1);
    pool.release(thing);
    assert.deepEqual([destroyed, told, resets], [[1], [['expired', 1]], 1]);
    assert.equal(pool.acquire().serial, 2);
  });

  it('needs no runtime', () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1, maxUses: 1 });
    pool.release(pool.acquire());
    assert.equal(pool.size, 0);
  });

  it('creates a new object for who waits', async () => {
    const { pool } = poolOf({ maxUses: 1, max: 1 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(thing);
    assert.deepEqual(await waiting, { serial: 2 });
  });
});

describe('ObjectPool with maxLifetimeMs', () => {
  it('does not lend an object exactly at the end of its life any more', () => {
    const { pool, runtime, told } = poolOf({ maxLifetimeMs: 100, prefill: 1 });
    runtime.jump(99);
    pool.release(pool.acquire());
    runtime.jump(1);
    assert.equal(pool.acquire().serial, 2);
    assert.deepEqual(told, [['expired', 1]]);
  });

  it('lets a lent object grow older, and destroys it when it comes back', () => {
    const { pool, runtime, destroyed } = poolOf({ maxLifetimeMs: 100 });
    const thing = pool.acquire();
    runtime.advance(1000);
    assert.deepEqual(destroyed, []);
    pool.release(thing);
    assert.deepEqual(destroyed, [1]);
  });

  it('destroys idle objects when their time is over, with one timer for all', () => {
    const { pool, runtime, destroyed } = poolOf({ maxLifetimeMs: 100, min: 3 });
    const first = pool.acquire();
    runtime.advance(30);
    const second = pool.acquire();
    pool.release(second);
    pool.release(first);
    runtime.advance(69);
    assert.deepEqual(destroyed, []);
    runtime.advance(1);
    assert.deepEqual(destroyed, [1]);
    runtime.advance(30);
    assert.deepEqual(destroyed, [1, 2]);
    assert.deepEqual([runtime.mostArmed, runtime.armed], [1, 0]);
  });

  it('shortens each life by a share of its own, so that not all end at once', () => {
    const shares = [0, 0.5, 0.9];
    const { pool, runtime, destroyed } = poolOf({
      maxLifetimeMs: 100,
      lifetimeJitter: 0.2,
      random: () => shares.shift() ?? 0,
      prefill: 3,
    });
    runtime.advance(81);
    assert.deepEqual(destroyed, []);
    runtime.advance(1);
    assert.deepEqual(destroyed, [3]);
    runtime.advance(8);
    assert.deepEqual(destroyed, [3, 2]);
    runtime.advance(10);
    assert.deepEqual([destroyed, pool.size], [[3, 2, 1], 0]);
  });

  it('draws with Math.random when nothing else is given', () => {
    const { runtime, destroyed } = poolOf({ maxLifetimeMs: 100, lifetimeJitter: 1, prefill: 3 });
    runtime.advance(100);
    assert.equal(destroyed.length, 3);
  });

  it('may be longer than the longest timer', () => {
    const { runtime, destroyed } = poolOf({ maxLifetimeMs: 3 * LONGEST_DELAY_MS, prefill: 1 });
    runtime.advance(3 * LONGEST_DELAY_MS - 1);
    assert.deepEqual(destroyed, []);
    runtime.advance(1);
    assert.deepEqual(destroyed, [1]);
  });

  it('refuses a random that is no share', () => {
    assert.throws(() => poolOf({ maxLifetimeMs: 1, random: () => 1 }).pool.acquire(), {
      name: 'RangeError',
      message: /^ObjectPool: random must return a number from 0 up to, but not including, 1, .* not 1$/,
    });
  });
});

describe('ObjectPool with idleTimeoutMs', () => {
  it('destroys what was idle for so long, the longest first, and nothing that is lent', () => {
    const { pool, runtime, destroyed, told } = poolOf({ idleTimeoutMs: 100 });
    const [first, second] = [pool.acquire(), pool.acquire()];
    pool.acquire();
    pool.release(first);
    runtime.advance(50);
    pool.release(second);
    runtime.advance(49);
    assert.deepEqual(destroyed, []);
    runtime.advance(1);
    assert.deepEqual(destroyed, [1]);
    runtime.advance(50);
    assert.deepEqual([destroyed, pool.size], [[1, 2], 1]);
    assert.deepEqual(told, [
      ['expired', 1],
      ['expired', 2],
    ]);
  });

  it('begins anew with each use, and lets those age that are not needed', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, prefill: 2 });
    for (let i = 0; i < 10; i++) {
      runtime.advance(60);
      pool.release(pool.acquire());
    }
    assert.deepEqual(destroyed, [1]);
    assert.equal(runtime.mostArmed, 1);
  });

  it('leaves min, idle and lent together, until there are more', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, min: 2, prefill: 2 });
    runtime.advance(1000);
    assert.deepEqual([destroyed, runtime.mostArmed], [[], 0]);
    const things = [pool.acquire(), pool.acquire(), pool.acquire()];
    for (const thing of things) pool.release(thing);
    runtime.advance(100);
    assert.deepEqual(destroyed, [2]);
    runtime.advance(1000);
    assert.deepEqual([destroyed, runtime.armed], [[2], 0]);
  });

  it('counts lent objects in min', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, min: 1, prefill: 2 });
    pool.acquire();
    runtime.advance(100);
    assert.deepEqual([destroyed, pool.size], [[1], 1]);
  });

  it('destroys at once what had stayed for min, when more come back', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, min: 1, max: 2, prefill: 1 });
    const first = pool.acquire();
    const second = pool.acquire();
    pool.release(first);
    runtime.advance(10);
    pool.release(second);
    runtime.advance(90);
    assert.deepEqual(destroyed, [1]);
    runtime.advance(1000);
    assert.deepEqual([destroyed, pool.size], [[1], 1]);
  });

  it('does not let the end of a life and min together destroy more than one', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, maxLifetimeMs: 100, min: 1 });
    const first = pool.acquire();
    runtime.advance(50);
    const second = pool.acquire();
    pool.release(second);
    pool.release(first);
    runtime.advance(50);
    assert.deepEqual([destroyed, pool.size], [[1], 1]);
  });

  it('works with a clock that starts at 0, is late, or goes back', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, prefill: 1 });
    runtime.jump(-50);
    runtime.advance(100);
    assert.deepEqual(destroyed, []);
    runtime.jump(1e6);
    runtime.advance(0);
    assert.deepEqual(destroyed, [1]);
    pool.release(pool.acquire());
    runtime.advance(99);
    assert.equal(pool.idle, 1);
  });

  it('leaves the others consistent when an observer throws in the timer', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, prefill: 2 });
    pool.observe({ onRemoval: fail('full up') });
    assert.throws(() => runtime.advance(100), AggregateError);
    assert.deepEqual([destroyed, pool.size], [[1, 2], 0]);
    runtime.advance(1000);
    assert.equal(runtime.armed, 0);
  });

  it('says that it needs a runtime', () => {
    for (const option of ['idleTimeoutMs', 'maxLifetimeMs', 'leakAfterMs'] as const) {
      assert.throws(() => new ObjectPool({ create: () => ({}), max: 1, [option]: 1 }), {
        name: 'TypeError',
        message: /^ObjectPool: it needs the time; give the option runtime/,
      });
    }
  });
});
