import { EvictionPolicy } from './evictionPolicy';
import type { SlotColumn, Slots } from './slots';
import { SlotLists } from './slotLists';

const LIST = 0;
/** The most entries that one eviction looks at; then the one that is reached goes, used or not. */
const MOST_LOOKS = 64;

/** A hand passes over the queue, from old to new, and takes the first entry that was not used since it came by. */
export class SievePolicy extends EvictionPolicy implements SlotColumn {
  readonly #lists: SlotLists;
  #wasUsed = new Uint8Array(0);
  // The slot that the hand looks at next; LIST, which is no slot, for the oldest.
  #hand = LIST;

  constructor(slots: Slots<unknown, unknown>) {
    super();
    this.#lists = slots.attach(new SlotLists());
    slots.attach(this);
  }

  reserve(count: number): void {
    const wasUsed = new Uint8Array(count);
    wasUsed.set(this.#wasUsed);
    this.#wasUsed = wasUsed;
  }

  added(slot: number): void {
    this.#wasUsed[slot] = 0;
    this.#lists.add(LIST, slot);
  }

  used(slot: number): void {
    this.#wasUsed[slot] = 1;
  }

  evict(): number {
    let slot = this.#reached(this.#hand);
    for (let looks = 1; looks < MOST_LOOKS && this.#wasUsed[slot] === 1; looks++) {
      this.#wasUsed[slot] = 0;
      slot = this.#reached(this.#lists.previous(slot));
    }
    this.#hand = this.#lists.previous(slot);
    this.#lists.remove(slot);
    return slot;
  }

  removed(slot: number): void {
    if (this.#hand === slot) this.#hand = this.#lists.previous(slot);
    this.#lists.remove(slot);
  }

  clear(): void {
    this.#lists.clear();
    this.#hand = LIST;
  }

  victims(limit: number): number[] {
    const victims: number[] = [];
    // Those that the hand passes over on its first round, and takes on its second one.
    const passed: number[] = [];
    const first = this.#reached(this.#hand);
    if (first === LIST) return victims;
    let looks = 1;
    let slot = first;
    do {
      const isPassed = looks < MOST_LOOKS && this.#wasUsed[slot] === 1;
      (isPassed ? passed : victims).push(slot);
      looks = isPassed ? looks + 1 : 1;
      slot = this.#reached(this.#lists.previous(slot));
    } while (slot !== first && victims.length < limit);
    return victims.concat(passed).slice(0, limit);
  }

  /** Where the hand is when it has gone to `slot`: behind the newest entry comes the oldest. */
  #reached(slot: number): number {
    return slot === LIST ? this.#lists.last(LIST) : slot;
  }
}
