import memoizee from 'memoizee';
import type { Peer } from '../offers';

const lacks = ['arguments become strings, 1 and "1" are one'];

export const peer: Peer = {
  title: 'memoizee, primitive mode',
  package: 'memoizee',
  counts: false,
  offers: {
    memo: { open: (fn, max) => memoizee(fn, { max, primitive: true }), lacks },
    unboundedMemo: { open: (fn) => memoizee(fn, { primitive: true }), lacks },
  },
};
