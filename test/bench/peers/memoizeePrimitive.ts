import memoizee from 'memoizee';
import type { BoundedMemo, Offer, Peer, UnboundedMemo } from '../offers';

const lacks = ['arguments become strings, 1 and "1" are one'];
const bounded: Offer<BoundedMemo> = { open: (fn, max) => memoizee(fn, { max, primitive: true }), lacks };
const unbounded: Offer<UnboundedMemo> = {
  open: (fn) => memoizee(fn, { primitive: true }),
  lacks,
};

export const peer: Peer = {
  title: 'memoizee, primitive mode',
  package: 'memoizee',
  counts: false,
  offers: { memo1: bounded, memo2: bounded, unboundedMemo1: unbounded, unboundedMemo2: unbounded },
};
