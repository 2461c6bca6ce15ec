import type { Departed } from './audience';
import type { MemoDeadlines } from './memoDeadlines';
import type { Arguments, MemoEntry, MemoIndex } from './memoEntry';
import type { EntryView } from './observation';
import { RecencyList } from './recencyList';
import type { RemovalCause } from './removalCause';

/** Holds memoized results by arguments, by last use and by when they end, and says what left and why. Tells nobody. */
export class MemoStore<R> {
  // Without a bound nobody ever asks what was used last: there it is the order in which results came, and costs nothing.
  readonly #recency = new RecencyList<MemoEntry<R>>();
  readonly #isBounded: boolean;
  // Shared by calls, and no results yet: neither the bound nor the time to live concerns them.
  readonly #inFlight = new RecencyList<MemoEntry<R>>();
  #size = 0;

  constructor(
    readonly index: MemoIndex<R>,
    readonly capacity: number,
    readonly deadlines: MemoDeadlines<R> | undefined,
  ) {
    this.#isBounded = capacity < Infinity;
  }

  /** All entries, in lists that lead to nothing else. */
  get lists(): readonly RecencyList<MemoEntry<R>>[] {
    return [this.#recency, this.#inFlight];
  }

  /** How many results there are. */
  get size(): number {
    return this.#size;
  }

  /** Notes that a result was used. */
  touch(entry: MemoEntry<R>): void {
    if (this.#isBounded) this.#recency.touch(entry);
  }

  isPast({ state }: MemoEntry<R>): boolean {
    return typeof state === 'object' && (this.deadlines as MemoDeadlines<R>).isPast(state);
  }

  /** Makes what is in the index a result, the most recently used. Returns the one that has to go for it. */
  hold(entry: MemoEntry<R>): MemoEntry<R> | undefined {
    const isFull = this.#size >= this.capacity;
    const victim = isFull ? (this.deadlines?.firstPast ?? this.#recency.oldest) : undefined;
    entry.state = this.deadlines?.begin(entry);
    this.#recency.add(entry);
    this.#size++;
    return victim;
  }

  /** Notes that what is in the index is a promise in flight. */
  fly(entry: MemoEntry<R>): void {
    entry.state = 'in flight';
    this.#inFlight.add(entry);
  }

  /** Makes a promise in flight a result, as `hold` does. */
  land(entry: MemoEntry<R>): MemoEntry<R> | undefined {
    this.#inFlight.remove(entry);
    return this.hold(entry);
  }

  /** Takes one out: a result for this cause, unless there was another one before, or a promise in flight. */
  take(entry: MemoEntry<R>, cause: RemovalCause): Departed<Arguments, R> {
    const departed = this.#departedOf(entry, cause);
    const { state } = entry;
    if (state === 'in flight') {
      this.#inFlight.remove(entry);
    } else {
      this.#recency.remove(entry);
      this.#size--;
    }
    if (typeof state === 'object') this.deadlines?.end(state);
    entry.state = 'gone';
    this.index.remove(entry);
    return departed;
  }

  /** Takes all results whose time has passed, those that ended first first. */
  takePast(): Departed<Arguments, R>[] {
    const { deadlines } = this;
    const departed: Departed<Arguments, R>[] = [];
    for (let entry = deadlines?.firstPast; entry !== undefined; entry = deadlines?.firstPast) {
      departed.push(this.take(entry, 'expired'));
    }
    deadlines?.rearm();
    return departed;
  }

  /** At most `limit` results, the one that would go first before the others. O(limit). */
  inspect(limit: number): EntryView[] {
    return this.#recency.first(limit).map((entry) => {
      const view = entry.view();
      const { state } = entry;
      if (typeof state !== 'object') return view;
      return { ...view, remainingTtlMs: (this.deadlines as MemoDeadlines<R>).remainingMs(state) };
    });
  }

  /** Takes everything, and returns the results. O(size). */
  takeAll(): Departed<Arguments, R>[] {
    const entries = this.#recency.toArray();
    const departed = entries.map((entry) => this.#departedOf(entry, 'explicit'));
    const all = entries.concat(this.#inFlight.toArray());
    for (const entry of all) entry.state = 'gone';
    this.index.clear(all);
    this.#recency.clear();
    this.#inFlight.clear();
    this.deadlines?.clear();
    this.#size = 0;
    return departed;
  }

  #departedOf(entry: MemoEntry<R>, cause: RemovalCause): Departed<Arguments, R> {
    const { key, value, isCollected } = entry.told();
    if (isCollected) return { key, value, cause: 'collected' };
    return { key, value, cause: this.isPast(entry) ? 'expired' : cause };
  }
}
