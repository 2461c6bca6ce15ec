import memoizee from 'memoizee';
import type { Peer } from '../offers';

export const peer: Peer = {
  title: 'memoizee',
  package: 'memoizee',
  counts: false,
  offers: {
    memo: { open: (fn, max) => memoizee(fn, { max }), lacks: [] },
    unboundedMemo: { open: (fn) => memoizee(fn), lacks: [] },
  },
};
