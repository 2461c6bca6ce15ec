import assert from 'node:assert/strict';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { ObjectPool } from '../../../src/cache';
import { fail, ManualRuntime, outcome, poolOf, refusal, type Thing } from './objectPoolHarness';

const closed = refusal('closed', /^ObjectPool: the pool was drained or closed and lends nothing more$/);

describe('ObjectPool.drain', () => {
  it('destroys idle objects at once and lent ones when they come back, and resolves then', async () => {
    const { pool, destroyed, told } = poolOf({ prefill: 2 });
    const thing = pool.acquire();
    const drained = pool.drain();
    assert.deepEqual(destroyed, [1]);
    assert.equal(await outcome(drained), 'pending');
    pool.release(thing);
    assert.deepEqual([destroyed, pool.size], [[1, 2], 0]);
    await drained;
    assert.deepEqual(told, [
      ['explicit', 1],
      ['explicit', 2],
    ]);
  });

  it('lends nothing more', async () => {
    const { pool } = poolOf({ prefill: 1 });
    const thing = pool.acquire();
    const drained = pool.drain();
    for (const when of ['while it drains', 'afterwards']) {
      assert.throws(() => pool.acquire(), closed, when);
      assert.throws(() => pool.lease(), closed, when);
      assert.throws(() => pool.use(() => 1), closed, when);
      await assert.rejects(pool.acquireAsync(), closed, when);
      await assert.rejects(pool.leaseAsync(), closed, when);
      await assert.rejects(
        pool.useAsync(() => 1),
        closed,
        when,
      );
      if (pool.size > 0) pool.release(thing);
    }
    await drained;
  });

  it('serves those who wait already', async () => {
    const { pool, destroyed } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    const drained = pool.drain();
    pool.release(thing);
    assert.equal(await waiting, thing);
    assert.equal(await outcome(drained), 'pending');
    pool.release(thing);
    await drained;
    assert.deepEqual(destroyed, [1]);
  });

  it('resolves when the last who waits gives up', async () => {
    const create: { reject(error: Error): void }[] = [];
    const { pool, runtime } = poolOf({
      createAsync: () => new Promise<Thing>((_resolve, reject) => create.push({ reject })),
    });
    const late = outcome(pool.acquireAsync({ timeoutMs: 10 }));
    const drained = pool.drain();
    runtime.advance(10);
    await late;
    assert.equal(await outcome(drained), 'pending');
    create[0]?.reject(new Error('down'));
    await drained;
    assert.equal(runtime.armed, 0);
  });

  it('destroys an object that was created for nobody', async () => {
    const create: { resolve(thing: Thing): void }[] = [];
    const { pool, destroyed } = poolOf({
      createAsync: () => new Promise<Thing>((resolve) => create.push({ resolve })),
    });
    const abort = new AbortController();
    const aborted = outcome(pool.acquireAsync({ signal: abort.signal }));
    const drained = pool.drain();
    abort.abort();
    await aborted;
    create[0]?.resolve({ serial: 5 });
    await drained;
    assert.deepEqual([destroyed, pool.size], [[5], 0]);
  });

  it('destroys idle objects that were kept for validation when nobody waits any more', async () => {
    const validate: { resolve(isValid: boolean): void }[] = [];
    const { pool, destroyed } = poolOf({
      validateAsync: () => new Promise((resolve) => validate.push({ resolve })),
      prefill: 2,
    });
    const waiting = pool.acquireAsync();
    const drained = pool.drain();
    assert.equal(pool.idle, 1);
    validate[0]?.resolve(true);
    pool.release(await waiting);
    await drained;
    assert.deepEqual(destroyed, [1, 2]);
  });

  it('is done at once when there is nothing, and may be asked for again', async () => {
    const { pool } = poolOf();
    await Promise.all([pool.drain(), pool.drain()]);
    await pool.drain();
    await pool.close();
  });

  it('leaves no timer of those who were served in time', async () => {
    const { pool, runtime } = poolOf({ max: 1, waitTimeoutMs: 100 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(thing);
    pool.release(await waiting);
    assert.equal(runtime.armed, 1);
    await pool.drain();
    assert.equal(runtime.armed, 0);
  });

  it('can be asked for by a callback', async () => {
    const drains: Promise<void>[] = [];
    const { pool, destroyed } = poolOf({ prefill: 1, reset: () => void drains.push(pool.drain()) });
    pool.release(pool.acquire());
    await drains[0];
    assert.deepEqual(destroyed, [1]);
  });

  it('waits for what destroy promised, and rejects with what that was rejected with', async () => {
    const endings: { resolve(): void; reject(error: Error): void }[] = [];
    const { pool } = poolOf({
      destroy: () => new Promise<void>((resolve, reject) => endings.push({ resolve, reject })),
      prefill: 3,
    });
    const drained = pool.drain();
    endings[1]?.resolve();
    endings[2]?.reject(new Error('stuck'));
    assert.equal(await outcome(drained), 'pending');
    endings[0]?.resolve();
    await assert.rejects(drained, { name: 'Error', message: 'stuck' });
    await pool.drain();
  });

  it('rejects with everything that destroying threw, after all was destroyed', async () => {
    let calls = 0;
    const { pool } = poolOf({
      destroy: () => {
        calls++;
        throw new Error(`stuck ${calls}`);
      },
      prefill: 2,
    });
    await assert.rejects(pool.drain(), { errors: [new Error('stuck 1'), new Error('stuck 2')] });
    assert.deepEqual([calls, pool.size], [2, 0]);
  });
});

describe('ObjectPool.close', () => {
  it('rejects those who wait, and resolves when everything is back', async () => {
    const { pool, destroyed } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const waits = [pool.acquireAsync(), pool.acquireAsync({ timeoutMs: 5 })];
    const closing = pool.close();
    for (const wait of waits) await assert.rejects(wait, closed);
    assert.equal(await outcome(closing), 'pending');
    pool.release(thing);
    await closing;
    assert.deepEqual(destroyed, [1]);
  });

  it('rejects after its timeout, and destroys what comes back later all the same', async () => {
    const { pool, runtime, destroyed } = poolOf();
    const things = [pool.acquire(), pool.acquire()];
    const closing = outcome(pool.close({ timeoutMs: 50 }));
    runtime.advance(49);
    pool.release(things[0] as Thing);
    runtime.advance(1);
    assert.deepEqual(
      { ...((await closing) as object), message: String(await closing) },
      {
        name: 'PoolError',
        code: 'timed-out',
        message:
          'PoolError: ObjectPool: not closed within 50 ms; ' +
          'objects that did not come back: 1 (loans() tells who holds them)',
      },
    );
    pool.release(things[1] as Thing);
    await pool.close();
    assert.deepEqual([destroyed, runtime.armed], [[1, 2], 0]);
  });

  it('says what it waited for when that is not a user', async () => {
    const runtime = new ManualRuntime();
    const pool = new ObjectPool<Thing>({ createAsync: () => new Promise(() => undefined), max: 1, runtime });
    const waiting = outcome(pool.acquireAsync());
    const closing = outcome(pool.close({ timeoutMs: 10 }));
    runtime.advance(10);
    assert.equal(
      String(await closing),
      'PoolError: ObjectPool: not closed within 10 ms; objects still being created: 1',
    );
    assert.match(String(await waiting), /the pool was drained or closed/);
    const other = poolOf({ destroy: () => new Promise(() => undefined), prefill: 2 });
    const end = outcome(other.pool.close({ timeoutMs: 10 }));
    other.runtime.advance(10);
    assert.equal(String(await end), 'PoolError: ObjectPool: not closed within 10 ms; objects still being destroyed: 2');
  });

  it('is done before its timeout when everything is back, and leaves no timer', async () => {
    const { pool, runtime } = poolOf({ prefill: 1 });
    await pool.close({ timeoutMs: 3 * LONGEST_DELAY_MS });
    assert.equal(runtime.armed, 0);
  });

  it('waits longer than the longest timer', async () => {
    const { pool, runtime } = poolOf();
    const thing = pool.acquire();
    const closing = pool.close({ timeoutMs: 3 * LONGEST_DELAY_MS });
    runtime.advance(3 * LONGEST_DELAY_MS - 1);
    assert.equal(await outcome(closing), 'pending');
    pool.release(thing);
    await closing;
  });

  it('does not lose an error that comes after its timeout', async () => {
    const { pool, runtime } = poolOf({ destroy: () => Promise.reject(new Error('stuck')) });
    const thing = pool.acquire();
    const closing = outcome(pool.close({ timeoutMs: 50 }));
    runtime.advance(50);
    await closing;
    const unhandled: unknown[] = [];
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (error) => unhandled.push(error));
    try {
      pool.release(thing);
      await outcome(Promise.resolve());
      await outcome(Promise.resolve());
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of others) process.on('unhandledRejection', listener);
    }
    assert.deepEqual(unhandled, [new Error('stuck')]);
  });

  it('refuses a bad timeout, and one without a runtime, and stays open', async () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1 });
    await assert.rejects(pool.close({ timeoutMs: 0 }), { name: 'RangeError', message: /timeoutMs must be greater/ });
    await assert.rejects(pool.close({ timeoutMs: 1 }), { name: 'TypeError', message: /it needs the time/ });
    pool.release(pool.acquire());
    await pool.close();
  });

  it('happens at the end of an asynchronous scope', async () => {
    const { pool, destroyed } = poolOf({ prefill: 1 });
    {
      await using scoped = pool;
      scoped.release(scoped.acquire());
    }
    assert.throws(() => pool.acquire(), closed);
    assert.deepEqual(destroyed, [1]);
  });

  it('leaves no timer of any kind, whatever was armed', async () => {
    const { pool, runtime } = poolOf({
      max: 2,
      prefill: 2,
      idleTimeoutMs: 100,
      maxLifetimeMs: 200,
      leakAfterMs: 300,
      waitTimeoutMs: 400,
    });
    const things = [pool.acquire(), pool.acquire()];
    const waiting = outcome(pool.acquireAsync());
    assert.equal(runtime.armed, 3);
    assert.equal(runtime.mostArmed, 3);
    const closing = pool.close({ timeoutMs: 1000 });
    await waiting;
    for (const thing of things) pool.release(thing);
    await closing;
    assert.equal(runtime.armed, 0);
    assert.equal(runtime.mostArmed, 3);
  });

  it('tells of leaks until the last object is back', async () => {
    const { pool, runtime, told } = poolOf({ leakAfterMs: 100 });
    const thing = pool.acquire();
    const closing = outcome(pool.close({ timeoutMs: 50 }));
    runtime.advance(100);
    await closing;
    assert.deepEqual(told, [['leak', 1, 'age']]);
    pool.release(thing);
    assert.equal(runtime.armed, 0);
  });

  it('goes on to its end although an observer throws', async () => {
    const { pool } = poolOf({ prefill: 1 });
    pool.observe({ onRemoval: fail('full up') });
    await assert.rejects(pool.close(), { message: 'full up' });
    await pool.close();
  });
});
