import { LRUCache } from 'lru-cache';
import type { Key, Peer } from '../offers';

export const peer: Peer = {
  title: 'lru-cache, ttlAutopurge',
  package: 'lru-cache',
  counts: false,
  offers: {
    // A timer for each entry.
    ttl: {
      open: (max, ttl) => new LRUCache<Key, number>({ max, ttl, ttlResolution: 0, ttlAutopurge: true }),
      lacks: [],
    },
  },
};
