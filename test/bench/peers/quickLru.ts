import QuickLRU from 'quick-lru';
import { EXPIRES_LAZILY, type Key, type Peer } from '../offers';

const unbound = 'holds up to twice its bound';

export const peer: Peer = {
  title: 'quick-lru',
  package: 'quick-lru',
  counts: false,
  offers: {
    lru: { open: (maxSize) => new QuickLRU<Key, number>({ maxSize }), lacks: [unbound] },
    ttl: {
      open: (maxSize, maxAge) => new QuickLRU<Key, number>({ maxSize, maxAge }),
      lacks: [unbound, EXPIRES_LAZILY],
    },
  },
};
