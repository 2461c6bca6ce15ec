import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { CompiledSnippet, LANGUAGES } from './compiledSnippet';

interface Cache<V> {
  has(key: string): boolean;
  get(key: string): V | undefined;
  set(key: string, value: V): Cache<V>;
  delete(key: string): boolean;
  clear(): void;
}
type CacheType = new <V>(ttlMs: number, capacity: number, now?: () => number) => Cache<V>;

const WRONG_CAPACITIES = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY];

describe('The inserted TTL cache', () => {
  let compiled: CompiledSnippet;

  before(function () {
    this.timeout(60_000);
    compiled = new CompiledSnippet('ttlCache', { type: 'TtlCache', instance: 'cache' });
  });

  after(() => compiled.dispose());

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const create = <V>(ttlMs: number, capacity: number, now?: () => number): Cache<V> => {
        const Type = compiled.load(language).Type as CacheType;
        return new Type<V>(ttlMs, capacity, now);
      };

      it('works as it was inserted, with the defaults of its placeholders', () => {
        const cache = compiled.load(language).instance as Cache<unknown>;
        assert.equal(cache.set('a', 1).get('a'), 1);
        for (let i = 0; i < 500; i++) cache.set(`key ${i}`, i);
        assert.equal(cache.has('a'), false);
      });

      it('expires an entry that is read exactly at its deadline, and not a moment earlier', () => {
        let nowMs = 1_000;
        const cache = create<number>(50, 9, () => nowMs).set('a', 1);
        nowMs = 1_049.999;
        assert.equal(cache.get('a'), 1);
        nowMs = 1_050;
        assert.equal(cache.has('a'), false);
        assert.equal(cache.get('a'), undefined);
        assert.equal(cache.delete('a'), false);
      });

      it('measures from the last write: a write starts the time again, a read does not', () => {
        let nowMs = 0;
        const cache = create<number>(10, 9, () => nowMs)
          .set('written', 1)
          .set('read', 1);
        nowMs = 9;
        cache.set('written', 2);
        cache.get('read');
        nowMs = 10;
        assert.equal(cache.get('written'), 2);
        assert.equal(cache.get('read'), undefined);
      });

      it('drops the oldest entry when it is full', () => {
        const cache = create<number>(10, 2, () => 0)
          .set('a', 1)
          .set('b', 2)
          .set('a', 3)
          .set('c', 4);
        assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [3, undefined, 4]);
      });

      it('holds `undefined` as a value like any other', () => {
        const cache = create<undefined>(10, 2, () => 0).set('a', undefined);
        assert.equal(cache.has('a'), true);
        assert.equal(cache.delete('a'), true);
        assert.equal(cache.has('a'), false);
      });

      it('refuses a time to live that is not positive, and a capacity that is not a whole number of at least 1', () => {
        for (const ttlMs of [0, -1, Number.NaN]) assert.throws(() => create(ttlMs, 1), RangeError);
        for (const capacity of WRONG_CAPACITIES) assert.throws(() => create(1, capacity), RangeError);
      });

      it('does what a list of deadlines does', () => {
        const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
        const kind = fc.constantFrom('get', 'set', 'set', 'delete');
        const operation = fc.record({ kind, key, afterMs: fc.integer({ min: 0, max: 4 }) });
        fc.assert(
          fc.property(fc.integer({ min: 1, max: 4 }), fc.array(operation), (capacity, operations) => {
            let nowMs = 0;
            const cache = create<number>(6, capacity, () => nowMs);
            let model: { key: string; value: number; deadlineMs: number }[] = [];
            operations.forEach(({ kind: operationKind, key: k, afterMs }, step) => {
              nowMs += afterMs;
              model = model.filter((entry) => nowMs < entry.deadlineMs);
              const held = model.find((entry) => entry.key === k);
              const others = model.filter((entry) => entry !== held);
              if (operationKind === 'get') {
                assert.equal(cache.get(k), held?.value);
              } else if (operationKind === 'set') {
                cache.set(k, step);
                model = [...others, { key: k, value: step, deadlineMs: nowMs + 6 }].slice(-capacity);
              } else {
                assert.equal(cache.delete(k), held !== undefined);
                model = others;
              }
              for (const probe of ['a', 'b', 'c', 'd', 'e']) {
                assert.equal(
                  cache.has(probe),
                  model.some((entry) => entry.key === probe),
                );
              }
            });
          }),
        );
      });
    });
  }
});
