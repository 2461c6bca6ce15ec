import { LruCache, memoize, ObjectPool, TtlCache, WeakValueMap } from '../../../src/cache';
import type { AsyncPool, BoundedMemo, Offer, Peer, Pooled, SyncPool, UnboundedMemo } from '../offers';
import { runtime } from '../runtime';

function poolOf(max: number): ObjectPool<Pooled> {
  return new ObjectPool({ create: () => ({ uses: 0 }), max, runtime });
}

const bounded: Offer<BoundedMemo> = { open: (fn, maxSize) => memoize(fn, { maxSize }), lacks: [] };
const unbounded: Offer<UnboundedMemo> = {
  open: (fn) => memoize(fn, { maxSize: Infinity }),
  lacks: [],
};

export const peer: Peer = {
  title: 'Hitrate',
  counts: true,
  offers: {
    lru: { open: (capacity) => new LruCache({ capacity }), lacks: [] },
    ttl: {
      open: (capacity, ttlMs) => new TtlCache({ capacity, ttlMs, runtime }),
      lacks: [],
    },
    memo1: bounded,
    memo2: bounded,
    unboundedMemo1: unbounded,
    unboundedMemo2: unbounded,
    syncPool: { open: (max): SyncPool => poolOf(max), lacks: [] },
    asyncPool: {
      open: (max): AsyncPool => {
        const pool = poolOf(max);
        return { acquire: () => pool.acquireAsync(), release: (object) => pool.release(object) };
      },
      lacks: [],
    },
    weak: { open: () => new WeakValueMap<number, object>(), lacks: [] },
  },
};
