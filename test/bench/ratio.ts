/** How many times as much a peer needs: above 1, Hitrate is ahead. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of no values.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What a peer needed by what we needed in the same round, as the machine is faster in one round than in another. The
 * median of the rounds, and the least and the greatest of them.
 */
export function ratioOf(theirs: readonly number[], ours: readonly number[]): Ratio {
  if (theirs.length !== ours.length) throw new RangeError('Each round needs a number of both.');
  const ratios = theirs.map((value, round) => value / ours[round]!);
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}
