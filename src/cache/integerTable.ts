/** How far from its own place a key may be kept; the same bound holds for every search. */
const MOST_PROBES = 64;
const FEWEST_PAIRS = 16;
/** 2^32 divided by the golden ratio: multiples of it spread evenly, whatever the distance between the keys (Knuth). */
const GOLDEN = 0x9e3779b1 | 0;

/**
 * Slots by 32-bit integer keys: open addressing with linear probing, at most half full, deletion by shifting back. A
 * search reads one line of memory as a rule, where a `Map` reads three; nothing is boxed, no deleted key leaves a trace,
 * and there is no bound at 2^23 entries. 16 to 32 bytes a key.
 *
 * Keys that chance or an adversary heaps on one place go to a `Map`, so that no search takes more than 64 steps.
 */
export class IntegerTable {
  // A key and its slot beside each other; slot 0 is no slot, so 0 marks a free pair.
  #pairs = new Int32Array(2 * FEWEST_PAIRS);
  #mask = FEWEST_PAIRS - 1;
  #shift = 32 - Math.log2(FEWEST_PAIRS);
  #used = 0;
  readonly #crowded = new Map<number, number>();

  /** The slot of `key`; 0 when there is none. */
  find(key: number): number {
    const pairs = this.#pairs;
    const mask = this.#mask;
    const home = Math.imul(key, GOLDEN) >>> this.#shift;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const at = ((home + probe) & mask) << 1;
      const slot = pairs[at + 1] as number;
      if (slot === 0) break;
      if (pairs[at] === key) return slot;
    }
    return this.#crowded.size === 0 ? 0 : (this.#crowded.get(key) ?? 0);
  }

  /** Adds a key that is not held. O(1), amortised over growth. */
  add(key: number, slot: number): void {
    if (2 * (this.#used + 1) > this.#mask + 1) this.#grow();
    this.#place(key, slot);
  }

  /** Removes a key that is held. */
  remove(key: number): void {
    const pairs = this.#pairs;
    const mask = this.#mask;
    const home = Math.imul(key, GOLDEN) >>> this.#shift;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const index = (home + probe) & mask;
      const at = index << 1;
      if (pairs[at + 1] === 0) break;
      if (pairs[at] === key) return this.#free(index);
    }
    this.#crowded.delete(key);
  }

  clear(): void {
    this.#pairs = new Int32Array(2 * FEWEST_PAIRS);
    this.#mask = FEWEST_PAIRS - 1;
    this.#shift = 32 - Math.log2(FEWEST_PAIRS);
    this.#used = 0;
    this.#crowded.clear();
  }

  #place(key: number, slot: number): void {
    const pairs = this.#pairs;
    const home = Math.imul(key, GOLDEN) >>> this.#shift;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const at = ((home + probe) & this.#mask) << 1;
      if (pairs[at + 1] !== 0) continue;
      pairs[at] = key;
      pairs[at + 1] = slot;
      this.#used++;
      return;
    }
    this.#crowded.set(key, slot);
  }

  /** Frees a place and moves those behind it, which were displaced by it, nearer to their own. */
  #free(index: number): void {
    const pairs = this.#pairs;
    const mask = this.#mask;
    let hole = index;
    // None is further from its own place than that, so none behind was displaced by this one.
    for (
      let next = (hole + 1) & mask;
      pairs[2 * next + 1] !== 0 && ((next - hole) & mask) < MOST_PROBES;
      next = (next + 1) & mask
    ) {
      const home = Math.imul(pairs[2 * next] as number, GOLDEN) >>> this.#shift;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      pairs[2 * hole] = pairs[2 * next] as number;
      pairs[2 * hole + 1] = pairs[2 * next + 1] as number;
      hole = next;
    }
    pairs[2 * hole + 1] = 0;
    this.#used--;
  }

  #grow(): void {
    const old = this.#pairs;
    this.#pairs = new Int32Array(2 * old.length);
    this.#mask = old.length - 1;
    this.#shift--;
    this.#used = 0;
    for (let at = 0; at < old.length; at += 2) {
      const slot = old[at + 1] as number;
      if (slot !== 0) this.#place(old[at] as number, slot);
    }
  }
}
