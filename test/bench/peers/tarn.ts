import { Pool } from 'tarn';
import type { AsyncPool, Peer, Pooled } from '../offers';

export const peer: Peer = {
  title: 'tarn',
  package: 'tarn',
  counts: false,
  offers: {
    asyncPool: {
      open: (max): AsyncPool => {
        const pool = new Pool<Pooled>({ create: async () => ({ uses: 0 }), destroy: () => {}, min: 0, max });
        return { acquire: () => pool.acquire().promise, release: (object) => pool.release(object) };
      },
      // A second release, or one of a foreign object, returns false.
      lacks: [],
    },
  },
};
