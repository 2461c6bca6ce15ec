import type { EvictionPolicy } from './evictionPolicy';
import { SlotRecency } from './slotRecency';
import type { Slots } from './slots';

/** The entry that was used longest ago goes. Exact. */
export class LruPolicy extends SlotRecency implements EvictionPolicy {
  constructor(slots: Slots<unknown, unknown>) {
    super();
    slots.attach(this);
  }

  added(slot: number): void {
    this.add(slot);
  }

  used(slot: number): void {
    this.moveToFront(slot);
  }

  evict(): number {
    const slot = this.last;
    this.remove(slot);
    return slot;
  }

  removed(slot: number): void {
    this.remove(slot);
  }

  victims(limit: number): number[] {
    return this.lastOf(limit);
  }

  exchange(): number {
    return this.turn();
  }

  // It is the first one already.
  exchanged(_slot: number): void {}
}
