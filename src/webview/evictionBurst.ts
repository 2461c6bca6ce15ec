/** With no eviction for so long a burst is over. */
const QUIET_MS = 1_000;
/** One that goes on for longer is told while it does, once. */
const LONG_MS = 5_000;
/** Fewer are not worth interrupting anybody. */
const LEAST = 5;

export interface Burst {
  readonly count: number;
  readonly spanMs: number;
}

/** Finds out when many entries were evicted in a row, so that they can be told in one sentence. */
export class EvictionBurst {
  #known: { readonly atMs: number; readonly total: number } | undefined;
  #burst: { readonly fromMs: number; readonly before: number; lastMs: number; told: boolean } | undefined;

  /** Takes the evictions so far; returns a burst that is to be told now. Time never goes back. */
  update(atMs: number, total: number): Burst | undefined {
    const known = this.#known;
    this.#known = { atMs, total };
    // Fewer than before: these are of another session.
    if (known === undefined || total < known.total || atMs < known.atMs) {
      this.#burst = undefined;
      return undefined;
    }
    if (total > known.total) {
      this.#burst ??= { fromMs: known.atMs, before: known.total, lastMs: atMs, told: false };
      this.#burst.lastMs = atMs;
    }
    return this.#toTell(atMs, total);
  }

  #toTell(atMs: number, total: number): Burst | undefined {
    const burst = this.#burst;
    if (burst === undefined) return undefined;
    const isOver = atMs - burst.lastMs >= QUIET_MS;
    const isLong = !burst.told && atMs - burst.fromMs >= LONG_MS;
    if (!isOver && !isLong) return undefined;
    burst.told = true;
    if (isOver) this.#burst = undefined;
    const count = total - burst.before;
    return count < LEAST ? undefined : { count, spanMs: burst.lastMs - burst.fromMs };
  }
}
