import type { CacheObserver, RemovalCause } from '../../src/cache';

export interface LoggedRemoval<K = unknown, V = unknown> {
  readonly key: K;
  readonly value: V | undefined;
  readonly cause: RemovalCause;
}

/** An observer that writes down what it is told. */
export class RemovalLog<K = unknown, V = unknown> implements CacheObserver<K, V> {
  readonly removals: LoggedRemoval<K, V>[] = [];

  onRemoval(key: K, value: V | undefined, cause: RemovalCause): void {
    this.removals.push({ key, value, cause });
  }

  /** How many removals were told, by cause. */
  get counts(): Record<RemovalCause, number> {
    const counts = { explicit: 0, replaced: 0, collected: 0, expired: 0, size: 0 };
    for (const { cause } of this.removals) counts[cause]++;
    return counts;
  }
}
