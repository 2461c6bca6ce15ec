import { createLRU } from 'lru.min';
import type { Key, Peer } from '../offers';

export const peer: Peer = {
  title: 'lru.min',
  package: 'lru.min',
  counts: false,
  offers: { lru: { open: (max) => createLRU<Key, number>({ max }), lacks: [] } },
};
