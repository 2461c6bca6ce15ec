import { LRUCache } from 'lru-cache';
import memoize from 'memoize';
import type { MemoArgument, Peer } from '../offers';

interface Item {
  data: number;
  maxAge: number;
}

/** The bound is that of a cache one brings. */
function boundedBy(max: number): LRUCache<MemoArgument, Item> {
  return new LRUCache({ max });
}

// It looks at the first argument only; for more its documentation says this.
const cacheKey = JSON.stringify;
const lacks = ['several arguments as JSON, which tells apart neither NaN from null nor objects by identity'];

export const peer: Peer = {
  title: 'memoize',
  package: 'memoize',
  counts: false,
  offers: {
    memo1: { open: (fn, max) => memoize(fn, { cache: boundedBy(max) }), lacks: [] },
    memo2: { open: (fn, max) => memoize(fn, { cacheKey, cache: boundedBy(max) }), lacks },
    unboundedMemo1: { open: (fn) => memoize(fn), lacks: [] },
    unboundedMemo2: { open: (fn) => memoize(fn, { cacheKey }), lacks },
  },
};
