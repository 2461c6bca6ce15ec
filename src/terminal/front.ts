import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';

/** One way to show a session in a terminal. Everything it shows comes from the snapshots. */
export interface Front {
  /** A newer snapshot, and the removals that are new in it. */
  update(snapshot: SessionSnapshot, removals: readonly RemovalEvent[]): void;
  /** The last snapshot, of a process that has ended. */
  end(snapshot: SessionSnapshot): void;
}
