/** How many lists {@link SlotLists} has. Slots below are the ends of these lists, and never hold an entry. */
export const LIST_COUNT = 4;

/**
 * Doubly linked rings of slots: four lists, and a slot is in at most one of them. 8 bytes an entry. Every operation on one
 * slot is O(1).
 *
 * The two directions are two arrays: side by side in one, a slot would have to be doubled to a place, which no longer is
 * an integer of 32 bits, and that costs more than the second line of memory (measured: a hit 10 % slower).
 */
export class SlotLists {
  // Towards the front, and towards the back. List n is closed by slot n: before it is its last slot.
  #before: Uint32Array = new Uint32Array(LIST_COUNT);
  #behind: Uint32Array = new Uint32Array(LIST_COUNT);

  constructor() {
    this.clear();
  }

  /** Makes room for slots below `count`. */
  reserve(count: number): void {
    this.#before = lengthened(this.#before, count);
    this.#behind = lengthened(this.#behind, count);
  }

  /** The first slot of a list; 0 … 3, the list itself, when it is empty. */
  first(list: number): number {
    return this.#behind[list] as number;
  }

  /** The last slot of a list; 0 … 3, the list itself, when it is empty. */
  last(list: number): number {
    return this.#before[list] as number;
  }

  /** The slot before `slot`; 0 … 3, the list itself, before the first one. */
  previous(slot: number): number {
    return this.#before[slot] as number;
  }

  /** Puts a slot that is in no list to the front. */
  add(list: number, slot: number): void {
    const before = this.#before;
    const behind = this.#behind;
    const first = behind[list] as number;
    before[slot] = list;
    behind[slot] = first;
    before[first] = slot;
    behind[list] = slot;
  }

  /** Takes a slot out of its list. */
  remove(slot: number): void {
    const previous = this.#before[slot] as number;
    const next = this.#behind[slot] as number;
    this.#behind[previous] = next;
    this.#before[next] = previous;
  }

  /** Puts a slot of any list to the front of `list`. */
  moveToFront(list: number, slot: number): void {
    const before = this.#before;
    const behind = this.#behind;
    const first = behind[list] as number;
    if (first === slot) return;
    const previous = before[slot] as number;
    const next = behind[slot] as number;
    behind[previous] = next;
    before[next] = previous;
    before[slot] = list;
    behind[slot] = first;
    before[first] = slot;
    behind[list] = slot;
  }

  /** At most `limit` slots of a list, the last one first. O(limit). */
  lastOf(list: number, limit: number): number[] {
    const slots: number[] = [];
    for (let slot = this.last(list); slot !== list && slots.length < limit; slot = this.previous(slot))
      slots.push(slot);
    return slots;
  }

  /** Empties all lists. */
  clear(): void {
    for (let list = 0; list < LIST_COUNT; list++) {
      this.#before[list] = list;
      this.#behind[list] = list;
    }
  }
}

/** The same numbers and zeros behind them, of that length. */
function lengthened(numbers: Uint32Array, length: number): Uint32Array {
  const longer = new Uint32Array(length);
  longer.set(numbers);
  return longer;
}
