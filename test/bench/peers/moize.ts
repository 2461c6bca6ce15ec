import moize from 'moize';
import type { Peer } from '../offers';

export const peer: Peer = {
  title: 'moize',
  package: 'moize',
  counts: false,
  offers: {
    memo: { open: (fn, maxSize) => moize(fn, { maxSize }), lacks: [] },
    unboundedMemo: { open: (fn) => moize.infinite(fn), lacks: [] },
  },
};
