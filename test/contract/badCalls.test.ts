import assert from 'node:assert/strict';
import { LruCache, ObjectPool, TtlCache } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

const EXAMPLES: readonly { readonly owner: new (options: never) => unknown; readonly example: string }[] = [
  { owner: LruCache, example: 'capacity: 100' },
  { owner: TtlCache, example: 'ttlMs: 60_000' },
  { owner: ObjectPool, example: 'create: () => new Thing(), max: 10' },
];

for (const { owner, example } of EXAMPLES) {
  for (const options of [undefined, null, 100, 'text']) {
    it(`${owner.name} takes no ${String(options)} for options, and shows what it takes`, () => {
      assert.throws(() => new owner(options as never), {
        name: 'TypeError',
        message: `${owner.name}: it takes an object of options, such as { ${example} }, not ${String(options)}`,
      });
    });
  }
}

for (const create of [
  () => new LruCache<string, number>({ capacity: 2 }),
  () => new TtlCache<string, number>({ ttlMs: 10, runtime: new FakeRuntime() }),
]) {
  it(`${create().name}.getOrCompute without a function counts nothing and says what it takes`, () => {
    const cache = create();
    const told: unknown[] = [];
    cache.observe({ onRemoval: () => undefined, onRead: (key) => told.push(key) });
    assert.throws(() => cache.getOrCompute('a', 5 as unknown as () => number), {
      name: 'TypeError',
      message: `${cache.name}: getOrCompute takes a function that makes the value of a key; for a value there is set`,
    });
    const { hits, misses, loads, loadFailures } = cache.counters;
    assert.deepEqual([hits, misses, loads, loadFailures, told], [0, 0, 0, 0, []]);
  });
}
