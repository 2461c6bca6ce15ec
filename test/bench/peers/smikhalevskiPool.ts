import { ObjectPool } from '@smikhalevski/object-pool';
import type { Pooled, Peer, SyncPool } from '../offers';

export const peer: Peer = {
  title: 'object-pool',
  package: '@smikhalevski/object-pool',
  counts: false,
  offers: {
    syncPool: {
      open: (): SyncPool => {
        const pool = new ObjectPool<Pooled>(() => ({ uses: 0 }));
        return { acquire: () => pool.take(), release: (object) => pool.release(object) };
      },
      lacks: ['no bound, and an object released twice goes to two users'],
    },
  },
};
