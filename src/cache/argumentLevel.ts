/** The table is at most so long: from there on it would be no better than a `Map`. */
const LONGEST = 2 ** 16;

/** So many strings are added to an object, counting those that were taken out again, before all go to the `Map`. */
const FEW = 64;

/** Stands for the `Map` where none is needed yet, so that a search need not ask whether there is one. Stays empty. */
const NONE = new Map<unknown, never>();

/** The same for the object with the strings. */
const NO_STRINGS = Object.freeze(Object.create(null)) as Readonly<Record<string, undefined>>;

/**
 * What one argument leads to: a `Map` in which small integers are found several times as fast, as they are places in a
 * table. That is at most about four times as long as there are keys: scattered integers go where all the others are.
 *
 * Beyond the first argument, a few strings are properties of an object: there are many such levels, an object is made in a
 * third of the time of a `Map`, and in half the time it finds what the program has as constants. A string that was built
 * for the call takes longer to find there, and a new one several times as long to add, as the engine keeps a list of all
 * names of properties: so not where all the first arguments are, and when there are many they move to the `Map`.
 *
 * Keys are compared like those of a `Map`. Every operation on one is O(1), `add` amortised.
 */
export class ArgumentLevel<C extends object> {
  #size = 0;
  // Integers below its length are here and nowhere else.
  #table: (C | undefined)[] = [];
  readonly #isFirst: boolean;
  // `undefined` where strings go where all the others are.
  #strings: Record<string, C | undefined> | undefined;
  #stringsAdded = 0;
  #others: Map<unknown, C> = NONE;

  /** `isFirst`: whether this is for the first argument. */
  constructor(isFirst: boolean) {
    this.#isFirst = isFirst;
    this.#strings = isFirst ? undefined : NO_STRINGS;
  }

  get size(): number {
    return this.#size;
  }

  get(argument: unknown): C | undefined {
    if (typeof argument === 'number') {
      // Neither a fraction nor `NaN` is equal to this; -0 is, and leads where 0 does.
      const index = argument >>> 0;
      if (index === argument && index < this.#table.length) return this.#table[index];
    }
    const strings = this.#strings;
    if (typeof argument === 'string' && strings !== undefined) return strings[argument];
    return this.#others.get(argument);
  }

  /** Adds what an argument leads to that has led to nothing. */
  add(argument: unknown, child: C): void {
    const index = indexOf(argument);
    if (index < LONGEST && index < this.#size * 2 + 4) this.#lengthen(index);
    this.#size++;
    if (index < this.#table.length) this.#table[index] = child;
    else if (typeof argument === 'string') this.#addString(argument, child);
    else this.#addElsewhere(argument, child);
  }

  /** Takes out what an argument leads to. */
  delete(argument: unknown): void {
    const index = indexOf(argument);
    this.#size--;
    if (index < this.#table.length) this.#table[index] = undefined;
    else if (typeof argument === 'string' && this.#strings !== undefined) delete this.#strings[argument];
    else this.#others.delete(argument);
  }

  clear(): void {
    this.#size = 0;
    this.#table = [];
    this.#strings = this.#isFirst ? undefined : NO_STRINGS;
    this.#stringsAdded = 0;
    this.#others = NONE;
  }

  #addString(argument: string, child: C): void {
    if (this.#strings !== undefined && this.#stringsAdded++ === FEW) this.#moveStrings();
    if (this.#strings === NO_STRINGS) this.#strings = Object.create(null) as Record<string, C | undefined>;
    if (this.#strings === undefined) this.#addElsewhere(argument, child);
    else this.#strings[argument] = child;
  }

  /** Takes the strings to where all the others are. */
  #moveStrings(): void {
    for (const [argument, child] of Object.entries(this.#strings as Record<string, C>)) {
      this.#addElsewhere(argument, child);
    }
    this.#strings = undefined;
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
