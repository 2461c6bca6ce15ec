/**
 * Numbers in [0, 1) that look random and are the same for the same seed: Tommy Ettinger's Mulberry32, 32 bits of state,
 * which is plenty for a workload of some million draws.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws ranks 0 … `count - 1` with a probability proportional to 1 / (rank + 1)^skew, Zipf's law. O(count) to prepare,
 * O(log count) a draw.
 */
export function zipf(count: number, skew: number, random: () => number): () => number {
  const cumulative = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank++) {
    total += 1 / (rank + 1) ** skew;
    cumulative[rank] = total;
  }
  return () => {
    const drawn = random() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulative[middle] as number) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
