import { ArgumentTrie, type StrongEntry } from './argumentTrie';
import type { Telling } from './audienceSeat';
import { collectionRegistry } from './collectionRegistry';
import { DeadlineTimer } from './deadlineTimer';
import { isPromiseLike } from './isPromiseLike';
import { MemoArgumentWatch } from './memoArgumentWatch';
import { MemoDeadlines } from './memoDeadlines';
import type { Arguments, MemoEntry, MemoSlot } from './memoEntry';
import { MemoStore } from './memoStore';
import { WeakArgumentTrie } from './memoWeakTrie';
import { announceCache, type EntryView } from './observation';
import { ObservedCache } from './observedCache';
import type { RemovalCause } from './removalCause';
import type { CacheRuntime } from './runtime';

type Compute<R> = (...list: Arguments) => R;

/** What a {@link MemoCache} is told, checked already. */
export interface MemoSettings {
  readonly name: string;
  readonly maxSize: number;
  readonly isWeak: boolean;
  /** `undefined` for results that never end. */
  readonly ttlMs: number | undefined;
  /** `undefined` when it takes no times. */
  readonly runtime: CacheRuntime | undefined;
}

/** The results of one memoized function by its arguments; at most `capacity`, the least recently used one goes first. */
export class MemoCache<R> extends ObservedCache<Arguments, R> {
  readonly capacity: number;
  readonly #compute: Compute<R>;
  declare private readonly store: MemoStore<R>;
  readonly #runtime: CacheRuntime | undefined;

  constructor(compute: Compute<R>, { name, maxSize, isWeak, ttlMs, runtime }: MemoSettings) {
    super(name, 'memoize');
    this.capacity = maxSize;
    this.#compute = compute;
    this.#runtime = runtime;
    const index = isWeak ? new WeakArgumentTrie<R>(MemoCache.#onCollectedOf(this)) : new ArgumentTrie<R>();
    let deadlines: MemoDeadlines<R> | undefined;
    if (ttlMs !== undefined && runtime !== undefined) {
      const timer = new DeadlineTimer<MemoCache<R>>(runtime, this, (cache) => cache.#expire());
      deadlines = new MemoDeadlines(ttlMs, runtime, timer);
    }
    this.store = new MemoStore<R>(index, maxSize, deadlines);
    if (isWeak) collectionRegistry.register(this, new MemoArgumentWatch(this.store.lists));
    announceCache(this);
  }

  get size(): number {
    return this.store.size;
  }

  /** Where results are found, for whoever looks there without a detour; `undefined` when arguments are held weakly. */
  get trie(): ArgumentTrie<R> | undefined {
    const { index } = this.store;
    return index instanceof ArgumentTrie ? index : undefined;
  }

  /** Hands out a result that was found in the trie and whose `state` is `undefined`. */
  recall(entry: StrongEntry<R>): R {
    this.counters.hits++;
    this.store.touch(entry);
    if (this.hearsReads) this.audience.read(entry.key, true);
    return entry.value;
  }

  /** The result for the arguments `list`. */
  call(list: ArrayLike<unknown>): R {
    return this.answer(this.store.index.find(list), Array.from(list));
  }

  /** The result for the arguments `list`, which are remembered under `key`. */
  callBy(key: Arguments, list: Arguments): R {
    return this.answer(this.store.index.find(key), list, key);
  }

  /** The same for a caller that has looked there, and found `slot`. Computes the result when that is none. */
  answer(slot: MemoSlot<R> | undefined, list: Arguments, key: Arguments = list): R {
    if (slot !== undefined && !this.store.isPast(slot.entry)) {
      this.counters.hits++;
      if (slot.entry.state !== 'in flight') this.store.touch(slot.entry);
      if (this.hearsReads) this.audience.read(slot.entry.told().key, true);
      return slot.value;
    }
    this.counters.misses++;
    if (slot !== undefined) this.#drop(slot.entry, 'expired', this.audience.miss(key));
    else if (this.hearsReads) this.audience.read(key, false);
    const startedMs = this.#runtime?.now();
    const compute = this.#compute;
    const value = compute(...list);
    if (isPromiseLike(value)) return this.#share(key, value, startedMs) as R;
    if (this.#isFree(key)) {
      const { entry } = this.store.index.place(key, value);
      this.#came(entry, this.store.hold(entry));
    }
    return value;
  }

  /** Whether a call would be answered from here; changes nothing. */
  has(key: Arguments): boolean {
    const slot = this.store.index.find(key);
    return slot !== undefined && !this.store.isPast(slot.entry);
  }

  /** Forgets a result, or a promise in flight; whether there was one. */
  delete(key: Arguments): boolean {
    const slot = this.store.index.find(key);
    if (slot === undefined) return false;
    const isPast = this.store.isPast(slot.entry);
    this.#drop(slot.entry, 'explicit');
    return !isPast;
  }

  /**
   * At most `limit` results, the least recently used first (without a bound, the one that came first), each with the time
   * it has left, if it ends: for whoever shows the cache. Where arguments are held weakly, the key has a `WeakRef` for each
   * object, and the result is not shown. Changes nothing. O(limit).
   */
  inspect(limit: number): EntryView[] {
    return this.store.inspect(limit);
  }

  /** Forgets all results, and all promises in flight. O(size). */
  clear(): void {
    this.audience.removedAll(this.store.takeAll());
  }

  /**
   * Lets calls share the promise of a result. What is handed out is derived from it: the watch below counts as handling
   * a rejection, and one that no caller handles must be reported as usual.
   */
  #share(key: Arguments, value: PromiseLike<unknown>, startedMs: number | undefined): PromiseLike<unknown> {
    this.counters.loads++;
    const settled = value instanceof Promise ? (value as Promise<unknown>) : Promise.resolve(value);
    const shared = settled.then();
    let entry: MemoEntry<R> | undefined;
    if (this.#isFree(key)) {
      ({ entry } = this.store.index.place(key, shared as R));
      this.store.fly(entry);
    }
    // What an observer throws is nobody's to catch there, and is reported as an unhandled rejection.
    void settled.then(
      () => this.#onSettled(entry, startedMs, true),
      () => this.#onSettled(entry, startedMs, false),
    );
    return shared;
  }

  #onSettled(entry: MemoEntry<R> | undefined, startedMs: number | undefined, isFulfilled: boolean): void {
    if (!isFulfilled) this.counters.loadFailures++;
    if (startedMs !== undefined) this.counters.loadTimeMs += (this.#runtime as CacheRuntime).now() - startedMs;
    // It was forgotten in the meantime, or never held as an inner call was faster.
    if (entry?.state !== 'in flight') return;
    if (isFulfilled) this.#came(entry, this.store.land(entry));
    else this.#drop(entry, 'explicit');
  }

  /** Whether a result is to be placed under `key`. Not where a call within the call has left one: that one stays. */
  #isFree(key: Arguments): boolean {
    if (this.capacity === 0) return false;
    const { index } = this.store;
    // Observers of a drop may leave another result there.
    for (let slot = index.find(key); slot !== undefined; slot = index.find(key)) {
      if (!this.store.isPast(slot.entry)) return false;
      this.#drop(slot.entry, 'expired');
    }
    return true;
  }

  /** Tells that a result is held, for which `victim` has to go. */
  #came(entry: MemoEntry<R>, victim: MemoEntry<R> | undefined): void {
    const arrived = this.audience.hearsInsertions ? entry.told() : undefined;
    const insertion = arrived && this.audience.insertion(arrived.key, arrived.value as R);
    if (victim !== undefined) this.#drop(victim, 'size', insertion);
    else if (insertion !== undefined) this.audience.removedAll([], insertion);
  }

  /** Takes one out, and tells that unless it was a promise in flight; and then `last`. */
  #drop(entry: MemoEntry<R>, why: RemovalCause, last?: Telling<Arguments, R>): void {
    const wasInFlight = entry.state === 'in flight';
    const departed = this.store.take(entry, why);
    if (wasInFlight) return;
    if (last === undefined) this.audience.removed(departed.key, departed.value, departed.cause);
    else this.audience.removedAll([departed], last);
  }

  #expire(): void {
    this.audience.removedAll(this.store.takePast());
  }

  /** What the engine may call long after the cache is forgotten: it does not hold it. */
  static #onCollectedOf<T>(owner: MemoCache<T>): (entry: MemoEntry<T>) => void {
    const ref = new WeakRef(owner);
    return (entry) => {
      // Once only, though several of its arguments may have died together: dropping it ends the watch over all.
      const cache = ref.deref();
      if (cache !== undefined) cache.#drop(entry, 'collected');
    };
  }
}
