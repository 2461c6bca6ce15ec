import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeEditions } from './describeEditions';

interface Cache<V> {
  has(key: string): boolean;
  get(key: string): V | undefined;
  set(key: string, value: V): Cache<V>;
  delete(key: string): boolean;
  clear(): void;
}
type Now = () => number;
interface Ttl {
  readonly TtlCache: new <V>(ttlMs: number, capacity: number, now?: Now) => Cache<V>;
  readonly cache: Cache<unknown>;
}
interface LruTtl {
  readonly LruTtlCache: new <V>(capacity: number, ttlMs: number, now?: Now) => Cache<V>;
  readonly cache: Cache<unknown>;
}
type Create = <V>(ttlMs: number, capacity: number, now?: Now) => Cache<V>;

/** What a TTL cache promises, whatever it evicts; `moved` says what keeps an entry when it is full. */
function expiryTests(create: Create, moved: 'by write' | 'by use'): void {
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

  it('holds `undefined` as a value like any other', () => {
    const cache = create<undefined>(10, 2, () => 0).set('a', undefined);
    assert.equal(cache.has('a'), true);
    assert.equal(cache.delete('a'), true);
    assert.equal(cache.has('a'), false);
  });

  it('refuses a time to live that is not positive, and a capacity that is not a whole number of at least 1', () => {
    for (const ttlMs of [0, -1, Number.NaN]) assert.throws(() => create(ttlMs, 1), RangeError);
    for (const capacity of [0, -1, 1.5, Number.NaN, Infinity]) assert.throws(() => create(1, capacity), RangeError);
  });

  it('does what a list of deadlines does', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const kind = fc.constantFrom('get', 'set', 'set', 'delete', 'clear');
    const operation = fc.record({ kind, key, afterMs: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(operation), (capacity, operations) => {
        let nowMs = 0;
        const cache = create<number>(6, capacity, () => nowMs);
        // An expired entry keeps its place until its key is read or evicted.
        let model: { key: string; value: number; deadlineMs: number }[] = [];
        operations.forEach(({ kind: operationKind, key: k, afterMs }, step) => {
          nowMs += afterMs;
          const found = model.find((entry) => entry.key === k);
          if (operationKind !== 'set' && found !== undefined && nowMs >= found.deadlineMs) {
            model = model.filter((entry) => entry !== found);
          }
          const held = model.find((entry) => entry.key === k);
          const others = model.filter((entry) => entry !== held);
          if (operationKind === 'get') {
            assert.equal(cache.get(k), held?.value);
            if (moved === 'by use' && held !== undefined) model = [...others, held];
          } else if (operationKind === 'set') {
            cache.set(k, step);
            const written = { key: k, value: step, deadlineMs: nowMs + 6 };
            model = [...model.filter((entry) => entry.key !== k), written].slice(-capacity);
          } else if (operationKind === 'delete') {
            assert.equal(cache.delete(k), held !== undefined);
            model = others;
          } else if (k === 'a') {
            cache.clear();
            model = [];
          }
          const last = model.find((entry) => entry.key === k);
          const isHeld = last !== undefined && nowMs < last.deadlineMs;
          assert.equal(cache.has(k), isHeld);
          if (!isHeld) model = model.filter((entry) => entry !== last);
        });
      }),
    );
  });
}

describe('The inserted TTL cache', () => {
  describeEditions<Ttl>('ttl', 'self-contained', (inserted) => {
    expiryTests((ttlMs, capacity, now) => new (inserted().TtlCache)(ttlMs, capacity, now), 'by write');

    it('works as it was inserted, with the defaults of its placeholders', () => {
      const { cache } = inserted();
      assert.equal(cache.set('a', 1).get('a'), 1);
      for (let i = 0; i < 500; i++) cache.set(`key ${i}`, i);
      assert.equal(cache.has('a'), false);
    });

    it('drops the key that was set first when it is full, however often it is used', () => {
      const cache = new (inserted().TtlCache)<number>(10, 2, () => 0).set('a', 1).set('b', 2).set('a', 3);
      cache.get('a');
      cache.set('c', 4);
      assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [3, undefined, 4]);
    });
  });

  describeEditions<{ cache: Cache<unknown> }>('ttl', 'library', (inserted) => {
    it('holds a value for its time, read without waiting for a timer', (done) => {
      const { cache } = inserted();
      (cache as unknown as { set(key: string, value: object, options: { ttl: number }): void }).set(
        'a',
        {},
        { ttl: 1 },
      );
      assert.equal(cache.has('a'), true);
      const end = performance.now() + 2;
      while (performance.now() < end);
      assert.equal(cache.get('a'), undefined);
      cache.clear();
      done();
    });

    it('is bounded', () => {
      const { cache } = inserted();
      for (let i = 0; i < 501; i++) cache.set(`key ${i}`, {});
      assert.deepEqual([cache.has('key 0'), cache.has('key 500')], [false, true]);
      cache.clear();
    });
  });
});

describe('The inserted LRU cache with TTL', () => {
  describeEditions<LruTtl>('lru-ttl', 'self-contained', (inserted) => {
    expiryTests((ttlMs, capacity, now) => new (inserted().LruTtlCache)(capacity, ttlMs, now), 'by use');

    it('works as it was inserted, with the defaults of its placeholders', () => {
      const { cache } = inserted();
      cache.set('a', 1);
      for (let i = 0; i < 499; i++) cache.set(`key ${i}`, i);
      assert.equal(cache.get('a'), 1);
      cache.set('one more', 1);
      assert.deepEqual([cache.has('a'), cache.has('key 0')], [true, false]);
    });
  });

  describeEditions<{ cache: Cache<object> }>('lru-ttl', 'library', (inserted) => {
    it('evicts the entry that was not used for the longest time', () => {
      const { cache } = inserted();
      cache.set('a', {});
      for (let i = 0; i < 499; i++) cache.set(`key ${i}`, {});
      cache.get('a');
      cache.set('one more', {});
      assert.deepEqual([cache.has('a'), cache.has('key 0')], [true, false]);
    });

    it('expires', () => {
      const { cache } = inserted();
      (cache as unknown as { set(key: string, value: object, options: { ttl: number; start: number }): void }).set(
        'old',
        {},
        { ttl: 10, start: performance.now() - 20 },
      );
      assert.equal(cache.get('old'), undefined);
    });
  });
});
