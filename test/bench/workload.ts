import type { Family, Offers, Peer } from './offers';
import type { PeerName } from './roster';

/** How much a run does: `full` to measure, `tiny` to see whether it works. */
export interface Scale {
  /** The number to use where a full run has `count`. */
  of(count: number): number;
  /** How long to measure, and a part of that to warm up, in milliseconds of CPU time. */
  readonly timeMs: number;
}

export const scales = {
  full: { of: (count) => count, timeMs: 150 },
  tiny: { of: (count) => Math.min(count, 200), timeMs: 0 },
} satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

/** One number that a workload finds out, the less the better. */
export interface Figure {
  readonly title: string;
  readonly unit: 'ns' | 'bytes';
  /** How many times as much the fastest peer with the same promise has to need. */
  readonly required: number;
  /** Another one that has to need so much instead. */
  readonly than?: PeerName;
}

export interface Workload {
  readonly name: string;
  readonly family: Family;
  readonly figures: readonly Figure[];
  /** How often each implementation gets a process. */
  readonly rounds: number;
  /** The numbers for `figures`. Fails when the peer does not do what it is asked. */
  run(peer: Peer, scale: Scale): Promise<readonly number[]>;
}

interface WorkloadSpec<F extends Family> extends Omit<Workload, 'run'> {
  readonly family: F;
  run(open: Offers[F], scale: Scale, peer: Peer): Promise<readonly number[]>;
}

export function workloadOf<F extends Family>(spec: WorkloadSpec<F>): Workload {
  return {
    ...spec,
    run: async (peer, scale) => {
      const offer = peer.offers[spec.family];
      if (offer === undefined) throw new Error(`${peer.title} does not offer what ${spec.name} is about.`);
      return spec.run(offer.open, scale, peer);
    },
  };
}

/** One peer needs at most a tenth more than another when the measurement cannot tell: so much is allowed. */
export const asFast = 0.9;

/** Fails loudly, so that no number of a peer that misbehaves gets into a table. */
export function check(isRight: boolean, peer: Peer, what: string): void {
  if (!isRight) throw new Error(`${peer.title} misbehaves: ${what}`);
}
