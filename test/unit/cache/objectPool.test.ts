import assert from 'node:assert/strict';
import { ObjectPool, type ObjectPoolOptions } from '../../../src/cache';

interface Thing {
  readonly serial: number;
}

function create(options: Partial<ObjectPoolOptions<Thing>> = {}): { pool: ObjectPool<Thing>; told: unknown[] } {
  let serial = 0;
  const pool = new ObjectPool<Thing>({ create: () => ({ serial: ++serial }), max: 3, ...options });
  const told: unknown[] = [];
  pool.observe({ onRemoval: (...removal) => told.push(removal) });
  return { pool, told };
}

const fail = (message: string) => (): never => {
  throw new Error(message);
};

describe('ObjectPool', () => {
  it('lends the object that was released last', () => {
    const { pool } = create();
    const [first, second] = [pool.acquire(), pool.acquire()];
    pool.release(first);
    pool.release(second);
    assert.equal(pool.acquire(), second);
    assert.equal(pool.acquire(), first);
  });

  it('counts an idle object as a hit and a created one as a miss', () => {
    const { pool } = create({ prefill: 2 });
    assert.deepEqual([pool.idle, pool.inUse, pool.size], [2, 0, 2]);
    for (let i = 0; i < 3; i++) pool.acquire();
    assert.deepEqual([pool.counters.hits, pool.counters.misses], [2, 1]);
    assert.deepEqual([pool.idle, pool.inUse, pool.size, pool.capacity], [0, 3, 3, 3]);
  });

  it('refuses to lend more than max, and says what to do', () => {
    const { pool } = create({ max: 1, name: 'connections' });
    const only = pool.acquire();
    assert.throws(() => pool.acquire(), {
      message: 'connections: all 1 objects are in use; release one first, wait with acquireAsync(), or raise max',
    });
    assert.deepEqual([pool.counters.hits, pool.counters.misses], [0, 1]);
    pool.release(only);
    assert.equal(pool.acquire(), only);
  });

  it('keeps within max when creating an object acquires another one', () => {
    const { pool } = create({ max: 1, create: () => pool.acquire() });
    assert.throws(() => pool.acquire(), { message: /all 1 objects are in use/ });
    assert.equal(pool.size, 0);
  });

  it('does not keep a place for an object that could not be created', () => {
    let isDown = true;
    const { pool } = create({
      max: 1,
      create: () => {
        if (isDown) throw new Error('down');
        return { serial: 1 };
      },
    });
    assert.throws(() => pool.acquire(), { message: 'down' });
    assert.equal(pool.counters.misses, 0);
    isDown = false;
    assert.equal(pool.acquire().serial, 1);
  });

  it('refuses a second release, and does not lend the object twice', () => {
    const { pool } = create();
    const object = pool.acquire();
    pool.release(object);
    assert.throws(() => pool.release(object), {
      message: 'ObjectPool: the object was released already; release it once, and do not use it afterwards',
    });
    assert.equal(pool.idle, 1);
    assert.notEqual(pool.acquire(), pool.acquire());
  });

  it('refuses an object of another pool, and one that it destroyed', () => {
    const [{ pool }, other] = [create(), create()];
    const message =
      'ObjectPool: the released object is not of this pool, or has left it; give back only what acquire() returned';
    assert.throws(() => pool.release(other.pool.acquire()), { message });
    const object = pool.acquire();
    pool.release(object);
    pool.clear();
    assert.throws(() => pool.release(object), { message });
  });

  it('resets an object each time it comes back, before it is idle', () => {
    const seen: unknown[] = [];
    const { pool } = create({ reset: (object) => seen.push([object.serial, pool.idle]) });
    pool.release(pool.acquire());
    pool.release(pool.acquire());
    assert.deepEqual(seen, [
      [1, 0],
      [1, 0],
    ]);
  });

  it('finds out a second release from within reset', () => {
    const { pool } = create({ reset: (object) => pool.release(object) });
    const object = pool.acquire();
    assert.throws(() => pool.release(object), { message: /released already/ });
    assert.equal(pool.size, 0);
  });

  it('destroys an object that cannot be reset, tells it, and passes the error on', () => {
    const destroyed: Thing[] = [];
    const { pool, told } = create({ reset: fail('stuck'), destroy: (object) => destroyed.push(object) });
    const object = pool.acquire();
    assert.throws(() => pool.release(object), { name: 'Error', message: 'stuck' });
    assert.deepEqual(destroyed, [object]);
    assert.deepEqual(told, [[1, object, 'explicit']]);
    assert.deepEqual([pool.size, pool.idle, pool.inUse], [0, 0, 0]);
  });

  it('says so when destroying fails as well', () => {
    const { pool } = create({ reset: fail('stuck'), destroy: fail('really stuck') });
    assert.throws(() => pool.release(pool.acquire()), {
      name: 'AggregateError',
      errors: [new Error('stuck'), new Error('really stuck')],
    });
  });

  it('destroys the idle objects when it is cleared, and takes lent ones back afterwards', () => {
    const destroyed: number[] = [];
    const { pool, told } = create({ prefill: 3, destroy: ({ serial }) => destroyed.push(serial) });
    const lent = pool.acquire();
    pool.clear();
    assert.deepEqual(destroyed, [1, 2]);
    assert.deepEqual(told, [
      [1, { serial: 1 }, 'explicit'],
      [2, { serial: 2 }, 'explicit'],
    ]);
    assert.deepEqual([pool.idle, pool.inUse], [0, 1]);
    pool.release(lent);
    assert.equal(pool.acquire(), lent);
  });

  it('destroys every idle object although one of them fails', () => {
    const destroyed: number[] = [];
    const { pool, told } = create({
      prefill: 3,
      destroy: ({ serial }) => {
        if (serial === 1) throw new Error('first');
        destroyed.push(serial);
      },
    });
    assert.throws(() => pool.clear(), { message: 'first' });
    assert.deepEqual(destroyed, [2, 3]);
    assert.equal(told.length, 3);
  });

  it('refuses a create that returns the same object again', () => {
    const same = { serial: 1 };
    const { pool } = create({ create: () => same });
    pool.acquire();
    assert.throws(() => pool.acquire(), {
      message: 'ObjectPool: create() returned an object that it had returned before; it must make a new one',
    });
  });

  it('refuses a create that returns nothing', () => {
    const { pool } = create({ create: () => undefined as unknown as Thing });
    assert.throws(() => pool.acquire(), {
      name: 'TypeError',
      message: 'ObjectPool: create() must return an object, not undefined',
    });
  });

  it('refuses a create and a reset that take time, as nobody would wait for them', () => {
    const lazy = create({ create: () => Promise.resolve({ serial: 1 }) as unknown as Thing });
    assert.throws(() => lazy.pool.acquire(), {
      name: 'TypeError',
      message: 'ObjectPool: create() must return an object, not a promise; that is what createAsync is for',
    });
    const resetLater = (): unknown => Promise.resolve();
    const { pool } = create({ reset: resetLater });
    assert.throws(() => pool.release(pool.acquire()), {
      name: 'TypeError',
      message: /reset\(\) must be done when it ret/,
    });
    assert.equal(pool.size, 0);
    const chained = create({ reset: () => ({ serial: 1 }) });
    chained.pool.release(chained.pool.acquire());
    assert.equal(chained.pool.idle, 1);
  });

  it('says that it needs a create', () => {
    assert.throws(() => new ObjectPool({ max: 1 }), {
      name: 'TypeError',
      message: 'ObjectPool: create must be a function that returns a new object',
    });
  });

  it('refuses a bad max', () => {
    assert.throws(() => create({ max: 0 }), { name: 'RangeError', message: /^ObjectPool: max must be a positive/ });
  });

  for (const prefill of [-1, 1.5, 4, Infinity]) {
    it(`refuses to create ${prefill} of at most 3 objects at once`, () => {
      assert.throws(() => create({ prefill }), {
        name: 'RangeError',
        message: `ObjectPool: prefill must be an integer from 0 to max, not ${prefill}`,
      });
    });
  }
});

describe('ObjectPool.use', () => {
  it('lends an object for the time of a call and returns what that returns', () => {
    const { pool } = create();
    assert.equal(
      pool.use((object) => pool.inUse + object.serial),
      2,
    );
    assert.equal(pool.inUse, 0);
  });

  it('takes the object back when the callback throws', () => {
    const { pool } = create();
    assert.throws(() => pool.use(fail('no')), { message: 'no' });
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('takes the object back when the promise of the callback is fulfilled, not before', async () => {
    const { pool } = create();
    let finish: (value: string) => void = () => {};
    const used = pool.use(() => new Promise<string>((resolve) => (finish = resolve)));
    assert.equal(pool.inUse, 1);
    finish('done');
    assert.equal(await used, 'done');
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('takes the object back when the promise of the callback is rejected', async () => {
    const { pool } = create();
    await assert.rejects(
      pool.use(() => Promise.reject(new Error('later'))),
      { message: 'later' },
    );
    assert.deepEqual([pool.inUse, pool.idle], [0, 1]);
  });

  it('says so when the callback released the object itself', () => {
    const { pool } = create();
    assert.throws(() => pool.use((object) => pool.release(object)), { message: /released already/ });
  });

  it('throws both errors when the callback fails and the object cannot be reset', async () => {
    const { pool } = create({ reset: fail('stuck') });
    const both = { name: 'AggregateError', errors: [new Error('no'), new Error('stuck')] };
    assert.throws(() => pool.use(fail('no')), both);
    await assert.rejects(
      pool.use(() => Promise.reject(new Error('no'))),
      both,
    );
    assert.equal(pool.size, 0);
  });
});
