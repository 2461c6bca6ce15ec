import { memoize } from 'micro-memoize';
import type { BoundedMemo, Offer, Peer } from '../offers';

// It knows no unlimited mode: `Infinity` counts as 1.
const bounded: Offer<BoundedMemo> = { open: (fn, maxSize) => memoize(fn, { maxSize }), lacks: [] };

export const peer: Peer = {
  title: 'micro-memoize',
  package: 'micro-memoize',
  counts: false,
  offers: { memo1: bounded, memo2: bounded },
};
