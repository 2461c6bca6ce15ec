import moize from 'moize';
import type { BoundedMemo, Offer, Peer, UnboundedMemo } from '../offers';

const bounded: Offer<BoundedMemo> = { open: (fn, maxSize) => moize(fn, { maxSize }), lacks: [] };
const unbounded: Offer<UnboundedMemo> = { open: (fn) => moize.infinite(fn), lacks: [] };

export const peer: Peer = {
  title: 'moize',
  package: 'moize',
  counts: false,
  offers: { memo1: bounded, memo2: bounded, unboundedMemo1: unbounded, unboundedMemo2: unbounded },
};
