import type { SlotLists } from './slotLists';

/**
 * A list of slots as it is going to be: slots are taken from its end and put to its front here, and the list itself stays
 * as it is. For whoever wants to know what a policy would do. Each operation is O(1), and nothing is copied in advance.
 */
export class ListForesight {
  readonly #lists: SlotLists;
  readonly #list: number;
  #last: number;
  // What was put to the front; it comes when all that is in the list itself was taken.
  readonly #added: number[] = [];
  #addedTaken = 0;
  #size: number;

  /** `size` is how many slots are in `list`. */
  constructor(lists: SlotLists, list: number, size: number) {
    this.#lists = lists;
    this.#list = list;
    this.#last = lists.last(list);
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** The last slot; there is at least one. */
  get last(): number {
    return this.#last === this.#list ? (this.#added[this.#addedTaken] as number) : this.#last;
  }

  /** Takes the last slot; there is at least one. */
  take(): number {
    const slot = this.last;
    if (this.#last === this.#list) this.#addedTaken++;
    else this.#last = this.#lists.previous(slot);
    this.#size--;
    return slot;
  }

  /** Puts a slot to the front. */
  add(slot: number): void {
    this.#added.push(slot);
    this.#size++;
  }
}
