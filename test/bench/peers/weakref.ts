import { WeakValueMap } from 'weakref';
import type { Peer } from '../offers';

export const peer: Peer = {
  title: 'weakref',
  package: 'weakref',
  counts: false,
  offers: { weak: { open: () => new WeakValueMap<number, object>(), lacks: [] } },
};
