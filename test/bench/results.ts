import type { Family, Peer } from './offers';
import { median, type Ratio, ratioOf } from './ratio';
import type { PeerName } from './roster';
import type { Workload } from './workload';

/** What each implementation said in each round, a number for each figure of the workload. */
export type Rounds = ReadonlyMap<PeerName, readonly (readonly number[])[]>;

export interface PeerResult {
  readonly name: PeerName;
  readonly title: string;
  /** What it does not promise; `undefined` for the floor, which promises nothing. */
  readonly lacks: readonly string[] | undefined;
  /** Whether it counted hits and misses, as Hitrate always does. */
  readonly counts: boolean;
  readonly ratio: Ratio;
}

export interface FigureResult {
  readonly workload: string;
  readonly family: Family;
  readonly title: string;
  readonly unit: 'ns' | 'bytes';
  /** What Hitrate needs: the median of the rounds. */
  readonly ours: number;
  readonly peers: readonly PeerResult[];
  /** The one that needs least of those that promise as much. */
  readonly fastest: PeerResult | undefined;
  /** How many times as much the one `than` has to need, which is that one unless the figure says another. */
  readonly required: number;
  readonly than: PeerResult | undefined;
  readonly isReached: boolean;
}

/** One for each figure of a workload. */
export function resultsOf(
  workload: Workload,
  peers: ReadonlyMap<PeerName, Peer>,
  rounds: Rounds,
): readonly FigureResult[] {
  return workload.figures.map(({ title, unit, required, than: named }, figure) => {
    const valuesOf = (name: PeerName): number[] => (rounds.get(name) ?? []).map((values) => values[figure]!);
    const ours = valuesOf('hitrate');
    const results = [...rounds.keys()]
      .filter((name) => name !== 'hitrate')
      .map((name): PeerResult => {
        const peer = peers.get(name)!;
        const lacks = peer.package === undefined ? undefined : (peer.offers[workload.family]?.lacks ?? []);
        return { name, title: peer.title, lacks, counts: peer.counts, ratio: ratioOf(valuesOf(name), ours) };
      });
    const fastest = results
      .filter(({ lacks }) => lacks?.length === 0)
      .reduce<PeerResult | undefined>(
        (best, peer) => (best === undefined || peer.ratio.median < best.ratio.median ? peer : best),
        undefined,
      );
    const than = named === undefined ? fastest : results.find(({ name }) => name === named);
    return {
      workload: workload.name,
      family: workload.family,
      title,
      unit,
      ours: median(ours),
      peers: results,
      fastest,
      required,
      than,
      isReached: than === undefined || than.ratio.median >= required,
    };
  });
}
