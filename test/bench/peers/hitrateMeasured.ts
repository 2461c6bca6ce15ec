import { ObjectPool } from '../../../src/cache';
import type { AsyncPool, Peer } from '../offers';
import { runtime } from '../runtime';

/** What measuring how long acquisitions wait costs. */
export const peer: Peer = {
  title: 'Hitrate, `measureWaits: true`',
  counts: true,
  offers: {
    asyncPool: {
      open: (max): AsyncPool => {
        const pool = new ObjectPool({ create: () => ({ uses: 0 }), max, runtime, measureWaits: true });
        return { acquire: () => pool.acquireAsync(), release: (object) => pool.release(object) };
      },
      lacks: [],
    },
  },
};
