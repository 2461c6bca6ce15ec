import assert from 'node:assert/strict';
import { LruCache, memoize, TtlCache } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

const VALUES: readonly unknown[] = [undefined, null, 0, '', false, Number.NaN];

const KINDS: readonly { readonly title: string; create(): LruCache<string, unknown> | TtlCache<string, unknown> }[] = [
  { title: 'LruCache', create: () => new LruCache({ capacity: 3 }) },
  { title: 'TtlCache', create: () => new TtlCache({ ttlMs: 1, runtime: new FakeRuntime() }) },
];

for (const kind of KINDS) {
  for (const value of VALUES) {
    it(`${kind.title} stores ${String(value) || 'an empty string'} like any other value`, () => {
      const cache = kind.create();
      cache.set('key', value);
      assert.equal(cache.has('key'), true);
      assert.equal(cache.get('key'), value);
      assert.equal(cache.peek('key'), value);
      assert.equal(cache.counters.hits, 1);
      assert.deepEqual([...cache.entries()], [['key', value]]);
      assert.equal(cache.delete('key'), true);
      assert.equal(cache.has('key'), false);
    });
  }
}

for (const value of VALUES) {
  it(`memoize remembers ${String(value) || 'an empty string'} like any other result`, () => {
    let calls = 0;
    const answer = memoize(() => {
      calls++;
      return value;
    });
    assert.equal(answer(), value);
    assert.equal(answer(), value);
    assert.equal(calls, 1);
  });
}
