import { memoize } from 'micro-memoize';
import type { Peer } from '../offers';

// It knows no unlimited mode: `Infinity` counts as 1.
export const peer: Peer = {
  title: 'micro-memoize',
  package: 'micro-memoize',
  counts: false,
  offers: {
    memo: { open: (fn, maxSize) => memoize(fn, { maxSize }), lacks: [] },
  },
};
