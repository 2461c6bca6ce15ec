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
/** The most stays that a page gets: of more, those that {@link tellingStays} chooses. */
export const RESIDENCY_CAP = 200;
/** The most stays in the history of one key. */
export const HISTORY_CAP = 20;

/** When a stay was. */
interface StayTime {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** How much of a stay is in a time, in milliseconds; one that lasts goes on until `nowMs`. */
export function seenMs(
  { fromMs, toMs }: StayTime,
  span: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): number {
  return Math.max(0, Math.min(toMs ?? nowMs, span.toMs) - Math.max(fromMs, span.fromMs));
}

/**
 * Of too many stays at most `cap`: the half of them that are seen longest, for where much comes and goes
 * all that is newest is over at once; and the newest. O(stays · log stays).
 *
 * @param stays in the order in which they began to be known
 * @returns in the same order
 */
export function tellingStays<T extends StayTime>(
  stays: readonly T[],
  span: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
  cap = RESIDENCY_CAP,
): readonly T[] {
  if (stays.length <= cap) return stays;
  const lengths = new Map(stays.map((stay) => [stay, seenMs(stay, span, nowMs)]));
  const lengthOf = (stay: T): number => lengths.get(stay) ?? 0;
  const longest = [...stays].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, cap / 2);
  const chosen = new Set(longest);
  for (let i = stays.length - 1; chosen.size < cap; i--) chosen.add(stays[i] as T);
  return stays.filter((stay) => chosen.has(stay));
}
