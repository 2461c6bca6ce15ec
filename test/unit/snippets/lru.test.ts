import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeEditions } from './describeEditions';

interface Cache<V> {
  readonly size: number;
  has(key: string): boolean;
  get(key: string): V | undefined;
  set(key: string, value: V): Cache<V>;
  delete(key: string): boolean;
  clear(): void;
}
interface Inserted {
  readonly LruCache: new <V>(capacity: number) => Cache<V>;
  readonly cache: Cache<unknown>;
}

describe('The inserted LRU cache', () => {
  describeEditions<Inserted>('lru', 'self-contained', (inserted) => {
    const create = <V>(capacity: number): Cache<V> => new (inserted().LruCache)<V>(capacity);

    it('works as it was inserted, with the defaults of its placeholders', () => {
      const { cache } = inserted();
      assert.equal(cache.set('a', 1).get('a'), 1);
      for (let i = 0; i < 600; i++) cache.set(`key ${i}`, i);
      assert.equal(cache.size, 500);
    });

    it('evicts the entry that was neither read nor written for the longest time', () => {
      const cache = create<number>(3).set('a', 1).set('b', 2).set('c', 3);
      cache.get('a');
      cache.set('b', 20);
      cache.has('c');
      cache.set('d', 4);
      assert.deepEqual(
        ['a', 'b', 'c', 'd'].map((key) => cache.get(key)),
        [1, 20, undefined, 4],
      );
    });

    it('holds `undefined` as a value like any other', () => {
      const cache = create<number | undefined>(2).set('a', undefined).set('b', 2);
      assert.equal(cache.has('a'), true);
      assert.equal(cache.get('a'), undefined);
      cache.set('c', 3);
      assert.deepEqual([cache.has('a'), cache.has('b')], [true, false]);
    });

    it('refuses a capacity that is not a whole number of at least 1', () => {
      for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) assert.throws(() => create(capacity), RangeError);
    });

    it('does what a list in order of use does', () => {
      const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
      const operation = fc.record({ kind: fc.constantFrom('get', 'set', 'has', 'delete', 'clear'), key });
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 4 }), fc.array(operation), (capacity, operations) => {
          const cache = create<number>(capacity);
          let model: { key: string; value: number }[] = [];
          operations.forEach(({ kind, key: k }, step) => {
            const held = model.find((entry) => entry.key === k);
            const others = model.filter((entry) => entry !== held);
            if (kind === 'get') {
              assert.equal(cache.get(k), held?.value);
              if (held !== undefined) model = [...others, held];
            } else if (kind === 'set') {
              cache.set(k, step);
              model = [...others, { key: k, value: step }].slice(-capacity);
            } else if (kind === 'delete') {
              assert.equal(cache.delete(k), held !== undefined);
              model = others;
            } else if (kind === 'clear' && k === 'a') {
              cache.clear();
              model = [];
            }
            const isHeld = model.some((entry) => entry.key === k);
            assert.equal(cache.has(k), isHeld);
            assert.equal(cache.size, model.length);
          });
        }),
      );
    });
  });

  describeEditions<{ cache: Cache<object> }>('lru', 'library', (inserted) => {
    it('evicts the entry that was not used for the longest time, and holds as many as was said', () => {
      const { cache } = inserted();
      cache.clear();
      for (let i = 0; i < 500; i++) cache.set(`key ${i}`, { i });
      cache.get('key 0');
      cache.set('one more', {});
      assert.deepEqual([cache.has('key 0'), cache.has('key 1'), cache.size], [true, false, 500]);
    });
  });
});
