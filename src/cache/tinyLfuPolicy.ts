import { EvictionPolicy } from './evictionPolicy';
import { FrequencySketch } from './frequencySketch';
import { KeyHash } from './keyHash';
import { ListForesight } from './listForesight';
import type { SlotColumn, Slots } from './slots';
import { SlotLists } from './slotLists';
import { WindowClimber } from './windowClimber';

const WINDOW = 0;
const PROBATION = 1;
const PROTECTED = 2;
type Queue = typeof WINDOW | typeof PROBATION | typeof PROTECTED;

const WINDOW_SHARE = 0.2;
/** The share of what is not in the window that may be protected. */
const PROTECTED_SHARE = 0.8;
/** How many entries one insertion moves out of a window, and out of a protected part, that is too long. */
const MOST_MOVES = 4;

/**
 * W-TinyLFU. A window takes what is new, in the order of last use. Who comes to its end competes with the next victim of
 * the main part, and the one that was asked for more often lately stays. The main part is segmented: entries begin on
 * probation, and one that is used there is protected.
 */
export class TinyLfuPolicy extends EvictionPolicy implements SlotColumn {
  readonly #slots: Slots<unknown, unknown>;
  readonly #lists: SlotLists;
  readonly #keyHash = new KeyHash();
  readonly #sketch = new FrequencySketch();
  readonly #climber: WindowClimber | undefined;
  #hashes = new Uint32Array(0);
  #queue = new Uint8Array(0);
  readonly #counts: [window: number, probation: number, protection: number] = [0, 0, 0];

  constructor(slots: Slots<unknown, unknown>, isAdaptive: boolean) {
    super();
    this.#slots = slots;
    this.#lists = slots.attach(new SlotLists());
    this.#climber = isAdaptive ? new WindowClimber(WINDOW_SHARE) : undefined;
    slots.attach(this);
  }

  reserve(count: number): void {
    const hashes = new Uint32Array(count);
    const queue = new Uint8Array(count);
    hashes.set(this.#hashes);
    queue.set(this.#queue);
    this.#hashes = hashes;
    this.#queue = queue;
    this.#sketch.reserve(count);
  }

  added(slot: number): void {
    const hash = this.#keyHash.of(this.#slots.keyAt(slot));
    this.#hashes[slot] = hash;
    this.#sketch.add(hash);
    this.#climber?.note(false, this.#slots.size);
    this.#enter(WINDOW, slot);
    const longest = this.#longestWindow(this.#slots.size);
    for (let moves = 0; moves < MOST_MOVES && this.#counts[WINDOW] > longest; moves++) {
      this.#move(this.#lists.last(WINDOW), PROBATION);
    }
    for (let moves = 0; moves < MOST_MOVES && this.#isProtectedTooLong(); moves++) {
      this.#move(this.#lists.last(PROTECTED), PROBATION);
    }
  }

  used(slot: number): void {
    this.#sketch.add(this.#hashes[slot] as number);
    this.#climber?.note(true, this.#slots.size);
    const queue = this.#queue[slot] as Queue;
    if (queue !== PROBATION) {
      this.#lists.moveToFront(queue, slot);
      return;
    }
    this.#move(slot, PROTECTED);
    if (this.#isProtectedTooLong()) this.#move(this.#lists.last(PROTECTED), PROBATION);
  }

  evict(): number {
    const slot = this.#victim();
    this.removed(slot);
    return slot;
  }

  removed(slot: number): void {
    this.#counts[this.#queue[slot] as Queue]--;
    this.#lists.remove(slot);
  }

  clear(): void {
    this.#lists.clear();
    this.#counts.fill(0);
    this.#sketch.clear();
  }

  victims(limit: number): number[] {
    const [window, probation, protection] = [WINDOW, PROBATION, PROTECTED].map(
      (queue) => new ListForesight(this.#lists, queue, this.#counts[queue as Queue]),
    ) as [ListForesight, ListForesight, ListForesight];
    const victims: number[] = [];
    for (let left = this.#slots.size; victims.length < limit && left > 0; left--) {
      const residents = probation.size > 0 ? probation : protection;
      const mayLeave = residents.size === 0 || window.size >= this.#longestWindow(left);
      if (!mayLeave || (residents.size > 0 && this.#isMoreWanted(window.last, residents.last))) {
        victims.push(residents.take());
        if (mayLeave) probation.add(window.take());
      } else {
        victims.push(window.take());
      }
    }
    return victims;
  }

  #victim(): number {
    const [window, probation, protection] = this.#counts;
    if (probation + protection === 0) return this.#lists.last(WINDOW);
    const resident = this.#lists.last(probation > 0 ? PROBATION : PROTECTED);
    if (window < this.#longestWindow(this.#slots.size)) return resident;
    const candidate = this.#lists.last(WINDOW);
    if (!this.#isMoreWanted(candidate, resident)) return candidate;
    this.#move(candidate, PROBATION);
    return resident;
  }

  /** Whether the entry that comes to the end of the window was asked for more often lately than the one that is there. */
  #isMoreWanted(candidate: number, resident: number): boolean {
    const hashes = this.#hashes;
    return this.#sketch.estimate(hashes[candidate] as number) > this.#sketch.estimate(hashes[resident] as number);
  }

  /** How many entries of so many may be in the window. */
  #longestWindow(size: number): number {
    const share = this.#climber === undefined ? WINDOW_SHARE : this.#climber.share;
    return Math.max(1, Math.round(size * share));
  }

  #isProtectedTooLong(): boolean {
    const [, probation, protection] = this.#counts;
    return protection > PROTECTED_SHARE * (probation + protection);
  }

  #move(slot: number, queue: Queue): void {
    this.removed(slot);
    this.#enter(queue, slot);
  }

  #enter(queue: Queue, slot: number): void {
    this.#queue[slot] = queue;
    this.#counts[queue]++;
    this.#lists.add(queue, slot);
  }
}
