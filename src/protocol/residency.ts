import type { RemovalCause } from '../cache/removalCause';
import type { KeyName } from './keyName';

/** One stay of a key in a cache, from its insertion to its removal. */
export interface Residency extends KeyName {
  /** Unique in the session, ascending by when it began to be known. */
  readonly id: number;
  readonly cacheId: number;
  /** On the observed process's clock, as all times here. */
  readonly fromMs: number;
  /** `null` while it lasts. */
  readonly toMs: number | null;
  /** `null` while it lasts, and when it ended without being told why. */
  readonly cause: RemovalCause | null;
  /** The newest hits, oldest first; at most {@link RESIDENCY_HIT_CAP}. `count` of them at about the same time. */
  readonly hits: readonly { readonly atMs: number; readonly count: number }[];
  /** All hits that were seen, listed or not. */
  readonly hitCount: number;
}

/** The most hits that are told of one stay. */
export const RESIDENCY_HIT_CAP = 32;
/** The most stays that a page gets: of more, the newest. */
export const RESIDENCY_CAP = 200;
/** The most stays in the history of one key. */
export const HISTORY_CAP = 20;
