/** How many lists {@link SlotLists} has. Slots below are the ends of these lists, and never hold an entry. */
export const LIST_COUNT = 4;

/**
 * Doubly linked rings of slots: four lists, and a slot is in at most one of them. Both links of a slot lie beside each
 * other, 8 bytes an entry. Every operation on one slot is O(1).
 */
export class SlotLists {
  // Towards the front at 2n, towards the back at 2n + 1. List n is closed by slot n: before it is its last slot.
  #links = new Uint32Array(2 * 4 * LIST_COUNT);

  constructor() {
    this.clear();
  }

  /** Makes room for slots below `count`. */
  reserve(count: number): void {
    const links = new Uint32Array(2 * count);
    links.set(this.#links);
    this.#links = links;
  }

  /** The first slot of a list; 0 … 3, the list itself, when it is empty. */
  first(list: number): number {
    return this.#links[2 * list + 1] as number;
  }

  /** The last slot of a list; 0 … 3, the list itself, when it is empty. */
  last(list: number): number {
    return this.#links[2 * list] as number;
  }

  /** The slot before `slot`; 0 … 3, the list itself, before the first one. */
  previous(slot: number): number {
    return this.#links[2 * slot] as number;
  }

  /** Puts a slot that is in no list to the front. */
  add(list: number, slot: number): void {
    const links = this.#links;
    const first = links[2 * list + 1] as number;
    links[2 * slot] = list;
    links[2 * slot + 1] = first;
    links[2 * first] = slot;
    links[2 * list + 1] = slot;
  }

  /** Takes a slot out of its list. */
  remove(slot: number): void {
    const links = this.#links;
    const before = links[2 * slot] as number;
    const behind = links[2 * slot + 1] as number;
    links[2 * before + 1] = behind;
    links[2 * behind] = before;
  }

  /** Puts a slot of any list to the front of `list`. */
  moveToFront(list: number, slot: number): void {
    if (this.#links[2 * list + 1] === slot) return;
    this.remove(slot);
    this.add(list, slot);
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
      this.#links[2 * list] = list;
      this.#links[2 * list + 1] = list;
    }
  }
}
