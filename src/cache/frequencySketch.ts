const BYTES_PER_ENTRY = 8;
const FEWEST_BYTES = 128;
const ROWS = 4;
/** Counts stop there. */
const MOST = 15;

/**
 * How often hashes came, lately and about: a count-min sketch (Cormode and Muthukrishnan, 2005) of four-bit counters.
 * A hash has four of them; the least is its count, and only those that are at the least are raised, so that hashes that
 * share counters disturb each other little (Estan and Varghese, 2002). The counts fade: with each hash that comes one
 * byte's counters are halved, the next byte each time, so that all are halved once while as many hashes come as there are
 * bytes, eight to sixteen for each entry, and no call does more than another.
 */
export class FrequencySketch {
  #bytes = new Uint8Array(FEWEST_BYTES);
  #fading = 0;

  /** Makes room for `count` entries. What was counted stays. O(counters). */
  reserve(count: number): void {
    const wanted = 2 ** Math.ceil(Math.log2(BYTES_PER_ENTRY * count));
    while (this.#bytes.length < wanted) {
      // The place of a hash in the doubled table is its old place, or the same in the second half.
      const doubled = new Uint8Array(2 * this.#bytes.length);
      doubled.set(this.#bytes);
      doubled.set(this.#bytes, this.#bytes.length);
      this.#bytes = doubled;
    }
  }

  /** Notes that `hash` came. */
  add(hash: number): void {
    const bytes = this.#bytes;
    const mask = bytes.length - 1;
    const least = this.estimate(hash);
    const rows = least < MOST ? ROWS : 0;
    let place = hash;
    for (let row = 0; row < rows; row++) {
      place = next(place);
      const at = (place >>> 1) & mask;
      const shift = (place & 1) << 2;
      const byte = bytes[at] as number;
      if (((byte >>> shift) & MOST) === least) bytes[at] = byte + (1 << shift);
    }
    this.#fading = (this.#fading + 1) & mask;
    bytes[this.#fading] = ((bytes[this.#fading] as number) >>> 1) & 0x77;
  }

  /** About how often `hash` came lately, 15 at most. */
  estimate(hash: number): number {
    const bytes = this.#bytes;
    const mask = bytes.length - 1;
    let place = hash;
    let least = MOST;
    for (let row = 0; row < ROWS; row++) {
      place = next(place);
      least = Math.min(least, ((bytes[(place >>> 1) & mask] as number) >>> ((place & 1) << 2)) & MOST);
    }
    return least;
  }

  clear(): void {
    this.#bytes.fill(0);
    this.#fading = 0;
  }
}

/** From the place in one row to that in the next; each bit of a place depends on all above it. */
function next(place: number): number {
  const mixed = Math.imul(place ^ (place >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) + 0x3c6ef372;
}
