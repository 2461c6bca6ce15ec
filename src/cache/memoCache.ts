import { type ArgumentBranch, ArgumentTrie } from './argumentTrie';
import { announceCache } from './observation';
import { ObservedCache } from './observedCache';
import { RecencyEntry, RecencyList } from './recencyList';

/** A list of arguments, as observers are told the key of a memoized result. */
type Arguments = readonly unknown[];

class MemoEntry<R> extends RecencyEntry<Arguments, R> {
  constructor(
    key: Arguments,
    value: R,
    readonly branch: ArgumentBranch<MemoEntry<R>>,
  ) {
    super(key, value);
  }
}

/** The results of one memoized function by its arguments; at most `capacity`, the least recently used one goes first. */
export class MemoCache<R> extends ObservedCache<Arguments, R> {
  readonly #compute: (...list: Arguments) => R;
  readonly #trie = new ArgumentTrie<MemoEntry<R>>();
  readonly #recency = new RecencyList<MemoEntry<R>>();
  #size = 0;

  constructor(
    compute: (...list: Arguments) => R,
    readonly capacity: number,
    name: string,
  ) {
    super(name, 'memoize');
    this.#compute = compute;
    announceCache(this);
  }

  get size(): number {
    return this.#size;
  }

  /** The result for these arguments, computed when it is not held. O(arguments) besides that. */
  call(list: Arguments): R {
    const entry = this.#trie.find(list)?.entry;
    if (entry !== undefined) {
      this.counters.hits++;
      this.#recency.touch(entry);
      return entry.value;
    }
    this.counters.misses++;
    const compute = this.#compute;
    const value = compute(...list);
    if (this.capacity > 0) this.#store(list, value);
    return value;
  }

  /** Forgets all results, each told as `explicit`. O(size). */
  clear(): void {
    const entries = this.#recency.toArray();
    this.#trie.clear();
    this.#recency.clear();
    this.#size = 0;
    this.removedAll(entries, () => 'explicit');
  }

  #store(list: Arguments, value: R): void {
    const branch = this.#trie.grow(list);
    // The function called itself with the same arguments meanwhile; that result is held and stays.
    if (branch.entry !== undefined) return;
    const victim = this.#size < this.capacity ? undefined : this.#recency.oldest;
    branch.entry = new MemoEntry(list, value, branch);
    this.#recency.add(branch.entry);
    this.#size++;
    if (victim === undefined) return;
    this.#trie.prune(victim.branch);
    this.#recency.remove(victim);
    this.#size--;
    this.removed(victim.key, victim.value, 'size');
  }
}
