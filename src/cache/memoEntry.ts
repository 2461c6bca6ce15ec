import type { EntryView } from './observation';
import { RecencyEntry } from './recencyList';

/** A list of arguments as they are compared; what observers are told as the key of a memoized result. */
export type Arguments = readonly unknown[];

/** An entry as observers are told of it. */
export interface Departure<R> {
  readonly key: Arguments;
  /** `undefined` when it was collected. */
  readonly value: R | undefined;
  readonly isCollected: boolean;
}

/** When a result ends, in the order in which results began to live. */
export class MemoDeadline<R> extends RecencyEntry<MemoEntry<R>, number> {
  get deadlineMs(): number {
    return this.value;
  }
}

/**
 * A memoized result in the order of use. What it says about itself in `key` and `value` is for its index alone: an index
 * that holds weakly has no strong reference there.
 */
export abstract class MemoEntry<R, V = unknown> extends RecencyEntry<Arguments, V> {
  /**
   * What is to be looked at before the result is handed out: nothing for most. `in flight` is a promise that is not
   * settled yet, found by its arguments and not in the order of use; `gone` is held nowhere any more.
   */
  state: MemoDeadline<R> | 'in flight' | 'gone' | undefined = undefined;

  /** To be asked while the entry is in its index. */
  abstract told(): Departure<R>;

  /** As one who looks at the cache sees it: without a look at what is held weakly, which that would keep alive. */
  abstract view(): EntryView;
}

/** What arguments lead to. */
export interface MemoSlot<R> {
  readonly value: R;
  readonly entry: MemoEntry<R>;
}

/** Finds results by their arguments. Every operation on one of them is O(arguments). */
export interface MemoIndex<R> {
  find(list: ArrayLike<unknown>): MemoSlot<R> | undefined;
  /** Adds a result for arguments that lead to none. Keeps `list` itself. */
  place(list: Arguments, value: R): MemoSlot<R>;
  /** Takes an entry of this index out. */
  remove(entry: MemoEntry<R>): void;
  /** Takes out all entries, which are these. */
  clear(entries: readonly MemoEntry<R>[]): void;
}
