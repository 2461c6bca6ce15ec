import LRUMap from 'mnemonist/lru-map';
import type { Key, Peer } from '../offers';

export const peer: Peer = {
  title: 'mnemonist',
  package: 'mnemonist',
  counts: false,
  offers: { lru: { open: (capacity) => new LRUMap<Key, number>(capacity), lacks: [] } },
};
