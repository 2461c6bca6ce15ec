import { LRUCache } from 'lru-cache';
import memoize from 'memoize';
import type { Peer } from '../offers';

interface Item {
  data: number;
  maxAge: number;
}

// Its keys are one value: for more arguments its documentation says JSON.
const lacks = ['several arguments only as JSON'];

export const peer: Peer = {
  title: 'memoize',
  package: 'memoize',
  counts: false,
  offers: {
    memo: {
      open: (fn, max) => {
        // The bound is that of a cache one brings.
        const cache = new LRUCache<string | number, Item>({ max });
        return fn.length > 1 ? memoize(fn, { cacheKey: JSON.stringify, cache }) : memoize(fn, { cache });
      },
      lacks,
    },
    unboundedMemo: {
      open: (fn) => (fn.length > 1 ? memoize(fn, { cacheKey: JSON.stringify }) : memoize(fn)),
      lacks,
    },
  },
};
