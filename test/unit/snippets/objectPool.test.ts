import { strict as assert } from 'node:assert';
import { CompiledSnippet, LANGUAGES } from './compiledSnippet';

interface Pool<T> {
  acquire(): T;
  release(object: T): void;
}
type PoolType = new <T>(capacity: number, create: () => T, reset: (object: T) => void) => Pool<T>;
interface Thing {
  uses: number;
}

const WRONG_CAPACITIES = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY];

describe('The inserted object pool', () => {
  let compiled: CompiledSnippet;

  before(function () {
    this.timeout(60_000);
    compiled = new CompiledSnippet('objectPool', { type: 'ObjectPool', instance: 'pool' });
  });

  after(() => compiled.dispose());

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const create = (capacity: number, reset: (thing: Thing) => void = () => {}): Pool<Thing> => {
        const Type = compiled.load(language).Type as PoolType;
        return new Type<Thing>(capacity, () => ({ uses: 0 }), reset);
      };

      it('works as it was inserted, with the defaults of its placeholders', () => {
        const pool = compiled.load(language).instance as Pool<Uint8Array>;
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

      it('resets an object when it comes back', () => {
        const pool = create(1, (thing) => void (thing.uses = 0));
        const thing = pool.acquire();
        thing.uses = 5;
        pool.release(thing);
        assert.equal(thing.uses, 0);
      });

      it('does not lend an object again whose reset failed', () => {
        const pool = create(1, () => {
          throw new Error('cannot be reset');
        });
        const thing = pool.acquire();
        assert.throws(() => pool.release(thing), /cannot be reset/);
        assert.notEqual(pool.acquire(), thing);
      });

      it('refuses a capacity that is not a whole number of at least 1', () => {
        for (const capacity of WRONG_CAPACITIES) assert.throws(() => create(capacity), RangeError);
      });
    });
  }
});
