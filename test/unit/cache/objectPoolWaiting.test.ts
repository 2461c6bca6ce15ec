import assert from 'node:assert/strict';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { ObjectPool } from '../../../src/cache';
import { countCalls } from './countCalls';
import { FakeRuntime } from './fakeRuntime';
import { fail, outcome, poolOf, refusal, type Thing } from './objectPoolHarness';

describe('ObjectPool.acquireAsync', () => {
  it('lends an idle object, or creates one, without waiting', async () => {
    const { pool, runtime } = poolOf({ prefill: 1 });
    assert.deepEqual([await pool.acquireAsync(), await pool.acquireAsync()], [{ serial: 1 }, { serial: 2 }]);
    assert.deepEqual([pool.counters.hits, pool.counters.misses, pool.counters.waits], [1, 1, 0]);
    assert.equal(runtime.mostArmed, 0);
  });

  it('waits while all objects are lent, and serves first who came first', async () => {
    const { pool } = poolOf({ max: 2 });
    const [a, b] = [pool.acquire(), pool.acquire()];
    const order: string[] = [];
    const first = pool.acquireAsync().then((thing) => order.push(`first ${thing.serial}`));
    const second = pool.acquireAsync().then((thing) => order.push(`second ${thing.serial}`));
    assert.equal(pool.waiting, 2);
    pool.release(b);
    pool.release(a);
    await Promise.all([first, second]);
    assert.deepEqual(order, ['first 2', 'second 1']);
    assert.deepEqual([pool.waiting, pool.idle, pool.inUse], [0, 0, 2]);
  });

  it('lends the released object at once: nobody else gets it in between', async () => {
    const { pool } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(thing);
    assert.throws(() => pool.acquire(), refusal('exhausted', /all 1 objects are in use/));
    assert.throws(
      () => {
        pool.release(thing);
        pool.release(thing);
      },
      refusal('released', /released already/),
    );
    assert.equal(await waiting, thing);
  });

  it('counts the waits and, with measureWaits, how long they took, however they ended', async () => {
    const { pool, runtime } = poolOf({ max: 1, measureWaits: true });
    const thing = pool.acquire();
    const served = pool.acquireAsync();
    const late = outcome(pool.acquireAsync({ timeoutMs: 30 }));
    runtime.advance(20);
    pool.release(thing);
    runtime.advance(20);
    await Promise.all([served, late]);
    assert.deepEqual([pool.counters.waits, pool.counters.waitTimeMs], [2, 50]);
    assert.deepEqual([pool.counters.reused, pool.counters.misses], [1, 1]);
  });

  it('does not look at the clock without measureWaits, unless there is a time limit', async () => {
    const { pool, runtime } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const served = pool.acquireAsync();
    const late = outcome(pool.acquireAsync({ timeoutMs: 30 }));
    const looks = countCalls(FakeRuntime.prototype, 'now', () => {
      pool.release(thing);
      void pool.acquireAsync();
    });
    runtime.advance(30);
    assert.equal(await served, thing);
    assert.match(String(await late), /within 30 ms/);
    assert.deepEqual([looks, pool.counters.waits, pool.counters.waitTimeMs], [0, 3, 0]);
  });

  it('creates an object for who waits when one was discarded', async () => {
    const { pool, destroyed } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.discard(thing);
    assert.deepEqual(await waiting, { serial: 2 });
    assert.deepEqual(destroyed, [1]);
    assert.equal(pool.counters.misses, 2);
  });

  it('rejects who waits when no object can be created for it, and goes on with the next one', async () => {
    const results = [() => ({ serial: 1 }), fail('down'), () => ({ serial: 2 })];
    const { pool } = poolOf({ max: 1, create: () => results.shift()?.() ?? fail('spent')() });
    const thing = pool.acquire();
    const [first, second] = [outcome(pool.acquireAsync()), outcome(pool.acquireAsync())];
    pool.discard(thing);
    assert.deepEqual([await first, await second], [new Error('down'), { serial: 2 }]);
    assert.deepEqual([pool.counters.created, pool.counters.createFailures], [2, 1]);
  });

  it('rejects with what create throws when it need not wait', async () => {
    const { pool } = poolOf({ create: fail('down') });
    await assert.rejects(pool.acquireAsync(), { message: 'down' });
    assert.deepEqual([pool.size, pool.waiting], [0, 0]);
  });

  it('serves who began to wait from within a create that then fails', async () => {
    let waiting: Promise<Thing> | undefined;
    const { pool } = poolOf({
      max: 1,
      create: () => {
        if (waiting !== undefined) return { serial: 2 };
        waiting = pool.acquireAsync();
        throw new Error('down');
      },
    });
    assert.throws(() => pool.acquire(), { message: 'down' });
    assert.deepEqual(await waiting, { serial: 2 });
  });

  it('passes on what create throws when who waited for it gave up meanwhile', async () => {
    const abort = new AbortController();
    let calls = 0;
    const { pool } = poolOf({
      max: 1,
      create: () => {
        if (++calls === 1) return { serial: 1 };
        abort.abort(new Error('enough'));
        throw new Error('down');
      },
    });
    const thing = pool.acquire();
    const aborted = outcome(pool.acquireAsync({ signal: abort.signal }));
    assert.throws(() => pool.discard(thing), { message: 'down' });
    assert.deepEqual(await aborted, new Error('enough'));
  });

  it('refuses to let more wait than maxWaiters, and says how it stands', async () => {
    const { pool } = poolOf({ max: 1, maxWaiters: 1, name: 'connections' });
    const thing = pool.acquire();
    const waiting = pool.acquireAsync();
    await assert.rejects(
      pool.acquireAsync(),
      refusal(
        'queue-full',
        /^connections: maxWaiters \(1\) acquisitions wait already; 1 of at most 1 objects are in use, 0 are being created, and 1 other acquisitions wait; loans\(\) tells who holds them$/,
      ),
    );
    pool.release(thing);
    assert.equal(await waiting, thing);
  });

  it('says at the first call that it needs a runtime, not only under load', async () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1 });
    await assert.rejects(pool.acquireAsync(), {
      name: 'TypeError',
      message: /^ObjectPool: it needs the time; give the/,
    });
    pool.release(pool.acquire());
  });
});

describe('ObjectPool.acquireAsync with a timeout', () => {
  it('gives up exactly then, says how it stands, and leaves the queue', async () => {
    const { pool, runtime } = poolOf({ max: 1, name: 'connections' });
    const thing = pool.acquire();
    const late = pool.acquireAsync({ timeoutMs: 50 });
    const patient = pool.acquireAsync();
    runtime.advance(49);
    assert.equal(await outcome(late), 'pending');
    runtime.advance(1);
    await assert.rejects(
      late,
      refusal('timed-out', /^connections: no object within 50 ms; 1 of .* 1 other acquisitions/),
    );
    assert.equal(pool.waiting, 1);
    pool.release(thing);
    assert.equal(await patient, thing);
  });

  it('takes waitTimeoutMs of the pool unless the call says otherwise', async () => {
    const { pool, runtime } = poolOf({ max: 1, waitTimeoutMs: 10 });
    pool.acquire();
    const [usual, own, endless] = [
      outcome(pool.acquireAsync()),
      pool.acquireAsync({ timeoutMs: 20 }),
      pool.acquireAsync({ timeoutMs: Infinity }),
    ];
    runtime.advance(10);
    assert.ok((await usual) instanceof Error);
    assert.equal(await outcome(own), 'pending');
    runtime.advance(10);
    await assert.rejects(own, refusal('timed-out', /within 20 ms/));
    runtime.advance(1e12);
    assert.equal(await outcome(endless), 'pending');
  });

  it('needs one timer for all, also when who came later gives up earlier', async () => {
    const { pool, runtime } = poolOf({ max: 1 });
    pool.acquire();
    const gone: number[] = [];
    const waits = [70, 30, 50, 30, 90].map((timeoutMs) =>
      pool.acquireAsync({ timeoutMs }).catch(() => gone.push(timeoutMs)),
    );
    for (const expected of [[], [30, 30], [30, 30, 50], [30, 30, 50, 70], [30, 30, 50, 70, 90]]) {
      runtime.advance(20);
      await outcome(Promise.resolve());
      assert.deepEqual(gone, expected);
    }
    await Promise.all(waits);
    assert.deepEqual([runtime.mostArmed, runtime.armed], [1, 0]);
  });

  it('may last longer than the longest timer', async () => {
    const { pool, runtime } = poolOf({ max: 1 });
    pool.acquire();
    const late = pool.acquireAsync({ timeoutMs: 3 * LONGEST_DELAY_MS });
    runtime.advance(3 * LONGEST_DELAY_MS - 1);
    assert.equal(await outcome(late), 'pending');
    runtime.advance(1);
    await assert.rejects(late, refusal('timed-out', /no object within/));
  });

  it('does not touch the timer again for those who were served in time', async () => {
    const { pool, runtime } = poolOf({ max: 1, waitTimeoutMs: 100 });
    for (let i = 0; i < 50; i++) {
      const thing = pool.acquire();
      const waiting = pool.acquireAsync();
      pool.release(thing);
      pool.release(await waiting);
      runtime.advance(1);
    }
    assert.equal(runtime.armed, 1);
    runtime.advance(100);
    assert.equal(runtime.armed, 0);
  });

  for (const timeoutMs of [0, -1, Number.NaN]) {
    it(`refuses to wait for ${timeoutMs} ms, also when it need not wait`, async () => {
      await assert.rejects(poolOf().pool.acquireAsync({ timeoutMs }), {
        name: 'RangeError',
        message: `ObjectPool: timeoutMs must be greater than 0, or Infinity, not ${timeoutMs}`,
      });
    });
  }
});

describe('ObjectPool.acquireAsync with a signal', () => {
  it('gives up with the reason of the signal, and leaves the queue', async () => {
    const { pool } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const abort = new AbortController();
    const aborted = pool.acquireAsync({ signal: abort.signal });
    const patient = pool.acquireAsync();
    abort.abort(new Error('no longer needed'));
    await assert.rejects(aborted, { message: 'no longer needed' });
    pool.release(thing);
    assert.equal(await patient, thing);
  });

  it('takes no object when the signal was aborted before', async () => {
    const { pool } = poolOf();
    await assert.rejects(pool.acquireAsync({ signal: AbortSignal.abort(new Error('too late')) }), {
      message: 'too late',
    });
    assert.equal(pool.size, 0);
  });

  it('leaves no listener at the signal, however it ends', async () => {
    const { pool, runtime } = poolOf({ max: 1 });
    const thing = pool.acquire();
    let listeners = 0;
    const signal = {
      aborted: false,
      reason: undefined,
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    };
    const served = pool.acquireAsync({ signal });
    const late = outcome(pool.acquireAsync({ signal, timeoutMs: 10 }));
    assert.equal(listeners, 2);
    pool.release(thing);
    runtime.advance(10);
    await Promise.all([served, late]);
    const closed = outcome(pool.acquireAsync({ signal }));
    const closing = pool.close();
    await closed;
    assert.equal(listeners, 0);
    pool.release(thing);
    await closing;
  });

  it('keeps the object lent when the signal comes after it was handed over', async () => {
    const { pool } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const abort = new AbortController();
    const waiting = pool.acquireAsync({ signal: abort.signal });
    pool.release(thing);
    abort.abort();
    assert.equal(await waiting, thing);
    assert.equal(pool.inUse, 1);
  });
});
