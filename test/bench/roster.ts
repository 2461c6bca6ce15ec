import type { Peer } from './offers';

/** The implementations, in the order of the columns. Each is loaded when it is asked for: a process has one of them. */
const roster = {
  hitrate: () => import('./peers/hitrate'),
  hitrateMeasured: () => import('./peers/hitrateMeasured'),
  plainMap: () => import('./peers/plainMap'),
  lruCache: () => import('./peers/lruCache'),
  lruCachePurging: () => import('./peers/lruCachePurging'),
  lruCacheCoarse: () => import('./peers/lruCacheCoarse'),
  mnemonist: () => import('./peers/mnemonist'),
  lruMin: () => import('./peers/lruMin'),
  toadCache: () => import('./peers/toadCache'),
  quickLru: () => import('./peers/quickLru'),
  tinyLru: () => import('./peers/tinyLru'),
  ttlCache: () => import('./peers/ttlCache'),
  memoizee: () => import('./peers/memoizee'),
  memoizeePrimitive: () => import('./peers/memoizeePrimitive'),
  memoize: () => import('./peers/memoize'),
  moize: () => import('./peers/moize'),
  microMemoize: () => import('./peers/microMemoize'),
  smikhalevskiPool: () => import('./peers/smikhalevskiPool'),
  genericPool: () => import('./peers/genericPool'),
  tarn: () => import('./peers/tarn'),
  lightningPool: () => import('./peers/lightningPool'),
  weakref: () => import('./peers/weakref'),
  weakLruCache: () => import('./peers/weakLruCache'),
} satisfies Record<string, () => Promise<{ readonly peer: Peer }>>;

export type PeerName = keyof typeof roster;

export const peerNames = Object.keys(roster) as readonly PeerName[];

export async function loadPeer(name: string): Promise<Peer> {
  const load = (roster as Partial<Record<string, () => Promise<{ readonly peer: Peer }>>>)[name];
  if (load === undefined) throw new Error(`There is no implementation ${name}; there are ${peerNames.join(', ')}.`);
  return (await load()).peer;
}
