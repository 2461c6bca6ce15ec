import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';

interface Thing {
  uses: number;
}
type Factory<Made> = new (capacity: number, create: () => Thing, reset: (thing: Thing) => void) => Made;
interface Pool<T> {
  acquire(): T;
  release(object: T): void;
}
interface Scoped<T> {
  use<R>(work: (object: T) => R | Promise<R>): Promise<R>;
}
interface GenericPool extends Scoped<Uint8Array> {
  readonly size: number;
  acquire(): Promise<Uint8Array>;
  release(object: Uint8Array): Promise<void>;
}

describe('The inserted object pool', () => {
  describeEditions<{ ObjectPool: Factory<Pool<Thing>>; pool: Pool<Uint8Array> }>(
    'pool',
    'self-contained',
    (inserted) => {
      const create = (capacity: number, reset: (thing: Thing) => void = () => {}): Pool<Thing> =>
        new (inserted().ObjectPool)(capacity, () => ({ uses: 0 }), reset);

      it('works as it was inserted, with the defaults of its placeholders', () => {
        const { pool } = inserted();
        const buffer = pool.acquire();
        buffer[7] = 7;
        pool.release(buffer);
        assert.equal(pool.acquire(), buffer);
        assert.equal(buffer[7], 0);
      });

      it('lends a released object again, and never one to two borrowers', () => {
        const pool = create(2);
        const [first, second] = [pool.acquire(), pool.acquire()];
        assert.notEqual(first, second);
        pool.release(first);
        assert.equal(pool.acquire(), first);
        assert.notEqual(pool.acquire(), first);
      });

      it('keeps no more idle objects than its capacity', () => {
        const pool = create(2);
        const lent = [pool.acquire(), pool.acquire(), pool.acquire()];
        for (const thing of lent) pool.release(thing);
        const again = [pool.acquire(), pool.acquire(), pool.acquire()];
        assert.equal(again.filter((thing) => lent.includes(thing)).length, 2);
      });

      it('refuses an object that was released already, and stays as it was', () => {
        const pool = create(2);
        const thing = pool.acquire();
        pool.release(thing);
        assert.throws(() => pool.release(thing), /already been released/);
        assert.equal(pool.acquire(), thing);
        assert.notEqual(pool.acquire(), thing);
      });

      it('refuses an object that it never lent', () => {
        const pool = create(2);
        assert.throws(() => pool.release({ uses: 0 }), /not from this pool/);
        assert.throws(() => pool.release(create(2).acquire()), /not from this pool/);
      });

      it('resets an object when it comes back, and does not lend one again whose reset failed', () => {
        const pool = create(1, (thing) => {
          if (thing.uses === 2) throw new Error('cannot be reset');
          thing.uses = 0;
        });
        const thing = pool.acquire();
        thing.uses = 1;
        pool.release(thing);
        assert.equal(pool.acquire().uses, 0);
        thing.uses = 2;
        assert.throws(() => pool.release(thing), /cannot be reset/);
        assert.notEqual(pool.acquire(), thing);
      });

      it('refuses a capacity that is not a whole number of at least 1', () => {
        for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) assert.throws(() => create(capacity), RangeError);
      });
    },
  );

  describeEditions<{ pool: GenericPool }>('pool', 'library', (inserted) => {
    it('lends an object again, and refuses a double release', async () => {
      const { pool } = inserted();
      const buffer = await pool.acquire();
      await pool.release(buffer);
      assert.equal(await pool.acquire(), buffer);
      await pool.release(buffer);
      await assert.rejects(async () => pool.release(buffer), /not currently part of this pool/);
    });
  });
});

describe('The inserted scoped pool', () => {
  describeEditions<{ ScopedPool: Factory<Scoped<Thing>>; pool: Scoped<Uint8Array> }>(
    'scoped-pool',
    'self-contained',
    (inserted) => {
      const create = (capacity: number, reset: (thing: Thing) => void = () => {}): Scoped<Thing> =>
        new (inserted().ScopedPool)(capacity, () => ({ uses: 0 }), reset);

      it('works as it was inserted, with the defaults of its placeholders', async () => {
        const { pool } = inserted();
        const first = await pool.use((buffer) => {
          buffer[7] = 7;
          return buffer;
        });
        await pool.use((buffer) => {
          assert.equal(buffer, first);
          assert.equal(buffer[7], 0);
        });
      });

      it('takes the object back when the call returns, throws or rejects, and passes on how it ended', async () => {
        const pool = create(1);
        const thing = await pool.use((object) => object);
        await assert.rejects(
          pool.use(() => {
            throw new Error('thrown');
          }),
          /thrown/,
        );
        await assert.rejects(
          pool.use(async () => Promise.reject(new Error('rejected'))),
          /rejected/,
        );
        assert.equal(await pool.use((object) => object), thing);
      });

      it('lends one object to one call at a time, and keeps no more idle ones than its capacity', async () => {
        const pool = create(1);
        const used = await Promise.all([1, 2, 3].map(() => pool.use(async (object) => Promise.resolve(object))));
        assert.equal(new Set(used).size, 3);
        const again = await Promise.all([1, 2, 3].map(() => pool.use(async (object) => Promise.resolve(object))));
        assert.equal(again.filter((object) => used.includes(object)).length, 1);
      });

      it('does not lend an object again whose reset failed', async () => {
        const lent: Thing[] = [];
        const pool = create(1, () => {
          throw new Error('cannot be reset');
        });
        for (let i = 0; i < 2; i++)
          await assert.rejects(
            pool.use((object) => lent.push(object)),
            /cannot be reset/,
          );
        assert.notEqual(lent[0], lent[1]);
        assert.throws(() => create(0), RangeError);
      });
    },
  );

  describeEditions<{ pool: GenericPool }>('scoped-pool', 'library', (inserted) => {
    it('lends an object for one call, and recovers from one that rejects', async () => {
      const { pool } = inserted();
      const first = await pool.use(async (buffer) => buffer);
      assert.equal(await pool.use(async (buffer) => buffer), first);
      await assert.rejects(
        pool.use(async () => Promise.reject(new Error('broken'))),
        /broken/,
      );
      assert.notEqual(await pool.use(async (buffer) => buffer), first);
    });
  });
});
