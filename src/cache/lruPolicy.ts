import type { EvictionPolicy } from './evictionPolicy';
import type { SlotLists } from './slotLists';

const LIST = 0;

/** The entry that was used longest ago goes. Exact. */
export class LruPolicy implements EvictionPolicy {
  readonly #lists: SlotLists;

  constructor(lists: SlotLists) {
    this.#lists = lists;
  }

  added(slot: number): void {
    this.#lists.add(LIST, slot);
  }

  used(slot: number): void {
    this.#lists.moveToFront(LIST, slot);
  }

  evict(): number {
    const slot = this.#lists.last(LIST);
    this.#lists.remove(slot);
    return slot;
  }

  removed(slot: number): void {
    this.#lists.remove(slot);
  }

  clear(): void {}

  victims(limit: number): number[] {
    return this.#lists.lastOf(LIST, limit);
  }
}
