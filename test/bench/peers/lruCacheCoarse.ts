import { LRUCache } from 'lru-cache';
import { EXPIRES_LAZILY, type Key, type Peer } from '../offers';

export const peer: Peer = {
  title: 'lru-cache, its defaults',
  package: 'lru-cache',
  counts: false,
  offers: {
    ttl: {
      open: (max, ttl) => new LRUCache<Key, number>({ max, ttl }),
      lacks: [EXPIRES_LAZILY, 'keeps the time for a millisecond, and for as long as a turn takes'],
    },
  },
};
