/** Places that a hash can be in. */
const WAYS = 4;
const FEWEST_BUCKETS = 16;

/**
 * The hashes of the entries that were given up last: a queue of a length that is said when it is asked. Each hash has a
 * place in a small bucket, with a stamp that says how many came after it; in a full bucket the oldest is overwritten, so
 * a few leave too early. 8 to 16 bytes a hash, and nothing of the keys themselves is kept.
 */
export class GhostQueue {
  #hashes = new Uint32Array(WAYS * FEWEST_BUCKETS);
  // 0 marks a free place; else the number of the hash, counted from 1.
  #stamps = new Float64Array(WAYS * FEWEST_BUCKETS);
  #added = 0;

  /** Makes room for about `count` hashes. O(hashes). */
  reserve(count: number): void {
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_BUCKETS, count / 2)));
    const hashes = this.#hashes;
    const stamps = this.#stamps;
    if (hashes.length === WAYS * buckets) return;
    this.#hashes = new Uint32Array(WAYS * buckets);
    this.#stamps = new Float64Array(WAYS * buckets);
    for (let place = 0; place < hashes.length; place++) {
      const stamp = stamps[place] as number;
      if (stamp !== 0) this.#put(hashes[place] as number, stamp);
    }
  }

  /** Adds a hash as the newest. O(1). */
  add(hash: number): void {
    this.#added++;
    this.#put(hash, this.#added);
  }

  /** Takes a hash out, and tells whether it was one of the newest `length`. O(1). */
  take(hash: number, length: number): boolean {
    const first = this.#bucketOf(hash);
    for (let place = first; place < first + WAYS; place++) {
      if (this.#hashes[place] !== hash) continue;
      const stamp = this.#stamps[place] as number;
      this.#stamps[place] = 0;
      return stamp > 0 && this.#added - stamp < length;
    }
    return false;
  }

  clear(): void {
    this.#stamps.fill(0);
  }

  #put(hash: number, stamp: number): void {
    const first = this.#bucketOf(hash);
    let oldest = first;
    for (let place = first; place < first + WAYS; place++) {
      if (this.#hashes[place] === hash) {
        oldest = place;
        break;
      }
      if ((this.#stamps[place] as number) < (this.#stamps[oldest] as number)) oldest = place;
    }
    this.#hashes[oldest] = hash;
    this.#stamps[oldest] = stamp;
  }

  #bucketOf(hash: number): number {
    return WAYS * (hash & (this.#hashes.length / WAYS - 1));
  }
}
