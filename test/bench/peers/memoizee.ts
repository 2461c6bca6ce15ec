import memoizee from 'memoizee';
import type { BoundedMemo, Offer, Peer, UnboundedMemo } from '../offers';

// What it looks for it compares with one argument after the other.
const bounded: Offer<BoundedMemo> = { open: (fn, max) => memoizee(fn, { max }), lacks: [] };
const unbounded: Offer<UnboundedMemo> = { open: (fn) => memoizee(fn), lacks: [] };

export const peer: Peer = {
  title: 'memoizee',
  package: 'memoizee',
  counts: false,
  offers: { memo1: bounded, memo2: bounded, unboundedMemo1: unbounded, unboundedMemo2: unbounded },
};
