import type { CacheObserver, ObservableCache } from '../../src/cache';

/** An observer that knows what is held by what it is told alone, and fails when that makes no sense. */
export class HeldKeys implements CacheObserver {
  readonly #held = new Set<string>();
  insertions = 0;
  hits = 0;
  misses = 0;

  /** The keys as texts, in no order. */
  get sorted(): string[] {
    return [...this.#held].sort();
  }

  onInsertion(key: unknown): void {
    const text = JSON.stringify(key);
    if (this.#held.has(text)) throw new Error(`${text} came in twice`);
    this.#held.add(text);
    this.insertions++;
  }

  onRemoval(key: unknown): void {
    const text = JSON.stringify(key);
    if (!this.#held.delete(text)) throw new Error(`${text} left, and was not there`);
  }

  onRead(_key: unknown, isHit: boolean): void {
    if (isHit) this.hits++;
    else this.misses++;
  }
}

/** The keys that a cache shows, as the texts of {@link HeldKeys}. */
export function shownKeys(cache: ObservableCache): string[] {
  return (cache.inspect?.(Infinity) ?? []).map(({ key }) => JSON.stringify(key)).sort();
}
