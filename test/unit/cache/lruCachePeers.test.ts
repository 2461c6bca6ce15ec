import assert from 'node:assert/strict';
import { LruCache } from '../../../src/cache';

/** What other bounded caches do wrong, each shown there, and what this one does instead. */
describe('LruCache, where its peers have defects', () => {
  // quick-lru#17, #10, hashlru#23: up to twice as many are held.
  it('never holds more than its capacity', () => {
    const cache = new LruCache<number, number>({ capacity: 1_000 });
    for (let key = 0; key < 1_999; key++) cache.set(key, key);
    assert.equal(cache.size, 1_000);
    assert.equal([...cache.keys()].length, 1_000);
  });

  // quick-lru: the callback is called for a key that is still there, with an older value.
  it('tells an eviction only for what has left', () => {
    const present: boolean[] = [];
    const cache: LruCache<string, number> = new LruCache<string, number>({
      capacity: 1,
      onRemoval: (key) => void present.push(cache.has(key)),
    });
    cache.set('a', 1).set('b', 1).set('a', 2).set('c', 1);
    assert.deepEqual(present, [false, false, false]);
  });

  // quick-lru PR #20: no callback for delete, clear and set.
  it('tells every way to leave', () => {
    const causes: string[] = [];
    const cache = new LruCache<string, number>({ capacity: 1, onRemoval: (_key, _value, cause) => causes.push(cause) });
    cache.set('a', 1).set('a', 2).set('b', 1).delete('b');
    cache.set('c', 1).clear();
    assert.deepEqual(causes, ['replaced', 'size', 'explicit', 'explicit']);
  });

  // quick-lru: its size takes as long as it has entries, 27 ms at 100,000; at that, this would take an hour.
  it('knows its size without counting', () => {
    const cache = new LruCache<number, number>({ capacity: 100_000 });
    for (let key = 0; key < 100_000; key++) cache.set(key, key);
    let sum = 0;
    for (let reads = 0; reads < 100_000; reads++) sum += cache.size;
    assert.equal(sum, 1e10);
  });

  // tiny-lru, toad-cache, node-cache: keys become strings.
  it('tells keys of different types apart', () => {
    const object = {};
    const cache = new LruCache<unknown, string>({ capacity: 10 });
    cache.set(1, 'number').set('1', 'string').set(1n, 'bigint').set(object, 'object').set('[object Object]', 'text');
    cache.set(1.5, 'fraction').set('__proto__', 'prototype');
    assert.deepEqual(
      [1, '1', 1n, object, '[object Object]', {}, 1.5, '__proto__'].map((key) => cache.get(key)),
      ['number', 'string', 'bigint', 'object', 'text', undefined, 'fraction', 'prototype'],
    );
  });

  // lru-cache#308, #302, #295, #303, #274: storing undefined deletes.
  it('stores undefined and null', () => {
    const cache = new LruCache<string, undefined | null>({ capacity: 2 });
    cache.set('undefined', undefined).set('null', null);
    assert.deepEqual([cache.has('undefined'), cache.has('null'), cache.get('null')], [true, true, null]);
    cache.get('undefined');
    assert.deepEqual([cache.counters.hits, cache.counters.misses], [2, 0]);
  });

  // lru-cache: what a dispose callback sets can be lost, or the size be wrong.
  it('holds what a callback stores, and stays within its bound', () => {
    let left = 3;
    const cache: LruCache<number, number> = new LruCache<number, number>({
      capacity: 2,
      onRemoval: (key) => {
        if (left-- > 0) cache.set(key + 100, key);
      },
    });
    cache.set(1, 1).set(2, 2).set(3, 3).set(4, 4);
    assert.equal(cache.size, 2);
    assert.equal([...cache.entries()].length, 2);
    assert.equal(cache.counters.removals.size, 5);
  });

  // lru-cache#203: the callback is not called for the last one.
  it('tells the last entry too when all are cleared', () => {
    const keys: number[] = [];
    const cache = new LruCache<number, number>({ capacity: 3, onRemoval: (key) => keys.push(key) });
    cache.set(1, 1).set(2, 2).set(3, 3).clear();
    assert.deepEqual(keys, [3, 2, 1]);
  });

  // lru-cache#192: unrelated values after a while.
  it('returns for each key its own value after a million changes in reused slots', () => {
    const cache = new LruCache<string, string>({ capacity: 500 });
    for (let i = 0; i < 1_000_000; i++) {
      const key = `key ${Math.imul(i, 0x9e3779b1) >>> 20}`.slice(0, 7);
      const value = cache.get(key);
      if (value === undefined) cache.set(key, key);
      else if (value !== key) assert.fail(`${key} has the value of ${value}`);
      if (i % 13 === 0) cache.delete(`key ${i % 400}`);
    }
    assert.ok(cache.counters.hits > 100_000);
  }).timeout(20_000);

  // lru-cache#208, posthog#43537: memory for the whole capacity is taken at once.
  it('takes memory as entries come', () => {
    const before = process.memoryUsage().arrayBuffers;
    const cache = new LruCache<number, number>({ capacity: 10_000_000 });
    cache.set(1, 1);
    assert.ok(process.memoryUsage().arrayBuffers - before < 100_000);
  });

  // deno std PR #7047: has promotes.
  it('leaves the order alone when it is only asked whether a key is there', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    cache.set('a', 1).set('b', 2);
    cache.has('a');
    cache.peek('a');
    cache.set('c', 3);
    assert.equal(cache.has('a'), false);
  });
});
