import assert from 'node:assert/strict';
import { collectSomeMore, collectUntil } from './collected';
import { poolOf, type Thing } from './objectPoolHarness';

describe('ObjectPool and lost leases', () => {
  it('reports a lease that was collected before its release, and destroys its object', async () => {
    const reported: unknown[] = [];
    const { pool, runtime, told, destroyed } = poolOf({
      detectLostLeases: true,
      onLeak: (thing, { reason, ageMs }) => reported.push([thing.serial, reason, ageMs, pool.size]),
    });
    (() => pool.lease())();
    runtime.advance(5);
    await collectUntil(() => destroyed.length === 1, 'the lease is collected');
    assert.deepEqual(told, [
      ['collected', 1],
      ['leak', 1, 'collected'],
    ]);
    assert.deepEqual(reported, [[1, 'collected', 5, 0]]);
    assert.deepEqual([destroyed, pool.counters.leaks.collected], [[1], 1]);
    assert.equal(pool.counters.removals.collected, 1);
  });

  it('tells where the lost lease was acquired', async () => {
    const stacks: unknown[] = [];
    const { pool } = poolOf({
      detectLostLeases: true,
      captureStacks: true,
      onLeak: (_thing, { stack }) => stacks.push(stack),
    });
    const forgetful = (): void => void pool.lease();
    forgetful();
    await collectUntil(() => stacks.length === 1, 'the lease is collected');
    assert.match(String(stacks[0]), /forgetful/);
  });

  it('creates another object for who waits', async () => {
    const { pool } = poolOf({ detectLostLeases: true, max: 1 });
    (() => pool.lease())();
    const waiting = pool.acquireAsync();
    let thing: Thing | undefined;
    void waiting.then((served) => (thing = served));
    await collectUntil(() => thing !== undefined, 'the lease is collected and its place given away');
    assert.deepEqual(thing, { serial: 2 });
  });

  it('ends a pool that waits for nothing but a lost lease', async () => {
    const { pool } = poolOf({ detectLostLeases: true });
    (() => pool.lease())();
    let isDrained = false;
    void pool.drain().then(() => (isDrained = true));
    await collectUntil(() => isDrained, 'the pool is drained');
  });

  it('takes a callback for lost whose promise never settles and is held by nobody', async () => {
    const { pool, destroyed } = poolOf({ detectLostLeases: true });
    (() => void pool.use(() => new Promise<void>(() => {})))();
    await (async () => void pool.useAsync(() => new Promise<void>(() => {})))();
    await collectUntil(() => destroyed.length === 2, 'both leases are collected');
  });

  it('says nothing about leases that were released, whoever has their object now', async () => {
    const { pool, told } = poolOf({ detectLostLeases: true });
    (() => pool.lease().release())();
    const held = pool.lease();
    (() => {
      const lease = pool.lease();
      pool.release(lease.value);
    })();
    await collectSomeMore();
    assert.deepEqual(told, []);
    assert.equal(held.isActive, true);
  });

  it('leaves lost objects alone unless it was told to look', async () => {
    const { pool, told } = poolOf({ leakAfterMs: 1000 });
    (() => pool.lease())();
    await collectSomeMore();
    assert.deepEqual([told, pool.inUse], [[], 1]);
  });

  it('watches a share of the leases', async () => {
    const shares = [0.1, 0.9];
    const { pool, destroyed } = poolOf({ detectLostLeases: 0.5, random: () => shares.shift() ?? 0 });
    (() => {
      pool.lease();
      pool.lease();
    })();
    await collectUntil(() => destroyed.length > 0, 'the lease that is watched is collected');
    await collectSomeMore();
    assert.deepEqual([destroyed, pool.inUse], [[1], 1]);
  });
});

describe('ObjectPool and the garbage collector', () => {
  it('does not hold an object that left it', async () => {
    const { pool } = poolOf({ detectLostLeases: true, leakAfterMs: 10 });
    const gone = ((): WeakRef<Thing> => {
      const lease = pool.lease();
      const ref = new WeakRef(lease.value);
      lease.discard();
      return ref;
    })();
    await collectUntil(() => gone.deref() === undefined, 'the discarded object is collected');
    assert.equal(pool.size, 0);
  });

  it('does not hold an object that left it by what was lent next to it', async () => {
    const { pool } = poolOf({ leakAfterMs: 10 });
    const gone = ((): WeakRef<Thing>[] => {
      const things = [pool.acquire(), pool.acquire(), pool.acquire()];
      pool.release(things[1] as Thing);
      return [things[0], things[2]].map((thing) => {
        pool.discard(thing as Thing);
        return new WeakRef(thing as Thing);
      });
    })();
    await collectUntil(() => gone.every((ref) => ref.deref() === undefined), 'its neighbours are collected');
    assert.equal(pool.idle, 1);
  });

  it('does not hold who acquired an object that was released', async () => {
    const { pool } = poolOf({ captureStacks: true });
    const acquirer = ((): WeakRef<() => Thing> => {
      const acquire = (): Thing => pool.acquire();
      pool.release(acquire());
      return new WeakRef(acquire);
    })();
    await collectUntil(() => acquirer.deref() === undefined, 'the function that acquired is collected');
    assert.equal(pool.idle, 1);
  });

  it('goes with its objects, lent and idle, when nothing holds it', async () => {
    const pool = ((): WeakRef<object> => {
      const { pool: temporary } = poolOf({ detectLostLeases: true, prefill: 2 });
      temporary.lease();
      return new WeakRef(temporary);
    })();
    await collectUntil(() => pool.deref() === undefined, 'the pool is collected');
  });
});
