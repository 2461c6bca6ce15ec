import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ObjectPool } from '../../../src/cache';
import { fail, outcome, poolOf, refusal, type Thing } from './objectPoolHarness';

// What other pools do otherwise, or what their users asked for; the comments name the thread.
describe('ObjectPool, where generic-pool errs', () => {
  // generic-pool: `use` leaks the resource when the callback throws instead of returning a promise.
  it('gets the object back when the callback of useAsync throws at once', async () => {
    const { pool } = poolOf();
    await assert.rejects(pool.useAsync(fail('no')), { message: 'no' });
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  // generic-pool #175: create is called again and again while it rejects, and the acquisition stays pending.
  it('calls createAsync once for an acquisition when it rejects', async () => {
    let calls = 0;
    const createAsync = (): Promise<Thing> => Promise.reject(new Error(`down ${++calls}`));
    const { pool } = poolOf({ createAsync });
    await assert.rejects(pool.acquireAsync(), { message: 'down 1' });
    await outcome(Promise.resolve());
    assert.equal(calls, 1);
  });

  // generic-pool #298, #299: an acquisition times out after days, and nobody can tell who holds what.
  it('tells who holds its objects when an acquisition times out', async () => {
    const { pool, runtime } = poolOf({ max: 1, captureStacks: true });
    const greedy = (): Thing => pool.acquire();
    const object = greedy();
    const late = pool.acquireAsync({ timeoutMs: 100 });
    runtime.advance(100);
    await assert.rejects(
      late,
      refusal('timed-out', /1 of at most 1 objects are in use.*; loans\(\) tells who holds them/),
    );
    const [loan] = pool.loans();
    assert.deepEqual([loan?.object, loan?.ageMs], [object, 100]);
    assert.match(String(loan?.stack), /greedy/);
  });

  // generic-pool #76, #133, PR #303: connections that are too old; and all of them at the same time.
  it('ends objects by age, and not all at once', () => {
    const shares = [0, 0.5];
    const random = (): number => shares.shift() ?? 0;
    const { runtime, destroyed } = poolOf({ maxLifetimeMs: 100, lifetimeJitter: 0.5, random, prefill: 2 });
    runtime.advance(75);
    assert.deepEqual(destroyed, [2]);
    runtime.advance(25);
    assert.deepEqual(destroyed, [2, 1]);
  });

  // generic-pool #88, #100: abandoned resources.
  it('reports an object that does not come back, which may be taken away then', () => {
    const { pool, runtime } = poolOf({ max: 1, leakAfterMs: 100, onLeak: (thing) => pool.discard(thing) });
    pool.acquire();
    runtime.advance(100);
    assert.equal(pool.acquire().serial, 2);
  });

  // generic-pool #178: idleTimeoutMillis does nothing unless evictionRunIntervalMillis is set too.
  it('destroys idle objects with idleTimeoutMs alone', () => {
    const { runtime, destroyed } = poolOf({ idleTimeoutMs: 100, prefill: 1 });
    runtime.advance(100);
    assert.deepEqual(destroyed, [1]);
  });

  // generic-pool #61, #82, #85: no timeout for an acquisition. #108: as many wait as like to. #99: nothing is said.
  it('bounds how long and how many wait, and says so', async () => {
    const { pool, runtime } = poolOf({ max: 1, waitTimeoutMs: 100, maxWaiters: 1 });
    pool.acquire();
    assert.throws(() => pool.acquire(), refusal('exhausted', /all 1 objects are in use; release one first/));
    const late = pool.acquireAsync();
    await assert.rejects(pool.acquireAsync(), refusal('queue-full', /maxWaiters \(1\) acquisitions wait already/));
    runtime.advance(100);
    await assert.rejects(late, refusal('timed-out', /no object within 100 ms/));
  });

  // generic-pool #293: a create that returns null is lent, and refused as foreign later.
  it('refuses a create that returns null when it does', async () => {
    const { pool } = poolOf({ createAsync: () => Promise.resolve(null as unknown as Thing) });
    await assert.rejects(pool.acquireAsync(), { message: 'ObjectPool: createAsync() must return an object, not null' });
    const broken = poolOf({ create: () => null as unknown as Thing });
    assert.throws(() => broken.pool.acquire(), { message: 'ObjectPool: create() must return an object, not null' });
  });

  // generic-pool #155, #168: destroying a resource that is idle.
  it('destroys an idle object whose connection was closed from outside', () => {
    const { pool, destroyed, told } = poolOf({ prefill: 3 });
    const things = [pool.acquire(), pool.acquire(), pool.acquire()];
    for (const thing of things) pool.release(thing);
    pool.discard(things[1] as Thing);
    assert.deepEqual([destroyed, told, pool.idle], [[2], [['explicit', 2]], 2]);
  });

  // generic-pool PR #68: first in, first out keeps every idle resource young.
  it('lets the objects age that are not needed', () => {
    const { pool, runtime, destroyed } = poolOf({ idleTimeoutMs: 100, prefill: 3 });
    for (let i = 0; i < 4; i++) {
      pool.release(pool.acquire());
      runtime.advance(30);
    }
    assert.deepEqual(destroyed, [1, 2]);
  });
});

describe('ObjectPool, where tarn errs', () => {
  // tarn: the second release returns false. @smikhalevski/object-pool: it lends one object to two users.
  it('refuses a second release', () => {
    const { pool } = poolOf();
    const thing = pool.acquire();
    pool.release(thing);
    assert.throws(() => pool.release(thing), refusal('released', /released already; release it once/));
    assert.notEqual(pool.acquire(), pool.acquire());
  });

  // tarn #61: after a time out, others time out at once.
  it('lets an acquisition wait for its own time, whoever timed out before', async () => {
    const { pool, runtime } = poolOf({ max: 1, waitTimeoutMs: 100 });
    const thing = pool.acquire();
    const late = outcome(pool.acquireAsync());
    runtime.advance(100);
    assert.ok((await late) instanceof Error);
    const next = pool.acquireAsync();
    runtime.advance(99);
    assert.equal(await outcome(next), 'pending');
    pool.release(thing);
    assert.equal(await next, thing);
  });

  // tarn #81, PR #87: an acquisition after destroy() hangs until it times out.
  it('refuses at once when it was closed', async () => {
    const { pool } = poolOf();
    await pool.close();
    await assert.rejects(pool.acquireAsync(), refusal('closed', /drained or closed/));
  });

  // tarn #44, #45: validation that takes time.
  it('validates asynchronously', async () => {
    const { pool, destroyed } = poolOf({ validateAsync: ({ serial }) => Promise.resolve(serial > 1), prefill: 1 });
    assert.deepEqual(await pool.acquireAsync(), { serial: 2 });
    assert.deepEqual(destroyed, [1]);
  });

  // tarn #11: no bound of uses.
  it('ends an object after maxUses', () => {
    const { pool, destroyed } = poolOf({ maxUses: 1 });
    pool.release(pool.acquire());
    assert.deepEqual(destroyed, [1]);
  });

  // tarn #75: what is kept for `min` grows old for ever. #24: no way to say that idle objects stay.
  it('ends an object by age though it was kept for min, and keeps idle ones for ever when told so', () => {
    const { runtime, destroyed } = poolOf({ min: 1, idleTimeoutMs: 10, maxLifetimeMs: 1000, prefill: 1 });
    runtime.advance(999);
    assert.deepEqual(destroyed, []);
    runtime.advance(1);
    assert.deepEqual(destroyed, [1]);
    const endless = poolOf({ idleTimeoutMs: Infinity, prefill: 1 });
    endless.runtime.advance(1e15);
    assert.deepEqual([endless.destroyed, endless.runtime.mostArmed], [[], 0]);
  });

  // tarn #15, #29: destroy() does not wait for the resources to end.
  it('is closed when what destroy promised has come', async () => {
    let end: () => void = () => {};
    const { pool } = poolOf({ destroy: () => new Promise<void>((resolve) => (end = resolve)), prefill: 1 });
    const closing = pool.close();
    assert.equal(await outcome(closing), 'pending');
    end();
    await closing;
  });

  // tarn PR #68: the resource is lost whose acquisition was rejected meanwhile.
  it('keeps an object that was created for an acquisition that gave up', async () => {
    let finish: (thing: Thing) => void = () => {};
    const { pool } = poolOf({ createAsync: () => new Promise((resolve) => (finish = resolve)), max: 1 });
    const abort = new AbortController();
    const aborted = outcome(pool.acquireAsync({ signal: abort.signal }));
    abort.abort();
    await aborted;
    finish({ serial: 7 });
    await outcome(Promise.resolve());
    assert.deepEqual(pool.acquire(), { serial: 7 });
  });

  // tarn, knex #2510: the timers of an idle pool keep the process alive. generic-pool #147: so it ends though some wait.
  it('never keeps the process alive, whatever it waits for', () => {
    const program = `
      const { ObjectPool } = require(${JSON.stringify(require.resolve('../../../src/cache'))});
      const runtime = {
        now: () => performance.now(),
        after(ms, callback) {
          const timer = setTimeout(callback, ms).unref();
          return () => clearTimeout(timer);
        },
      };
      const times = { idleTimeoutMs: 1e6, maxLifetimeMs: 1e6, leakAfterMs: 1e6, waitTimeoutMs: 1e6 };
      const pools = [1, 2].map(() => new ObjectPool({ create: () => ({}), max: 1, ...times, runtime }));
      for (const pool of pools) {
        pool.release(pool.acquire());
        pool.acquire();
        pool.acquireAsync().catch(() => {});
      }
      pools[0].close({ timeoutMs: 1e6 });
      process.on('exit', () => console.log('ended by itself'));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 10_000 });
    assert.deepEqual([stdout, stderr], ['ended by itself\n', '']);
  }).timeout(15_000);
});

describe('ObjectPool as a library', () => {
  it('needs no runtime for what takes no time', () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1, maxUses: 5, prefill: 1 });
    pool.use((object) => object);
    pool.lease().release();
    pool.clear();
    assert.equal(pool.size, 0);
  });
});
