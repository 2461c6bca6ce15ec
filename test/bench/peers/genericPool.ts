import { createPool } from 'generic-pool';
import type { AsyncPool, Peer, Pooled } from '../offers';

export const peer: Peer = {
  title: 'generic-pool',
  package: 'generic-pool',
  counts: false,
  offers: {
    asyncPool: {
      open: (max): AsyncPool =>
        createPool<Pooled>({ create: async () => ({ uses: 0 }), destroy: async () => {} }, { max }),
      lacks: [],
    },
  },
};
