import { strict as assert } from 'node:assert';
import { collectSomeMore, collectUntil } from '../cache/collected';
import { describeEditions } from './describeEditions';
import type { Observers, WeakCache } from './weakInserted';

describe('The inserted weak-value cache', () => {
  describeEditions<WeakCache>('weak-values', 'self-contained', (inserted) => {
    it('lets go of an object that nobody else refers to, and then of its key', async function () {
      this.timeout(20_000);
      const cache = new (inserted().WeakValueCache)();
      const kept = cache.getOrCreate('kept', () => ({}));
      for (let i = 0; i < 5; i++) cache.getOrCreate(`dropped ${i}`, () => ({}));
      await collectUntil(() => cache.size === 1, 'the five keys leave');
      assert.equal(cache.get('kept'), kept);
    });

    it('keeps a newer object under the key of one that is collected later', async function () {
      this.timeout(20_000);
      const cache = new (inserted().WeakValueCache)();
      const old = new WeakRef(cache.getOrCreate('a', () => ({})));
      cache.delete('a');
      const newer = cache.getOrCreate('a', () => ({}));
      await collectUntil(() => old.deref() === undefined, 'the old object is collected');
      await collectSomeMore();
      assert.equal(cache.get('a'), newer);
    });
  });
});

describe('The inserted weak observers', () => {
  describeEditions<Observers>('weak-observers', 'self-contained', (inserted) => {
    it('forget an observer that nobody else refers to', async function () {
      this.timeout(20_000);
      const observers = new (inserted().WeakObservers)();
      const heard: string[] = [];
      const observer = { update: (event: string) => heard.push(event) };
      observers.add(observer);
      for (let i = 0; i < 5; i++) observers.add({ update: () => heard.push(`dropped ${i}`) });
      await collectUntil(() => observers.size === 1, 'the five observers leave');
      observers.notify('event');
      assert.deepEqual(heard, ['event']);
      assert.equal(observers.delete(observer), true);
    });
  });
});

describe('What is taken out of an inserted weak collection', () => {
  const ROUNDS = 100_000;
  /** The bytes of the heap for each round: a registration that stayed takes more than 80. */
  const bytesOf = async (round: (i: number) => void): Promise<number> => {
    for (let i = 0; i < 1_000; i++) round(i);
    await collectSomeMore();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < ROUNDS; i++) round(i);
    await collectSomeMore();
    return (process.memoryUsage().heapUsed - before) / ROUNDS;
  };

  describeEditions<Observers>('weak-observers', 'self-contained', (inserted) => {
    it('leaves nothing behind while the observer lives', async function () {
      this.timeout(20_000);
      const observers = new (inserted().WeakObservers)();
      const observer = { update: () => {} };
      const bytes = await bytesOf(() => {
        observers.add(observer);
        observers.delete(observer);
      });
      assert.ok(bytes < 40, `${bytes} bytes`);
      observers.add(observer);
      assert.equal(observers.size, 1);
    });
  });

  describeEditions<WeakCache>('weak-values', 'self-contained', (inserted) => {
    it('leaves nothing behind while the object lives', async function () {
      this.timeout(20_000);
      const cache = new (inserted().WeakValueCache)();
      const object = {};
      const bytes = await bytesOf(() => {
        cache.getOrCreate('a', () => object);
        cache.delete('a');
      });
      assert.ok(bytes < 40, `${bytes} bytes`);
      assert.equal(cache.size, 0);
    });
  });
});

describe('The inserted object pool', () => {
  interface Pool {
    acquire(): object;
  }
  describeEditions<{ ObjectPool: new (capacity: number, create: () => object, reset: () => void) => Pool }>(
    'pool',
    'self-contained',
    (inserted) => {
      it('does not keep an object alive that was never released', async function () {
        this.timeout(20_000);
        const pool = new (inserted().ObjectPool)(
          2,
          () => ({}),
          () => {},
        );
        const leaked = new WeakRef(pool.acquire());
        await collectUntil(() => leaked.deref() === undefined, 'the object is collected');
        assert.ok(pool.acquire());
      });
    },
  );
});
