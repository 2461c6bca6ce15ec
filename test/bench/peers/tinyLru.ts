import { lru } from 'tiny-lru';
import { EXPIRES_LAZILY, type Peer } from '../offers';

const coerced = 'keys become strings, 1 and "1" are one';

export const peer: Peer = {
  title: 'tiny-lru',
  package: 'tiny-lru',
  counts: true,
  offers: {
    lru: { open: (max) => lru<number>(max), lacks: [coerced] },
    ttl: { open: (max, ttlMs) => lru<number>(max, ttlMs), lacks: [coerced, EXPIRES_LAZILY] },
  },
};
