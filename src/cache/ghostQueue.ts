/** Places that a hash can be in. At the greatest load three hashes of a hundred are overwritten shortly before their time. */
const WAYS = 8;
const FEWEST_BUCKETS = 8;
/** Numbers of hashes go round there; 0 is none of them. */
const NUMBERS = 2 ** 32 - 1;

/**
 * The hashes of the entries that were given up last: a queue of a length that is said when it is asked. Each hash has a
 * place in a small bucket, and a number that says how many came after it; in a full bucket the oldest is overwritten, so
 * a few leave too early. 16 to 32 bytes a hash, and nothing of the keys themselves is kept.
 */
export class GhostQueue {
  // A hash and its number beside each other; the number 0 marks a free place.
  #places = new Uint32Array(2 * WAYS * FEWEST_BUCKETS);
  #last: number;

  /** The hashes are numbered from the one after `last`. */
  constructor(last = 0) {
    this.#last = last;
  }

  /** Makes room for about `count` hashes. O(hashes). */
  reserve(count: number): void {
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_BUCKETS, (2 * count) / WAYS)));
    const old = this.#places;
    if (old.length >= 2 * WAYS * buckets) return;
    this.#places = new Uint32Array(2 * WAYS * buckets);
    for (let at = 0; at < old.length; at += 2) {
      const number = old[at + 1] as number;
      if (number !== 0) this.#put(old[at] as number, number);
    }
  }

  /** Adds a hash as the newest. O(1). */
  add(hash: number): void {
    this.#last = (this.#last % NUMBERS) + 1;
    this.#put(hash, this.#last);
  }

  /** Takes a hash out, and tells whether it was one of the newest `length`. O(1). */
  take(hash: number, length: number): boolean {
    const places = this.#places;
    const first = this.#bucketOf(hash);
    for (let at = first; at < first + 2 * WAYS; at += 2) {
      const number = places[at + 1] as number;
      if (number === 0 || places[at] !== hash) continue;
      places[at + 1] = 0;
      return this.#ageOf(number) < length;
    }
    return false;
  }

  clear(): void {
    this.#places.fill(0);
  }

  #put(hash: number, number: number): void {
    const places = this.#places;
    const first = this.#bucketOf(hash);
    let chosen = first;
    let greatestAge = -1;
    for (let at = first; at < first + 2 * WAYS && greatestAge < Infinity; at += 2) {
      const other = places[at + 1] as number;
      const age = other === 0 ? NUMBERS : places[at] === hash ? Infinity : this.#ageOf(other);
      if (age <= greatestAge) continue;
      greatestAge = age;
      chosen = at;
    }
    places[chosen] = hash;
    places[chosen + 1] = number;
  }

  /** How many came after it. */
  #ageOf(number: number): number {
    return number <= this.#last ? this.#last - number : NUMBERS - number + this.#last;
  }

  #bucketOf(hash: number): number {
    const buckets = this.#places.length / (2 * WAYS);
    return 2 * WAYS * (hash & (buckets - 1));
  }
}
