import type { RemovalCause } from './removalCause';

/** An entry that has left. */
export interface Departed<K, V> {
  readonly key: K;
  readonly value: V;
  readonly cause: RemovalCause;
}

/** Who is told what left a store, when that is in its new state. */
export interface RemovalListener<K, V> {
  removed(key: K, value: V, cause: RemovalCause): void;
  /** Several at once: all are counted before the first one is told. */
  removedAll(departed: readonly Departed<K, V>[]): void;
}
