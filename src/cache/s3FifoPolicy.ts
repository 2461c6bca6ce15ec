import { EvictionPolicy } from './evictionPolicy';
import { GhostQueue } from './ghostQueue';
import { KeyHash } from './keyHash';
import type { SlotColumn, Slots } from './slots';
import { SlotLists } from './slotLists';

const SMALL = 0;
const MAIN = 1;
/** The share of the entries that is the small queue's. */
const SMALL_SHARE = 0.1;
/** More uses than that are not told apart. */
const MOST_USES = 3;
/** Who was used so often in the small queue moves to the main one. */
const USES_TO_STAY = 2;
/**
 * The most entries that one eviction looks at; then the one that is reached goes, used or not. Half as many cost four
 * points of hit rate on loops, twice as many gain no point.
 */
const MOST_LOOKS = 128;

/**
 * Two queues. New entries come to the small one; at its end those that were used again go over to the main one, all
 * others leave. At the end of the main one an entry that was used goes back to its beginning, as often as it was used.
 * Who left the small queue lately, and comes again, comes to the main one at once.
 */
export class S3FifoPolicy extends EvictionPolicy implements SlotColumn {
  readonly #slots: Slots<unknown, unknown>;
  readonly #lists: SlotLists;
  readonly #hashes = new KeyHash();
  readonly #ghosts = new GhostQueue();
  #uses = new Uint8Array(0);
  #queue = new Uint8Array(0);
  readonly #counts: [small: number, main: number] = [0, 0];

  constructor(slots: Slots<unknown, unknown>) {
    super();
    this.#slots = slots;
    this.#lists = slots.attach(new SlotLists());
    slots.attach(this);
  }

  reserve(count: number): void {
    const uses = new Uint8Array(count);
    const queue = new Uint8Array(count);
    uses.set(this.#uses);
    queue.set(this.#queue);
    this.#uses = uses;
    this.#queue = queue;
    this.#ghosts.reserve(count);
  }

  added(slot: number): void {
    this.#uses[slot] = 0;
    const hash = this.#hashes.of(this.#slots.keyAt(slot));
    const wasHere = this.#ghosts.take(hash, this.#slots.size * (1 - SMALL_SHARE));
    this.#enter(wasHere ? MAIN : SMALL, slot);
  }

  used(slot: number): void {
    const uses = this.#uses[slot] as number;
    if (uses < MOST_USES) this.#uses[slot] = uses + 1;
  }

  evict(): number {
    let slot = this.#candidate();
    for (let looks = 1; looks < MOST_LOOKS && this.#stays(slot); looks++) {
      const uses = this.#uses[slot] as number;
      this.#uses[slot] = this.#queue[slot] === SMALL ? 0 : uses - 1;
      this.removed(slot);
      this.#enter(MAIN, slot);
      slot = this.#candidate();
    }
    if (this.#queue[slot] === SMALL) this.#ghosts.add(this.#hashes.of(this.#slots.keyAt(slot)));
    this.removed(slot);
    return slot;
  }

  removed(slot: number): void {
    this.#counts[this.#queue[slot] as 0 | 1]--;
    this.#lists.remove(slot);
  }

  clear(): void {
    this.#lists.clear();
    this.#counts.fill(0);
    this.#ghosts.clear();
  }

  victims(limit: number): number[] {
    const smallFirst = this.#candidateQueue() === SMALL;
    const first = this.#lists.lastOf(smallFirst ? SMALL : MAIN, limit);
    return [...first, ...this.#lists.lastOf(smallFirst ? MAIN : SMALL, limit - first.length)];
  }

  #enter(queue: 0 | 1, slot: number): void {
    this.#queue[slot] = queue;
    this.#counts[queue]++;
    this.#lists.add(queue, slot);
  }

  #stays(slot: number): boolean {
    return (this.#uses[slot] as number) >= (this.#queue[slot] === SMALL ? USES_TO_STAY : 1);
  }

  #candidate(): number {
    return this.#lists.last(this.#candidateQueue());
  }

  #candidateQueue(): 0 | 1 {
    const [small, main] = this.#counts;
    return small >= Math.max(1, Math.floor((small + main) * SMALL_SHARE)) || main === 0 ? SMALL : MAIN;
  }
}
