import { LRUCache } from 'lru-cache';
import { EXPIRES_LAZILY, type Key, type Peer } from '../offers';

export const peer: Peer = {
  title: 'lru-cache',
  package: 'lru-cache',
  counts: false,
  offers: {
    lru: { open: (max) => new LRUCache<Key, number>({ max }), lacks: [] },
    // By default it reads the clock once a millisecond, by a timer, and serves what ended within one long turn.
    ttl: {
      open: (max, ttl) => new LRUCache<Key, number>({ max, ttl, ttlResolution: 0 }),
      lacks: [EXPIRES_LAZILY],
    },
  },
};
