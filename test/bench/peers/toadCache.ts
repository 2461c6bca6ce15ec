import { LruMap } from 'toad-cache';
import { EXPIRES_LAZILY, type Peer } from '../offers';

export const peer: Peer = {
  title: 'toad-cache',
  package: 'toad-cache',
  counts: false,
  offers: {
    lru: { open: (max) => new LruMap<number>(max), lacks: [] },
    ttl: { open: (max, ttlMs) => new LruMap<number>(max, ttlMs), lacks: [EXPIRES_LAZILY] },
  },
};
