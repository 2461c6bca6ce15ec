import assert from 'node:assert/strict';
import { fail, outcome, poolOf, refusal } from './objectPoolHarness';

describe('ObjectPool.lease', () => {
  it('lends an object until it is released', () => {
    const { pool } = poolOf();
    const lease = pool.lease();
    assert.deepEqual([lease.value, lease.isActive, pool.inUse], [{ serial: 1 }, true, 1]);
    lease.release();
    assert.deepEqual([lease.isActive, pool.inUse, pool.idle], [false, 0, 1]);
  });

  it('refuses to be used after its release', () => {
    const { pool } = poolOf({ name: 'connections' });
    const lease = pool.lease();
    lease.release();
    const message = /^connections: the lease has ended and its object may be in use elsewhere; take a new lease$/;
    assert.throws(() => lease.value, refusal('lease-ended', message));
    assert.throws(() => lease.discard(), refusal('lease-ended', message));
  });

  it('refuses a second release, also while somebody else has the object', () => {
    const { pool } = poolOf({ name: 'connections' });
    const lease = pool.lease();
    lease.release();
    const other = pool.lease();
    assert.throws(
      () => lease.release(),
      refusal('released', /^connections: the lease was released already; release it once$/),
    );
    assert.throws(() => lease.value, refusal('lease-ended', /take a new lease/));
    assert.deepEqual([other.isActive, other.value], [true, { serial: 1 }]);
  });

  it('ends when its object was released past it', () => {
    const { pool } = poolOf();
    const lease = pool.lease();
    pool.release(lease.value);
    assert.equal(lease.isActive, false);
    assert.throws(() => lease.release(), refusal('released', /the lease was released already/));
  });

  it('destroys its object instead when that is discarded, and may be released in a finally nevertheless', () => {
    const { pool, destroyed } = poolOf();
    const lease = pool.lease();
    lease.discard();
    lease.release();
    lease[Symbol.dispose]();
    assert.deepEqual([destroyed, pool.size, lease.isActive], [[1], 0, false]);
    const other = pool.lease();
    pool.discard(other.value);
    other.release();
    assert.deepEqual(destroyed, [1, 2]);
  });

  it('was released all the same when somebody else discards its object later', () => {
    const { pool } = poolOf();
    const lease = pool.lease();
    lease.release();
    pool.lease().discard();
    assert.throws(() => lease.release(), refusal('released', /the lease was released already/));
  });

  it('is released at the end of its scope, once, and harmlessly when it was released before', () => {
    const { pool } = poolOf();
    {
      using lease = pool.lease();
      assert.equal(pool.inUse, 1);
      assert.equal(lease.isActive, true);
    }
    assert.equal(pool.inUse, 0);
    {
      using lease = pool.lease();
      lease.release();
    }
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('is released at the end of an asynchronous scope', async () => {
    const { pool } = poolOf();
    {
      await using lease = await pool.leaseAsync();
      assert.deepEqual([lease.value, pool.inUse], [{ serial: 1 }, 1]);
    }
    assert.equal(pool.inUse, 0);
  });

  it('rejects an asynchronous dispose when the object cannot be reset', async () => {
    const { pool } = poolOf({ reset: fail('stuck') });
    await assert.rejects(pool.lease()[Symbol.asyncDispose](), { message: 'stuck' });
    assert.equal(pool.size, 0);
  });

  it('waits for its turn', async () => {
    const { pool } = poolOf({ max: 1 });
    const first = pool.lease();
    const second = pool.leaseAsync({ timeoutMs: 10 });
    first.release();
    assert.deepEqual((await second).value, { serial: 1 });
    assert.throws(() => pool.lease(), refusal('exhausted', /all 1 objects/));
  });

  it('carries an object that can itself be awaited', async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- that is what this is about
    const thenable = { serial: 1, then: fail('not to be called') };
    const { pool } = poolOf({ create: () => thenable });
    assert.equal((await pool.leaseAsync()).value, thenable);
  });
});

describe('ObjectPool.discard', () => {
  it('destroys a lent object instead of keeping it', () => {
    const { pool, destroyed, told } = poolOf();
    const thing = pool.acquire();
    pool.discard(thing);
    assert.deepEqual([destroyed, told, pool.size], [[1], [['explicit', 1]], 0]);
  });

  it('refuses an object that it does not know, or any more', () => {
    const { pool } = poolOf();
    const thing = pool.acquire();
    pool.discard(thing);
    const message = /^ObjectPool: the discarded object is not of this pool, or has left it; give back only what acq/;
    assert.throws(() => pool.discard(thing), refusal('foreign', message));
    assert.throws(() => pool.discard({ serial: 1 }), refusal('foreign', message));
    assert.throws(() => pool.release(thing), refusal('foreign', /the released object is not of this pool/));
  });
});

describe('ObjectPool.use and useAsync', () => {
  it('lets the callback discard the object', async () => {
    const { pool, destroyed } = poolOf();
    pool.use((thing) => pool.discard(thing));
    await pool.useAsync((thing) => pool.discard(thing));
    assert.deepEqual(destroyed, [1, 2]);
  });

  it('does not release what somebody else has meanwhile, when the callback released the object itself', () => {
    const { pool } = poolOf();
    let other: unknown;
    assert.throws(
      () =>
        pool.use((thing) => {
          pool.release(thing);
          other = pool.acquire();
        }),
      refusal('released', /released already/),
    );
    assert.deepEqual([other, pool.inUse], [{ serial: 1 }, 1]);
  });

  it('refuses like acquire', () => {
    const { pool } = poolOf({ max: 1 });
    pool.acquire();
    assert.throws(() => pool.use(fail('not to be called')), refusal('exhausted', /all 1 objects/));
  });

  it('waits for an object and for the callback, and returns what that returns', async () => {
    const { pool } = poolOf({ max: 1 });
    const thing = pool.acquire();
    let finish: (value: string) => void = () => {};
    const used = pool.useAsync(({ serial }) => new Promise<string>((resolve) => (finish = (s) => resolve(s + serial))));
    const next = pool.useAsync(({ serial }) => serial);
    pool.release(thing);
    assert.equal(await outcome(used), 'pending');
    finish('done ');
    assert.deepEqual([await used, await next], ['done 1', 1]);
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('releases when the callback throws or rejects, and passes the error on', async () => {
    const { pool } = poolOf();
    await assert.rejects(pool.useAsync(fail('no')), { message: 'no' });
    await assert.rejects(
      pool.useAsync(() => Promise.reject(new Error('later'))),
      { message: 'later' },
    );
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('rejects with both errors when the object cannot be reset either', async () => {
    const { pool } = poolOf({ reset: fail('stuck') });
    const both = { name: 'AggregateError', errors: [new Error('no'), new Error('stuck')] };
    await assert.rejects(pool.useAsync(fail('no')), both);
    await assert.rejects(
      pool.useAsync(() => 1),
      { message: 'stuck' },
    );
  });

  it('rejects when the object was discarded before the callback had its turn', async () => {
    const { pool } = poolOf({ max: 1 });
    const thing = pool.acquire();
    const used = pool.useAsync(fail('not to be called'));
    pool.release(thing);
    pool.discard(thing);
    await assert.rejects(used, refusal('lease-ended', /the lease has ended/));
  });
});
