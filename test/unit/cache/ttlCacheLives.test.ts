import assert from 'node:assert/strict';
import { TtlCache, type TtlCacheOptions } from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

function create(options: Partial<TtlCacheOptions<string, number>> = {}) {
  const runtime = new FakeRuntime();
  return { runtime, cache: new TtlCache<string, number>({ ttlMs: 10, runtime, timer: false, ...options }) };
}

describe('A sliding TtlCache', () => {
  it('lets the life of what is read begin anew, with its own length', () => {
    const { cache, runtime } = create({ sliding: true });
    cache.set('default', 1).set('long', 2, 100).set('forever', 3, Infinity);
    runtime.block(9);
    for (const key of ['default', 'long', 'forever']) cache.get(key);
    assert.deepEqual(
      ['default', 'long', 'forever'].map((key) => cache.remainingTtlMs(key)),
      [10, 100, Infinity],
    );
  });

  it('counts getOrCompute and fetch as reads, and has, peek and entries as none', async () => {
    const { cache, runtime } = create({ sliding: true });
    cache.set('a', 1);
    runtime.block(5);
    cache.has('a');
    cache.peek('a');
    for (const _ of cache);
    assert.equal(cache.remainingTtlMs('a'), 5);
    cache.getOrCompute('a', () => 2);
    assert.equal(cache.remainingTtlMs('a'), 10);
    runtime.block(5);
    await cache.fetch('a');
    assert.equal(cache.remainingTtlMs('a'), 10);
  });

  it('does not revive what is read exactly at its deadline', () => {
    const { cache, runtime } = create({ sliding: true });
    cache.set('a', 1);
    runtime.block(10);
    assert.equal(cache.get('a'), undefined);
    assert.equal(cache.size, 0);
  });
});

describe('TtlCache with jitter', () => {
  it('shortens a life by up to that share', () => {
    const shares = [0, 0.5, 0.999];
    const { cache } = create({ jitter: 0.2, random: () => shares.shift() as number });
    cache.set('a', 1).set('b', 2).set('c', 3, 100);
    assert.deepEqual([cache.remainingTtlMs('a'), cache.remainingTtlMs('b')], [10, 9]);
    assert.ok(Math.abs((cache.remainingTtlMs('c') as number) - 80.02) < 1e-9);
  });

  it('draws once for each life, not at reads, and leaves a life without end alone', () => {
    let drawn = 0;
    const random = (): number => {
      drawn++;
      return 0.5;
    };
    const { cache, runtime } = create({ jitter: 1, sliding: true, random });
    cache.set('a', 1).set('b', 1, Infinity);
    runtime.block(4);
    cache.get('a');
    assert.deepEqual([cache.remainingTtlMs('a'), cache.remainingTtlMs('b'), drawn], [5, Infinity, 2]);
  });

  it('takes chance from Math.random when it is given none', () => {
    const { cache } = create({ jitter: 0.5 });
    cache.set('a', 1);
    const remainingMs = cache.remainingTtlMs('a') as number;
    assert.ok(remainingMs > 5 && remainingMs <= 10);
  });

  it('refuses a share and a chance that are none, and stores nothing then', () => {
    assert.throws(() => create({ jitter: 1.5 }), { message: 'TtlCache: jitter must be a share from 0 to 1, not 1.5' });
    const { cache } = create({ jitter: 0.5, random: () => 1 });
    assert.throws(() => cache.set('a', 1), { name: 'RangeError', message: /^TtlCache: random must return/ });
    assert.equal(cache.size, 0);
  });
});
