import { collectionRegistry } from './collectionRegistry';
import type { MemoEntry } from './memoEntry';
import type { RecencyList } from './recencyList';

/**
 * Ends the watch over the arguments of a cache when the cache itself is collected: those that live on would keep its
 * entries, and their registrations, for as long. It leads to entries only, and those hold no argument and no result.
 */
export class MemoArgumentWatch<R> {
  readonly #lists: readonly RecencyList<MemoEntry<R>>[];

  constructor(lists: readonly RecencyList<MemoEntry<R>>[]) {
    this.#lists = lists;
  }

  /** To be called by the engine when it has collected the cache. O(entries). */
  onCollected(): void {
    for (const list of this.#lists) endWatch(list.toArray());
  }
}

/** Nothing is told any more of the arguments of these entries. O(entries). */
export function endWatch<R>(entries: readonly MemoEntry<R>[]): void {
  for (const entry of entries) collectionRegistry.unregister(entry);
}
