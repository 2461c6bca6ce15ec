import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import type { LeakDetails } from '../../../src/cache';
import { Deferred } from './deferred';
import { fail, poolOf, type Thing } from './objectPoolHarness';

describe('ObjectPool with leakAfterMs', () => {
  it('reports a loan that lasts so long, once, to the option and to observers', () => {
    const reported: unknown[] = [];
    const { pool, runtime, told } = poolOf({
      leakAfterMs: 100,
      onLeak: (thing: Thing, leak: LeakDetails) => reported.push([thing.serial, leak]),
    });
    const thing = pool.acquire();
    runtime.advance(99);
    assert.deepEqual(told, []);
    runtime.advance(1);
    runtime.advance(1000);
    assert.deepEqual(told, [['leak', 1, 'age']]);
    assert.deepEqual(reported, [[1, { reason: 'age', ageMs: 100, stack: undefined }]]);
    assert.deepEqual(pool.counters.leaks, { age: 1, collected: 0 });
    pool.release(thing);
    assert.deepEqual([pool.idle, runtime.armed], [1, 0]);
  });

  it('reports every loan anew, each at its own time, with one timer for all', () => {
    const { pool, runtime, told } = poolOf({ leakAfterMs: 100, max: 9 });
    const things = [0, 1, 2, 3].map(() => {
      runtime.advance(10);
      return pool.acquire();
    });
    // From the middle, the front and the back of those that are watched.
    for (const index of [1, 0, 3]) pool.release(things[index] as Thing);
    pool.acquire();
    runtime.advance(89);
    assert.deepEqual(told, []);
    runtime.advance(1);
    assert.deepEqual(told, [['leak', 3, 'age']]);
    runtime.advance(10);
    assert.deepEqual(told, [
      ['leak', 3, 'age'],
      ['leak', 4, 'age'],
    ]);
    pool.release(things[2] as Thing);
    assert.equal(pool.acquire(), things[2]);
    runtime.advance(100);
    assert.deepEqual(told.slice(2), [['leak', 3, 'age']]);
    assert.deepEqual([runtime.mostArmed, runtime.armed], [1, 0]);
  });

  it('watches every way of lending', async () => {
    const { pool, runtime, told } = poolOf({ leakAfterMs: 100, max: 5 });
    const never = new Promise<void>(() => {});
    pool.lease();
    void pool.use(() => never);
    await pool.acquireAsync();
    await pool.leaseAsync();
    void pool.useAsync(() => never);
    const waiting = pool.acquireAsync();
    runtime.advance(100);
    assert.deepEqual(
      told,
      [1, 2, 3, 4, 5].map((serial) => ['leak', serial, 'age']),
    );
    const { object } = [...pool.loans()][0] as { object: Thing };
    pool.release(object);
    await waiting;
    runtime.advance(99);
    assert.equal(told.length, 5);
    runtime.advance(1);
    assert.deepEqual(told[5], ['leak', 1, 'age']);
  });

  it('reports the others although one report throws, in the timer', () => {
    const { pool, runtime, told } = poolOf({ leakAfterMs: 100, onLeak: fail('full up') });
    pool.acquire();
    pool.acquire();
    assert.throws(() => runtime.advance(100), AggregateError);
    assert.equal(told.length, 2);
    assert.equal(runtime.armed, 0);
  });

  it('lets a report use the pool', () => {
    const { pool, runtime } = poolOf({ leakAfterMs: 100, onLeak: (thing) => pool.discard(thing) });
    pool.acquire();
    runtime.advance(100);
    assert.equal(pool.size, 0);
  });

  it('may be longer than the longest timer', () => {
    const { pool, runtime, told } = poolOf({ leakAfterMs: 3 * LONGEST_DELAY_MS });
    pool.acquire();
    runtime.advance(3 * LONGEST_DELAY_MS - 1);
    assert.deepEqual(told, []);
    runtime.advance(1);
    assert.equal(told.length, 1);
  });

  it('needs nobody who observes leaks', () => {
    const { pool, runtime } = poolOf({ leakAfterMs: 100 });
    const removals: unknown[] = [];
    pool.observe({ onRemoval: (key) => removals.push(key) });
    pool.acquire();
    runtime.advance(100);
    assert.deepEqual([removals, pool.counters.leaks.age], [[], 1]);
  });
});

describe('ObjectPool with captureStacks', () => {
  it('tells with a leak where the object was acquired', () => {
    const stacks: unknown[] = [];
    const { pool, runtime } = poolOf({
      leakAfterMs: 100,
      captureStacks: true,
      onLeak: (_thing, { stack }) => stacks.push(stack),
    });
    const forgetful = (): Thing => pool.acquire();
    forgetful();
    runtime.advance(100);
    assert.match(String(stacks[0]), /acquired here\n(.*\n)*.*forgetful/);
  });

  it('notes where an acquisition was made that had to wait, not who released to it', async () => {
    const { pool } = poolOf({ captureStacks: true, max: 1 });
    const thing = pool.acquire();
    const patient = (): Promise<Thing> => pool.acquireAsync();
    const waiting = patient();
    const generous = (): void => pool.release(thing);
    generous();
    await waiting;
    const [loan] = pool.loans();
    assert.match(String(loan?.stack), /patient/);
    assert.doesNotMatch(String(loan?.stack), /generous/);
  });

  it('notes it for a share of loans', () => {
    const shares = [0.4, 0.6, 0.3];
    const { pool } = poolOf({ captureStacks: 0.5, random: () => shares.shift() ?? 1 });
    for (let i = 0; i < 3; i++) pool.acquire();
    const noted = Array.from(pool.loans(), ({ stack }) => stack !== undefined);
    assert.deepEqual(noted, [true, false, true]);
  });
});

describe('ObjectPool with a random that is no share', () => {
  const random = (): number => 1;
  const refused = { name: 'RangeError', message: /^ObjectPool: random must return a number from 0 up to/ };

  it('refuses it where stacks are captured, and lends nothing', async () => {
    const { pool } = poolOf({ captureStacks: 0.5, random });
    assert.throws(() => pool.acquire(), refused);
    await assert.rejects(pool.acquireAsync(), refused);
    assert.deepEqual([pool.inUse, pool.waiting, pool.counters.hits + pool.counters.misses], [0, 0, 0]);
  });

  it('refuses it where leases are watched, and the object comes back', async () => {
    const { pool } = poolOf({ detectLostLeases: 0.5, random, max: 1 });
    assert.throws(() => pool.lease(), refused);
    await assert.rejects(pool.leaseAsync(), refused);
    assert.equal(pool.inUse, 0);
    const object = pool.acquire();
    const waiting = pool.leaseAsync();
    pool.release(object);
    await assert.rejects(waiting, refused);
    assert.equal(pool.inUse, 0);
  });

  it('refuses it where what a callback uses is watched, and the object comes back when that has ended', async () => {
    const { pool } = poolOf({ detectLostLeases: 0.5, random });
    const work = new Deferred<void>();
    assert.throws(() => pool.use(() => work.promise), refused);
    assert.equal(pool.inUse, 1);
    work.resolve();
    await setImmediate();
    assert.equal(pool.inUse, 0);
  });
});

describe('ObjectPool.loans', () => {
  it('lists who holds what, for how long and since where, and no idle object', () => {
    const { pool, runtime } = poolOf({ captureStacks: true });
    const [first, second] = [pool.acquire(), pool.acquire()];
    runtime.advance(5);
    pool.release(first);
    pool.acquire();
    runtime.advance(2);
    pool.release(second);
    const [loan, ...others] = pool.loans();
    assert.deepEqual(others, []);
    assert.deepEqual({ ...loan, stack: typeof loan?.stack }, { key: 1, object: first, ageMs: 2, stack: 'string' });
  });

  it('knows no ages when the pool does not look for leaks', () => {
    const { pool } = poolOf();
    const object = pool.acquire();
    assert.deepEqual([...pool.loans()], [{ key: 1, object, ageMs: undefined, stack: undefined }]);
  });
});
