import type { CacheType } from './observation';
import { ObservedCache } from './observedCache';
import type { RemovalCause } from './removalCause';
import type { CacheRuntime } from './runtime';

/** What the bounded caches have in common: their entries have an order, and can be visited in it. */
export abstract class OrderedCache<K, V> extends ObservedCache<K, V> {
  protected constructor(
    name: string,
    type: CacheType,
    /** What the time of loads is taken by; `undefined` to take none. */
    protected readonly loadClock: CacheRuntime | undefined,
    onRemoval: ((key: K, value: V, cause: RemovalCause) => void) | undefined,
  ) {
    super(name, type);
    if (onRemoval !== undefined) {
      this.observe({ onRemoval: (key, value, cause) => onRemoval(key, value as V, cause) });
    }
  }

  /** Removes every entry; hits and misses stay as they are. O(size). */
  abstract clear(): void;

  /** The keys as they stand, the next victim first. O(size). */
  protected abstract keysFromVictim(): K[];

  /** The entry that is held under `key` by now; `undefined` when there is none. Changes nothing. */
  protected abstract entryOf(key: K): [K, V] | undefined;

  /**
   * The entries whose keys are held when the iteration begins, the most recently used first; with another policy than
   * `lru`, the next victim last, as they would go if all had to go then. Changes neither order nor counters. The cache may be used and
   * changed meanwhile: a key that has left is skipped, one that came later is not visited, and a value is the one held at
   * its turn. The first step is O(size), all others O(1).
   */
  *entries(): Generator<[K, V], void> {
    yield* this.#visit(this.keysFromVictim().reverse());
  }

  /** The same the other way round, the next victim first. */
  *entriesReversed(): Generator<[K, V], void> {
    yield* this.#visit(this.keysFromVictim());
  }

  /** The keys in the order of `entries`. */
  *keys(): Generator<K, void> {
    for (const [key] of this.entries()) yield key;
  }

  /** The values in the order of `entries`. */
  *values(): Generator<V, void> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[K, V], void> {
    return this.entries();
  }

  /** As `clear()`: for `using`. The cache can be used afterwards. */
  [Symbol.dispose](): void {
    this.clear();
  }

  /** What `compute` returns, counted as a load, with its time where there is a clock. */
  protected computed(key: K, compute: (key: K) => V): V {
    const startedMs = this.#nowMs();
    this.counters.loads++;
    let value: V;
    try {
      value = compute(key);
    } catch (error) {
      this.counters.loadTimeMs += this.#nowMs() - startedMs;
      this.counters.loadFailures++;
      throw error;
    }
    this.counters.loadTimeMs += this.#nowMs() - startedMs;
    return value;
  }

  /** The time; always the same where there is no clock. */
  #nowMs(): number {
    return this.loadClock === undefined ? 0 : this.loadClock.now();
  }

  *#visit(keys: readonly K[]): Generator<[K, V], void> {
    for (const key of keys) {
      const entry = this.entryOf(key);
      if (entry !== undefined) yield entry;
    }
  }
}
