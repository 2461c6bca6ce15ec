import { LRUCache } from 'lru-cache';
import type { Key, Peer } from '../offers';

export const peer: Peer = {
  title: 'lru-cache, its defaults',
  package: 'lru-cache',
  counts: false,
  offers: {
    ttl: {
      open: (max, ttl) => new LRUCache<Key, number>({ max, ttl }),
      lacks: ['keeps the time for a millisecond, and for as long as a turn takes'],
    },
  },
};
