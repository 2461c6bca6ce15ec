/** Numbers from 0 up to, but not including, 1: the same ones each time (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` numbers below `count`, each as likely. */
export function uniform(length: number, count: number): Uint32Array {
  const random = randomOf(1);
  return Uint32Array.from({ length }, () => Math.floor(random() * count));
}

/** `length` numbers below `count`; the k-th most popular comes with a frequency of 1 / k ^ exponent. */
export function zipf(length: number, count: number, exponent: number): Uint32Array {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) upTo[rank] = sum += 1 / (rank + 1) ** exponent;
  const random = randomOf(2);
  return Uint32Array.from({ length }, () => {
    const share = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! < share) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}
