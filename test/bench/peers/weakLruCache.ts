import { WeakLRUCache } from 'weak-lru-cache';
import type { Peer } from '../offers';

export const peer: Peer = {
  title: 'weak-lru-cache',
  package: 'weak-lru-cache',
  counts: false,
  offers: {
    weak: {
      open: () => {
        const cache = new WeakLRUCache<number, object>();
        return { get: (key) => cache.getValue(key), set: (key, value) => cache.setValue(key, value) };
      },
      lacks: ['holds the values used last strongly'],
    },
  },
};
