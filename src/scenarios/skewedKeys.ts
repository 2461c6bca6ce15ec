import { seededRandom, zipf } from './random';

/** What decides which keys a workload reads; each is read anew for every key. */
export interface SkewedKeysShape {
  /** Exponent of Zipf's law: 0 reads all keys alike, 1 reads the first ten times as often as the tenth. */
  readonly skew: () => number;
  /** How many different keys there are. */
  readonly keySpace: () => number;
  /** The share of reads, of 1, that go through cold keys one after the other, each of them once. */
  readonly scanShare: () => number;
}

/** The keys that a workload reads, one after the other: few of them often, most of them rarely. */
export function skewedKeys(seed: number, { skew, keySpace, scanShare }: SkewedKeysShape): () => string {
  const random = seededRandom(seed);
  let shape = { skew: skew(), keySpace: keySpace() };
  let rank = zipf(shape.keySpace, shape.skew, random);
  let scanned = 0;
  return () => {
    const now = { skew: skew(), keySpace: keySpace() };
    if (now.skew !== shape.skew || now.keySpace !== shape.keySpace) {
      shape = now;
      rank = zipf(shape.keySpace, shape.skew, random);
    }
    const share = scanShare();
    // Without a scan no number is drawn for it, so that the other keys stay the same.
    if (share > 0 && random() < share) return `scan:${scanned++}`;
    return `user:${rank()}`;
  };
}
