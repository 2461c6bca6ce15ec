import { RATE_SPAN_MS } from '../protocol/snapshot';

interface Moment {
  readonly atMs: number;
  /** Evictions until then. */
  readonly count: number;
}

/**
 * How often a cache evicts: what it evicted since the newest moment that is at least {@link RATE_SPAN_MS} ago, by the
 * time since then; since it appeared, while that is not so long ago.
 */
export class RecentEvictions {
  /** Oldest first; the first one is what is measured from. */
  readonly #moments: Moment[];

  /** `sinceMs` is a time at which the cache had evicted nothing. */
  constructor(sinceMs: number) {
    this.#moments = [{ atMs: sinceMs, count: 0 }];
  }

  get perSecond(): number {
    const [from] = this.#moments;
    const now = this.#moments.at(-1);
    if (from === undefined || now === undefined || now.atMs <= from.atMs) return 0;
    return (Math.max(0, now.count - from.count) * 1_000) / (now.atMs - from.atMs);
  }

  add(atMs: number, count: number): void {
    this.#moments.push({ atMs, count });
    while (this.#moments[1] !== undefined && this.#moments[1].atMs <= atMs - RATE_SPAN_MS) this.#moments.shift();
  }
}
