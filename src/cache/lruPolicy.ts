import { EvictionPolicy } from './evictionPolicy';
import { SlotRing } from './slotRing';
import type { Slots } from './slots';

/** The entry that was used longest ago goes. Exact. */
export class LruPolicy extends EvictionPolicy {
  readonly #ring: SlotRing;

  constructor(slots: Slots<unknown, unknown>) {
    super();
    this.#ring = slots.attach(new SlotRing());
  }

  added(slot: number): void {
    this.#ring.add(slot);
  }

  used(slot: number): void {
    this.#ring.moveToFront(slot);
  }

  evict(): number {
    const slot = this.#ring.last;
    this.#ring.remove(slot);
    return slot;
  }

  removed(slot: number): void {
    this.#ring.remove(slot);
  }

  clear(): void {
    this.#ring.clear();
  }

  victims(limit: number): number[] {
    return this.#ring.lastOf(limit);
  }

  override exchange(): number {
    return this.#ring.turn();
  }

  // It is the first one already.
  override exchanged(_slot: number): void {}
}
