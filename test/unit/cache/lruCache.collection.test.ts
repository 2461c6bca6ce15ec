import { EVICTION_POLICY_NAMES, LruCache } from '../../../src/cache';
import { collectUntil } from './collected';

/** Stores a value that only the cache refers to. A function of its own, so that no frame of a test does. */
function store(cache: LruCache<object, object>): readonly WeakRef<object>[] {
  const key = { is: 'key' };
  const value = { is: 'value' };
  cache.set(key, value);
  return [new WeakRef(key), new WeakRef(value)];
}

const WAYS: readonly [string, (cache: LruCache<object, object>, refs: readonly WeakRef<object>[]) => void][] = [
  ['deleted', (cache, [key]) => void cache.delete(key?.deref() ?? {})],
  ['cleared', (cache) => cache.clear()],
  [
    'evicted',
    (cache) => {
      for (let i = 0; i < 10; i++) {
        const key = {};
        cache.set(key, {}).get(key);
      }
    },
  ],
];

describe('LruCache and the garbage collector', () => {
  for (const policy of EVICTION_POLICY_NAMES) {
    for (const [what, remove] of WAYS) {
      it(`holds neither key nor value of an entry that was ${what}, with the policy ${policy}`, async () => {
        const cache = new LruCache<object, object>({ capacity: 2, policy });
        const refs = store(cache);
        remove(cache, refs);
        await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'key and value are collected');
      });
    }
  }

  it('is collected with all that it holds when nobody refers to it', async () => {
    const forget = (): WeakRef<object> => {
      const cache = new LruCache<object, object>({ capacity: 2, onRemoval: () => undefined });
      cache.set({}, {});
      return new WeakRef(cache);
    };
    const ref = forget();
    await collectUntil(() => ref.deref() === undefined, 'the cache is collected');
  });
});
