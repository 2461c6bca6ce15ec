import assert from 'node:assert/strict';
import { EVICTION_POLICY_NAMES, LruCache, type LruCacheOptions, type RemovalCause } from '../../../src/cache';

function weighing(maxWeight: number, more: Partial<LruCacheOptions<string, string>> = {}) {
  const told: [key: string, value: string, cause: RemovalCause][] = [];
  const cache = new LruCache<string, string>({
    maxWeight,
    weigh: (value) => value.length,
    onRemoval: (...removal) => told.push(removal),
    ...more,
  } as LruCacheOptions<string, string>);
  return { cache, told };
}

describe('LruCache bounded by weight', () => {
  it('lets as many go as the new entry needs, the least recently used first', () => {
    const { cache, told } = weighing(10);
    cache.set('a', '333').set('b', '333').set('c', '4444');
    cache.get('a');
    assert.equal(cache.weight, 10);
    cache.set('d', '55555');
    assert.deepEqual(told, [
      ['b', '333', 'size'],
      ['c', '4444', 'size'],
    ]);
    assert.deepEqual([cache.weight, cache.size, cache.capacity, cache.maxWeight], [8, 2, Infinity, 10]);
  });

  it('does not hold what alone weighs too much, and drives nothing out for it', () => {
    const { cache, told } = weighing(3);
    cache.set('a', '1').set('b', '4444');
    assert.deepEqual(told, [['b', '4444', 'size']]);
    assert.deepEqual(cache.dump(), [['a', '1']]);
  });

  it('lets the old value go when the new one weighs too much', () => {
    const { cache, told } = weighing(3);
    cache.set('a', '1').set('a', '4444');
    assert.deepEqual(told, [
      ['a', '1', 'replaced'],
      ['a', '4444', 'size'],
    ]);
    assert.deepEqual([cache.size, cache.weight, cache.has('a')], [0, 0, false]);
  });

  it('weighs a replaced value anew, and lets others go for it', () => {
    const { cache, told } = weighing(6);
    cache.set('a', '1').set('b', '22').set('c', '1').set('b', '55555');
    assert.deepEqual(told, [
      ['b', '22', 'replaced'],
      ['a', '1', 'size'],
    ]);
    assert.equal(cache.weight, 6);
  });

  it('obeys both bounds when there are two', () => {
    const { cache } = weighing(6, { capacity: 2 });
    cache.set('a', '1').set('b', '1').set('c', '1');
    assert.deepEqual([cache.size, cache.capacity], [2, 2]);
    cache.set('d', '6'.repeat(6));
    assert.deepEqual([...cache.keys()], ['d']);
  });

  it('takes entries that weigh nothing', () => {
    const { cache } = weighing(1);
    cache.set('a', '').set('b', '').set('c', '1').set('d', '');
    assert.deepEqual([cache.size, cache.weight], [4, 1]);
  });

  it('weighs exactly nothing when it is empty, although fractions were added and taken away', () => {
    const cache = new LruCache<number, number>({ maxWeight: 1, weigh: (value) => value });
    for (const fraction of [0.1, 0.2, 0.3]) cache.set(fraction, fraction);
    for (const fraction of [0.1, 0.2, 0.3]) cache.delete(fraction);
    assert.equal(cache.weight, 0);
    cache.set(1, 1);
    assert.equal(cache.size, 1);
  });

  for (const weight of [Number.NaN, -1, Infinity]) {
    it(`refuses a weight of ${weight}, and changes nothing`, () => {
      const cache = new LruCache<string, number>({ maxWeight: 10, weigh: (value) => value });
      cache.set('a', 1);
      assert.throws(() => cache.set('a', weight), {
        name: 'RangeError',
        message: `LruCache: weigh must return a finite number from 0 on, not ${weight}`,
      });
      assert.deepEqual([cache.dump(), cache.weight], [[['a', 1]], 1]);
    });
  }

  it('needs a function to weigh with, and a bound that makes sense', () => {
    assert.throws(() => new LruCache({ maxWeight: 1 } as unknown as LruCacheOptions), { message: /needs weigh/ });
    for (const maxWeight of [0, -1, Number.NaN]) {
      assert.throws(() => new LruCache({ maxWeight, weigh: () => 1 }), {
        name: 'RangeError',
        message: `LruCache: maxWeight must be greater than 0, not ${maxWeight}`,
      });
    }
    assert.throws(() => new LruCache({} as unknown as LruCacheOptions), {
      name: 'RangeError',
      message: /capacity must be a positive integer/,
    });
  });
});

describe('LruCache.resize', () => {
  it('lets go at once what does not fit any more, and holds more from then on', () => {
    const told: unknown[] = [];
    const cache = new LruCache<number, number>({ capacity: 4, onRemoval: (...removal) => told.push(removal) });
    for (let key = 0; key < 4; key++) cache.set(key, key);
    cache.resize({ capacity: 2 });
    assert.deepEqual(told, [
      [0, 0, 'size'],
      [1, 1, 'size'],
    ]);
    cache.resize({ capacity: 3 });
    cache.set(4, 4);
    assert.deepEqual([[...cache.keys()], cache.capacity], [[4, 3, 2], 3]);
  });

  it('changes the bound of the weight, and leaves the other one', () => {
    const { cache } = weighing(6, { capacity: 5 });
    cache.set('a', '333').set('b', '22');
    cache.resize({ maxWeight: 4 });
    assert.deepEqual([cache.weight, cache.maxWeight, cache.capacity], [2, 4, 5]);
  });

  it('refuses bounds that make no sense, and then nothing has changed', () => {
    const cache = new LruCache<number, number>({ capacity: 2 });
    cache.set(1, 1);
    assert.throws(() => cache.resize({ capacity: 0 }), { name: 'RangeError' });
    assert.throws(() => cache.resize({ maxWeight: 5 }), { message: /maxWeight needs weigh/ });
    assert.throws(() => weighing(5).cache.resize({ maxWeight: 0 }), { name: 'RangeError' });
    assert.deepEqual([cache.capacity, cache.maxWeight, cache.size], [2, Infinity, 1]);
  });
});

describe('LruCache with a policy', () => {
  it('refuses a policy that it does not know, and names those it knows', () => {
    assert.throws(() => new LruCache({ capacity: 1, policy: 'mru' as 'lru' }), {
      name: 'RangeError',
      message: `LruCache: policy must be one of ${EVICTION_POLICY_NAMES.map((name) => `'${name}'`).join(', ')}, not mru`,
    });
  });

  it('says which one it has', () => {
    assert.equal(new LruCache({ capacity: 1 }).policy, 'lru');
    assert.equal(new LruCache({ capacity: 1, policy: 'sieve' }).policy, 'sieve');
  });
});
