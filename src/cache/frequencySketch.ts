const COUNTERS_PER_ENTRY = 8;
const FEWEST_COUNTERS = 128;
/** Counts stop there. */
const MOST = 15;

/**
 * How often hashes came, lately and about: a count-min sketch (Cormode and Muthukrishnan, 2005), four counters a hash, of
 * which the least is taken. The counts fade: with each hash that comes one counter is halved, the next one each time, so
 * that all are halved once while as many hashes come as there are counters, and no call does more than another.
 */
export class FrequencySketch {
  #counters = new Uint8Array(FEWEST_COUNTERS);
  #fading = 0;

  /** Makes room for `count` entries. What was counted stays. O(counters). */
  reserve(count: number): void {
    const wanted = 2 ** Math.ceil(Math.log2(COUNTERS_PER_ENTRY * count));
    while (this.#counters.length < wanted) {
      // The place of a hash in the doubled table is its old place, or the same in the second half.
      const doubled = new Uint8Array(2 * this.#counters.length);
      doubled.set(this.#counters);
      doubled.set(this.#counters, this.#counters.length);
      this.#counters = doubled;
    }
  }

  /** Notes that `hash` came. */
  add(hash: number): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    let place = hash;
    for (let row = 0; row < 4; row++) {
      const count = counters[place & mask] as number;
      if (count < MOST) counters[place & mask] = count + 1;
      place = next(place);
    }
    this.#fading = (this.#fading + 1) & mask;
    counters[this.#fading] = (counters[this.#fading] as number) >>> 1;
  }

  /** About how often `hash` came lately, 15 at most. */
  estimate(hash: number): number {
    const counters = this.#counters;
    const mask = counters.length - 1;
    let place = hash;
    let least = MOST;
    for (let row = 0; row < 4; row++) {
      least = Math.min(least, counters[place & mask] as number);
      place = next(place);
    }
    return least;
  }

  clear(): void {
    this.#counters.fill(0);
  }
}

/** From the place in one row to that in the next: George Marsaglia's xorshift. */
function next(place: number): number {
  let shifted = place ^ (place << 13);
  shifted ^= shifted >>> 17;
  return shifted ^ (shifted << 5);
}
