/** The table is at most so long: from there on it would be no better than a `Map`. */
const LONGEST = 2 ** 16;

/** Stands for the `Map` where none is needed yet, so that a search need not ask whether there is one. Stays empty. */
const NONE = new Map<unknown, never>();

/**
 * What one argument leads to: a `Map` in which small integers are found several times as fast, as they are places in a
 * table. That is at most about four times as long as there are keys: scattered integers go where all the others are.
 *
 * Keys are compared like those of a `Map`. Every operation on one is O(1), `add` amortised.
 */
export class ArgumentLevel<C extends object> {
  #size = 0;
  // Integers below its length are here and nowhere else.
  #table: (C | undefined)[] = [];
  #others: Map<unknown, C> = NONE;

  get size(): number {
    return this.#size;
  }

  get(argument: unknown): C | undefined {
    if (typeof argument === 'number') {
      // Neither a fraction nor `NaN` is equal to this; -0 is, and leads where 0 does.
      const index = argument >>> 0;
      if (index === argument && index < this.#table.length) return this.#table[index];
    }
    return this.#others.get(argument);
  }

  /** Adds what an argument leads to that has led to nothing. */
  add(argument: unknown, child: C): void {
    const index = indexOf(argument);
    if (index < LONGEST && index < this.#size * 2 + 4) this.#lengthen(index);
    this.#size++;
    if (index < this.#table.length) this.#table[index] = child;
    else this.#addElsewhere(argument, child);
  }

  /** Takes out what an argument leads to. */
  delete(argument: unknown): void {
    const index = indexOf(argument);
    this.#size--;
    if (index < this.#table.length) this.#table[index] = undefined;
    else this.#others.delete(argument);
  }

  clear(): void {
    this.#size = 0;
    this.#table = [];
    this.#others = NONE;
  }

  #addElsewhere(argument: unknown, child: C): void {
    if (this.#others === NONE) this.#others = new Map<unknown, C>();
    this.#others.set(argument, child);
  }

  /** Makes the table long enough for `index`. */
  #lengthen(index: number): void {
    while (this.#table.length <= index) {
      // Doubled, so that what this costs is shared by as many that were added.
      for (let next = this.#table.length, end = Math.max(next * 2, 4); next < end; next++) {
        this.#table.push(this.#others.get(next));
        this.#others.delete(next);
      }
    }
  }
}

/** The place in a table that an argument stands for, if the table is long enough; `Infinity` when it can be none. */
function indexOf(argument: unknown): number {
  return typeof argument === 'number' && argument >>> 0 === argument ? argument >>> 0 : Infinity;
}
