import assert from 'node:assert/strict';
import { ObjectPool } from '../../../src/cache';
import { fail, ManualRuntime, outcome, poolOf, refusal, type Thing } from './objectPoolHarness';

/** A function whose promises are settled by hand, in any order. */
class Manual<R> {
  readonly calls: { resolve(value: R): void; reject(error: Error): void }[] = [];
  readonly call = (): Promise<R> => new Promise((resolve, reject) => this.calls.push({ resolve, reject }));
}

describe('ObjectPool with createAsync', () => {
  it('waits for the object that it creates, and counts it as a miss', async () => {
    const create = new Manual<Thing>();
    const { pool } = poolOf({ createAsync: create.call });
    const acquired = pool.acquireAsync();
    assert.deepEqual([pool.size, pool.waiting], [0, 1]);
    create.calls[0]?.resolve({ serial: 7 });
    assert.deepEqual(await acquired, { serial: 7 });
    assert.deepEqual([pool.size, pool.counters.misses, pool.counters.waits, pool.counters.created], [1, 1, 1, 1]);
  });

  it('lends an idle object without waiting', async () => {
    const { pool } = poolOf({ createAsync: fail('not needed'), prefill: 1 });
    assert.deepEqual(await pool.acquireAsync(), { serial: 1 });
    assert.equal(pool.counters.waits, 0);
  });

  it('creates no more than max at once, nor more than acquisitions wait', async () => {
    const create = new Manual<Thing>();
    const { pool } = poolOf({ createAsync: create.call, max: 2 });
    const acquired = [1, 2, 3].map(() => pool.acquireAsync());
    assert.equal(create.calls.length, 2);
    assert.throws(() => pool.acquire(), refusal('exhausted', /all 2 objects are in use/));
    create.calls[1]?.resolve({ serial: 2 });
    assert.deepEqual(await acquired[0], { serial: 2 });
    create.calls[0]?.resolve({ serial: 1 });
    assert.deepEqual(await acquired[1], { serial: 1 });
    pool.release(await (acquired[0] as Promise<Thing>));
    assert.deepEqual(await acquired[2], { serial: 2 });
    assert.equal(create.calls.length, 2);
  });

  it('gives a released object to who waits while another one is being created, which is idle then', async () => {
    const create = new Manual<Thing>();
    const { pool } = poolOf({ createAsync: create.call });
    const lent = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(lent);
    assert.equal(await waiting, lent);
    create.calls[0]?.resolve({ serial: 9 });
    await outcome(Promise.resolve());
    assert.equal(pool.idle, 1);
    assert.deepEqual(await pool.acquireAsync(), { serial: 9 });
    assert.deepEqual([pool.counters.hits, pool.counters.misses], [2, 1]);
  });

  it('lets one acquisition fail with a creation that fails, and creates again for the next one', async () => {
    const create = new Manual<Thing>();
    const { pool } = poolOf({ createAsync: create.call, max: 1 });
    const [first, second] = [outcome(pool.acquireAsync()), pool.acquireAsync()];
    create.calls[0]?.reject(new Error('down'));
    assert.deepEqual(await first, new Error('down'));
    assert.equal(create.calls.length, 2);
    create.calls[1]?.resolve({ serial: 1 });
    assert.deepEqual(await second, { serial: 1 });
    assert.deepEqual([pool.counters.createFailures, pool.counters.created], [1, 1]);
  });

  it('counts a creation that fails when nobody waits for it any more', async () => {
    const create = new Manual<Thing>();
    const { pool, runtime } = poolOf({ createAsync: create.call });
    const late = outcome(pool.acquireAsync({ timeoutMs: 5 }));
    runtime.advance(5);
    await late;
    create.calls[0]?.reject(new Error('down'));
    await outcome(Promise.resolve());
    assert.deepEqual([pool.counters.createFailures, pool.size], [1, 0]);
  });

  it('rejects with what createAsync throws instead of returning a promise', async () => {
    const { pool } = poolOf({ createAsync: fail('at once') });
    await assert.rejects(pool.acquireAsync(), { message: 'at once' });
  });

  it('refuses what is no object, and an object that it had before', async () => {
    const made: unknown[] = [undefined, { serial: 1 }];
    made.push(made[1]);
    const { pool } = poolOf({ createAsync: () => Promise.resolve(made.shift() as Thing) });
    await assert.rejects(pool.acquireAsync(), {
      message: 'ObjectPool: createAsync() must return an object, not undefined',
    });
    await pool.acquireAsync();
    await assert.rejects(pool.acquireAsync(), { message: /an object that it had returned before/ });
    assert.equal(pool.size, 1);
  });

  it('says what to do when acquire() would have to create without create, and counts no failure', async () => {
    const runtime = new ManualRuntime();
    const pool = new ObjectPool({ createAsync: () => Promise.resolve({ serial: 1 }), max: 2, runtime });
    const message = /^ObjectPool: no object is idle, and createAsync makes new ones only for acquireAsync\(\)/;
    assert.throws(() => pool.acquire(), refusal('exhausted', message));
    assert.deepEqual([pool.size, pool.counters.createFailures], [0, 0]);
    pool.release(await pool.acquireAsync());
    assert.deepEqual(pool.acquire(), { serial: 1 });
  });

  it('refuses to prefill without create', () => {
    assert.throws(() => new ObjectPool({ createAsync: () => Promise.resolve({}), max: 1, prefill: 1 }), {
      name: 'TypeError',
      message: 'ObjectPool: prefill needs create; with createAsync alone, acquire and release objects instead',
    });
  });
});

describe('ObjectPool with validateAsync', () => {
  it('lends an idle object that passes, and waits for that', async () => {
    const validate = new Manual<boolean>();
    const { pool } = poolOf({ validateAsync: validate.call, prefill: 1 });
    const acquired = pool.acquireAsync();
    assert.deepEqual([pool.idle, pool.inUse], [0, 1]);
    validate.calls[0]?.resolve(true);
    assert.deepEqual(await acquired, { serial: 1 });
    assert.equal(pool.counters.hits, 1);
  });

  it('destroys one that fails, and takes another one, or creates it', async () => {
    const { pool, destroyed, told } = poolOf({
      validateAsync: ({ serial }) => Promise.resolve(serial === 1),
      prefill: 2,
    });
    assert.deepEqual(await pool.acquireAsync(), { serial: 1 });
    assert.deepEqual([destroyed, told], [[2], [['explicit', 2]]]);
    assert.deepEqual(await pool.acquireAsync(), { serial: 3 });
  });

  it('rejects the acquisition when validating fails, and destroys the object', async () => {
    const { pool, destroyed } = poolOf({ validateAsync: fail('confused'), prefill: 1 });
    await assert.rejects(pool.acquireAsync(), { message: 'confused' });
    assert.deepEqual([destroyed, pool.size], [[1], 0]);
  });

  it('validates as many idle objects at a time as acquisitions wait', async () => {
    const validate = new Manual<boolean>();
    const { pool } = poolOf({ validateAsync: validate.call, prefill: 3 });
    const acquired = [pool.acquireAsync(), pool.acquireAsync()];
    assert.equal(validate.calls.length, 2);
    validate.calls[0]?.resolve(false);
    validate.calls[1]?.resolve(true);
    await acquired[0];
    assert.equal(validate.calls.length, 3);
    validate.calls[2]?.resolve(true);
    await acquired[1];
    assert.deepEqual([pool.size, pool.idle], [2, 0]);
  });

  it('validates a released object before who waits gets it', async () => {
    const { pool, destroyed } = poolOf({ validateAsync: () => Promise.resolve(false), max: 1 });
    const broken = await pool.acquireAsync();
    const waiting = pool.acquireAsync();
    pool.release(broken);
    assert.deepEqual(await waiting, { serial: 2 });
    assert.deepEqual(destroyed, [1]);
  });

  it('makes the object idle when the acquisition gave up meanwhile', async () => {
    const validate = new Manual<boolean>();
    const { pool, runtime } = poolOf({ validateAsync: validate.call, prefill: 1 });
    const late = outcome(pool.acquireAsync({ timeoutMs: 5 }));
    runtime.advance(5);
    await late;
    validate.calls[0]?.resolve(true);
    await outcome(Promise.resolve());
    assert.equal(pool.idle, 1);
  });

  it('destroys an object that was discarded while it was validated', async () => {
    const validate = new Manual<boolean>();
    let broken: Thing | undefined;
    const { pool, destroyed } = poolOf({
      validateAsync: (thing) => {
        broken = thing;
        return validate.call();
      },
      prefill: 1,
    });
    const acquired = pool.acquireAsync();
    pool.discard(broken as Thing);
    assert.deepEqual(destroyed, []);
    validate.calls[0]?.resolve(true);
    assert.deepEqual(await acquired, { serial: 2 });
    assert.deepEqual(destroyed, [1]);
  });

  it('does not validate an object whose life is over', async () => {
    const { pool, runtime } = poolOf({ validateAsync: fail('not needed'), prefill: 1, maxLifetimeMs: 10 });
    runtime.jump(10);
    assert.deepEqual(await pool.acquireAsync(), { serial: 2 });
  });

  it('keeps its objects when acquire() cannot validate them', () => {
    const { pool } = poolOf({ validateAsync: () => Promise.resolve(true), prefill: 1 });
    assert.throws(() => pool.acquire(), {
      name: 'TypeError',
      message: /^ObjectPool: validateAsync is only for acquireA/,
    });
    assert.equal(pool.idle, 1);
  });

  it('uses validate for acquire() when there is both', () => {
    const { pool } = poolOf({ validateAsync: fail('not now'), validate: ({ serial }) => serial > 1, prefill: 1 });
    assert.deepEqual(pool.acquire(), { serial: 2 });
  });

  it('takes no promise and nothing else for a yes', async () => {
    const lazy = poolOf({ validate: (() => Promise.resolve(true)) as unknown as () => boolean, prefill: 1 });
    assert.throws(() => lazy.pool.acquire(), {
      name: 'TypeError',
      message: 'ObjectPool: validate() must return true or false, not a promise; that is what validateAsync is for',
    });
    const vague = poolOf({ validateAsync: () => Promise.resolve(undefined as unknown as boolean), prefill: 1 });
    await assert.rejects(vague.pool.acquireAsync(), {
      message: /validateAsync\(\) must return true or false, not undef/,
    });
  });
});
