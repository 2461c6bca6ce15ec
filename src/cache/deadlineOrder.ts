import { DeadlineHeap } from './deadlineHeap';
import { LIST_COUNT, SlotLists } from './slotLists';
import type { SlotColumn } from './slots';

const NO_LIST = -1;
/** The one that is used when there is one. */
const ONLY_LIST = 0;

/**
 * The deadlines of slots, of which the earliest is always known, exactly.
 *
 * A deadline that is not before one of the latest goes to the end of a list, at O(1): with one time to live for all that
 * is every one, and there are lists enough for four different ones. What comes in no such order goes to a heap, at
 * O(log size). `Infinity` is in neither. 16 bytes a slot, 24 as soon as the heap is needed.
 */
export class DeadlineOrder implements SlotColumn {
  readonly #rising = new SlotLists();
  readonly #others = new DeadlineHeap();
  // Those of the slots that end the lists stay Infinity, so that an empty list needs no case of its own.
  #deadlinesMs = new Float64Array(LIST_COUNT).fill(Infinity);
  #listsInUse = 0;
  #first = 0;

  /** The slot with the earliest deadline; 0 when none has a deadline. */
  get first(): number {
    return this.#first;
  }

  /** The earliest deadline; `Infinity` when there is none. */
  get firstMs(): number {
    return this.#deadlinesMs[this.#first] as number;
  }

  reserve(count: number): void {
    const deadlinesMs = new Float64Array(count);
    deadlinesMs.set(this.#deadlinesMs);
    this.#deadlinesMs = deadlinesMs;
    this.#rising.reserve(count);
    this.#others.reserve(deadlinesMs);
  }

  deadlineMs(slot: number): number {
    return this.#deadlinesMs[slot] as number;
  }

  /** Gives a slot that has none a deadline. */
  add(slot: number, deadlineMs: number): void {
    this.#deadlinesMs[slot] = deadlineMs;
    if (deadlineMs === Infinity) return;
    const list = this.#listFor(deadlineMs);
    if (list === NO_LIST) this.#others.add(slot);
    else this.#rising.add(list, slot);
    if (deadlineMs < this.firstMs) this.#first = slot;
  }

  /** Takes out a slot. */
  remove(slot: number): void {
    if (this.#deadlinesMs[slot] === Infinity) return;
    if (this.#others.has(slot)) this.#others.remove(slot);
    else this.#rising.remove(slot);
    if (slot === this.#first) this.#first = this.#findFirst();
  }

  /** Gives a slot another deadline. */
  move(slot: number, deadlineMs: number): void {
    const deadlinesMs = this.#deadlinesMs;
    // With one time to live for all, every slot that has a deadline is in one list, and goes to its end.
    const isListed = this.#listsInUse === 1 && this.#others.first === 0 && deadlinesMs[slot] !== Infinity;
    const latestMs = deadlinesMs[this.#rising.first(ONLY_LIST)] as number;
    if (isListed && latestMs <= deadlineMs && deadlineMs < Infinity) {
      deadlinesMs[slot] = deadlineMs;
      this.#rising.moveToFront(ONLY_LIST, slot);
      if (slot === this.#first) this.#first = this.#rising.last(ONLY_LIST);
      return;
    }
    this.remove(slot);
    this.add(slot, deadlineMs);
  }

  /**
   * The slots whose deadline is not after `nowMs`, the earliest first; of those with the same one in any order. O(n log n)
   * of as many.
   */
  upTo(nowMs: number): number[] {
    const slots = [...this.#others.upTo(nowMs)];
    for (let list = 0; list < this.#listsInUse; list++) {
      let slot = this.#rising.last(list);
      for (; slot !== list && this.deadlineMs(slot) <= nowMs; slot = this.#rising.previous(slot)) slots.push(slot);
    }
    return slots.sort((a, b) => this.deadlineMs(a) - this.deadlineMs(b));
  }

  clear(): void {
    this.#rising.clear();
    this.#others.clear();
    this.#listsInUse = 0;
    this.#first = 0;
  }

  /** Of the lists that end at or before a deadline the one that ends last, so that the others can take earlier ones. */
  #listFor(deadlineMs: number): number {
    let found = NO_LIST;
    let foundMs = -Infinity;
    for (let list = 0; list < this.#listsInUse; list++) {
      const latest = this.#rising.first(list);
      const latestMs = latest === list ? -Infinity : (this.#deadlinesMs[latest] as number);
      if (latestMs > deadlineMs || latestMs < foundMs) continue;
      found = list;
      foundMs = latestMs;
    }
    if (found !== NO_LIST || this.#listsInUse === LIST_COUNT) return found;
    return this.#listsInUse++;
  }

  #findFirst(): number {
    let first = this.#others.first;
    for (let list = 0; list < this.#listsInUse; list++) {
      const slot = this.#rising.last(list);
      if ((this.#deadlinesMs[slot] as number) < (this.#deadlinesMs[first] as number)) first = slot;
    }
    return first;
  }
}
