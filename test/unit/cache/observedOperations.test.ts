import assert from 'node:assert/strict';
import { type CacheObserver, LruCache, memoize, ObjectPool, TtlCache, WeakValueMap } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';
import { FakeRuntime } from './fakeRuntime';

/** Writes down what it is told, one line each. */
class Lines implements CacheObserver {
  #lines: string[] = [];

  onRemoval(key: unknown, _value: unknown, cause: string): void {
    this.#lines.push(`- ${JSON.stringify(key)} ${cause}`);
  }

  onInsertion(key: unknown, value: unknown): void {
    this.#lines.push(`+ ${JSON.stringify(key)} ${JSON.stringify(value)}`);
  }

  onRead(key: unknown, isHit: boolean): void {
    this.#lines.push(`${isHit ? 'hit' : 'miss'} ${JSON.stringify(key)}`);
  }

  /** What was told since the last call. */
  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}

function listenTo(cache: { observe(observer: CacheObserver): unknown }): Lines {
  const lines = new Lines();
  cache.observe(lines);
  return lines;
}

describe('What observers are told of the operations of caches', () => {
  it('LruCache: of each read, and of another value', async () => {
    const cache = new LruCache<string, number>({ capacity: 2, load: () => 7 });
    const lines = listenTo(cache);
    cache.set('a', 1).set('a', 1).set('a', 2);
    assert.deepEqual(lines.take(), ['+ "a" 1', '- "a" replaced', '+ "a" 2']);
    cache.getOrCompute('a', () => 3);
    cache.getOrCompute('b', () => 4);
    assert.deepEqual(lines.take(), ['hit "a"', 'miss "b"', '+ "b" 4']);
    await cache.fetch('c');
    await cache.fetch('c');
    assert.deepEqual(lines.take(), ['miss "c"', '- "a" size', '+ "c" 7', 'hit "c"']);
    cache.peek('c');
    cache.has('c');
    assert.deepEqual(lines.take(), []);
  });

  it('LruCache that weighs: an entry that had to go at once did not come in', () => {
    const cache = new LruCache<string, number>({ maxWeight: 10, weigh: (value) => value, policy: 'fifo' });
    const lines = listenTo(cache);
    cache.set('a', 4).set('b', 4).set('c', 11);
    assert.deepEqual(lines.take(), ['+ "a" 4', '+ "b" 4', '- "c" size']);
    cache.set('b', 5).set('b', 5);
    assert.deepEqual(lines.take(), ['- "b" replaced', '+ "b" 5']);
    // The oldest goes, and that is the one that became heavier.
    cache.set('a', 6);
    assert.deepEqual(lines.take(), ['- "a" replaced', '- "a" size']);
    cache.set('b', 11);
    assert.deepEqual(lines.take(), ['- "b" replaced', '- "b" size']);
  });

  it('TtlCache: that a read came upon an entry that has ended, before its miss', async () => {
    const runtime = new FakeRuntime();
    const cache = new TtlCache<string, number>({ ttlMs: 5, runtime, timer: false, load: () => 7 });
    const lines = listenTo(cache);
    cache.set('a', 1).set('a', 1);
    runtime.advance(5);
    cache.get('a');
    assert.deepEqual(lines.take(), ['+ "a" 1', '- "a" expired', 'miss "a"']);
    cache.getOrCompute('a', () => 2);
    cache.getOrCompute('a', () => 3);
    await cache.fetch('a');
    await cache.fetch('a', { refresh: true });
    assert.deepEqual(lines.take(), [
      'miss "a"',
      '+ "a" 2',
      'hit "a"',
      'hit "a"',
      'miss "a"',
      '- "a" replaced',
      '+ "a" 7',
    ]);
    runtime.advance(5);
    cache.set('a', 7);
    assert.deepEqual(lines.take(), ['- "a" expired', '+ "a" 7']);
    cache.get('a');
    cache.get('b');
    assert.deepEqual(lines.take(), ['hit "a"', 'miss "b"']);
  });

  it('TtlCache: an observer that fails at such a removal does not take the miss from the others', () => {
    const runtime = new FakeRuntime();
    const cache = new TtlCache<string, number>({ ttlMs: 5, runtime, timer: false });
    cache.observe({
      onRemoval: () => {
        throw new Error('full up');
      },
    });
    const lines = listenTo(cache);
    cache.set('a', 1);
    runtime.advance(5);
    assert.throws(() => cache.get('a'), { message: 'full up' });
    assert.deepEqual(lines.take(), ['+ "a" 1', '- "a" expired', 'miss "a"']);
  });

  it('memoize: of a promise when it is a result, and of the arguments as they are compared', async () => {
    const runtime = new FakeRuntime();
    const load = memoize(async (id: number) => Promise.resolve(id), { maxSize: 1, ttlMs: 5, runtime });
    const lines = listenTo(load.cache);
    await Promise.all([load(1), load(1)]);
    assert.deepEqual(lines.take(), ['miss [1]', 'hit [1]', '+ [1] {}']);
    await load(2);
    assert.deepEqual(lines.take(), ['miss [2]', '- [1] size', '+ [2] {}']);
    assert.deepEqual(
      load.cache.inspect?.(9).map(({ key, remainingTtlMs }) => [key, remainingTtlMs]),
      [[[2], 5]],
    );
    runtime.block(5);
    const again = load(2);
    assert.deepEqual(lines.take(), ['- [2] expired', 'miss [2]']);
    await again;
    const keyed = memoize((user: { id: number }) => user.id, { key: ({ id }) => id });
    const keys = listenTo(keyed.cache);
    keyed({ id: 3 });
    keyed({ id: 3 });
    assert.deepEqual(keys.take(), ['miss [3]', '+ [3] 3', 'hit [3]']);
  });

  it('memoize: arguments that are held weakly are told, and not shown', () => {
    const size = memoize((list: readonly number[], extra: number) => list.length + extra, { weak: true, maxSize: 1 });
    const lines = listenTo(size.cache);
    const list = [1, 2];
    size(list, 1);
    size(list, 1);
    size(list, 2);
    assert.deepEqual(lines.take(), [
      'miss [[1,2],1]',
      '+ [[1,2],1] 3',
      'hit [[1,2],1]',
      'miss [[1,2],2]',
      '- [[1,2],1] size',
      '+ [[1,2],2] 4',
    ]);
    const [view = assert.fail('nothing is shown')] = size.cache.inspect?.(9) ?? [];
    const [held, extra] = view.key as [unknown, unknown];
    assert.deepEqual([held instanceof WeakRef, extra, Object.keys(view)], [true, 2, ['key']]);
  });

  it('WeakValueMap: that a read came upon a dead value, before its miss', () => {
    const collector = new FakeCollector();
    collector.install();
    try {
      const map = new WeakValueMap<string, object>();
      const lines = listenTo(map);
      const [brie, tilsit] = [{ name: 'brie' }, { name: 'tilsit' }];
      map.set('a', brie).set('b', brie);
      collector.collect(brie);
      map.get('a');
      map.set('b', tilsit);
      map.getOrInsert('b', brie);
      map.getOrInsertComputed('c', () => tilsit);
      assert.deepEqual(lines.take().slice(2), [
        '- "a" collected',
        'miss "a"',
        '- "b" collected',
        '+ "b" {"name":"tilsit"}',
        'hit "b"',
        'miss "c"',
        '+ "c" {"name":"tilsit"}',
      ]);
      assert.deepEqual(map.inspect(1), [{ key: 'b' }]);
    } finally {
      collector.uninstall();
    }
  });

  it('ObjectPool: of each object that is created, and whom an acquisition got', async () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1, runtime: new FakeRuntime() });
    const lines = listenTo(pool);
    const object = pool.acquire();
    const waiting = pool.acquireAsync();
    pool.release(object);
    pool.discard(await waiting);
    assert.deepEqual(lines.take(), ['+ 1 {}', 'miss 1', 'hit 1', '- 1 explicit']);
  });

  it('ObjectPool: who cannot be told gets nothing, and loses nothing', async () => {
    const pool = new ObjectPool({ create: () => ({}), max: 1, runtime: new FakeRuntime() });
    const object = pool.acquire();
    const [first, second] = [pool.acquireAsync(), pool.acquireAsync()];
    const unobserve = pool.observe({
      onRemoval: () => undefined,
      onRead: () => {
        unobserve();
        throw new Error('not now');
      },
    });
    pool.release(object);
    await assert.rejects(first, { message: 'not now' });
    assert.equal(await second, object);
    assert.deepEqual([pool.inUse, pool.waiting], [1, 0]);
  });

  it('ObjectPool: an observer that fails may have given the object back already', () => {
    const pool = new ObjectPool<object>({ create: () => ({}), max: 1, prefill: 1 });
    const object = pool.acquire();
    pool.release(object);
    pool.observe({
      onRemoval: () => undefined,
      onRead: () => {
        pool.release(object);
        throw new Error('not now');
      },
    });
    assert.throws(() => pool.acquire(), { message: 'not now' });
    assert.deepEqual([pool.idle, pool.inUse], [1, 0]);
  });
});
