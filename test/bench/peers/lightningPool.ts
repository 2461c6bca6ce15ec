import { createPool } from 'lightning-pool';
import type { AsyncPool, Peer, Pooled } from '../offers';

export const peer: Peer = {
  title: 'lightning-pool',
  package: 'lightning-pool',
  counts: false,
  offers: {
    asyncPool: {
      open: (max): AsyncPool =>
        createPool<Pooled>({ create: () => ({ uses: 0 }), destroy: () => {} }, { max, validation: false }),
      lacks: ['a second release, or one of a foreign object, goes unnoticed'],
    },
  },
};
