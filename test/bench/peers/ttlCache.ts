import { TTLCache } from '@isaacs/ttlcache';
import type { Key, Peer } from '../offers';

export const peer: Peer = {
  title: 'ttlcache',
  package: '@isaacs/ttlcache',
  counts: false,
  offers: {
    ttl: {
      open: (max, ttl) => new TTLCache<Key, number>({ max, ttl, checkAgeOnGet: true }),
      lacks: ['gives up what ends first, not what was used last'],
    },
  },
};
