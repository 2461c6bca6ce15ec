import type { CacheRuntime } from './runtime';
import { SlotNumbers } from './slotNumbers';
import type { SlotColumn } from './slots';

/** For how long a value that was loaded counts as what, in milliseconds from when it was stored (RFC 5861's words). */
export interface FreshnessLimits {
  /** As good as newly loaded. */
  readonly freshMs: number;
  /** For so long afterwards it is handed out, while a new one is loaded. */
  readonly staleWhileRevalidateMs: number;
  /** For so long afterwards it is handed out when loading a new one fails. */
  readonly staleIfErrorMs: number;
}

/** How good a value is: as good as new, to be handed out while a new one is loaded, or not to be handed out at once. */
export type FreshnessState = 'fresh' | 'stale' | 'too old';

/** When the values of a cache were stored, by slot. */
export class Freshness implements SlotColumn {
  readonly #limits: FreshnessLimits;
  readonly #runtime: CacheRuntime;
  readonly #storedAtMs = new SlotNumbers();

  constructor(limits: FreshnessLimits, runtime: CacheRuntime) {
    this.#limits = limits;
    this.#runtime = runtime;
  }

  reserve(count: number): void {
    this.#storedAtMs.reserve(count);
  }

  /** The value of a slot is new. */
  stamp(slot: number): void {
    this.#storedAtMs.set(slot, this.#runtime.now());
  }

  /** When the value of a slot was stored. */
  storedAtMs(slot: number): number {
    return this.#storedAtMs.get(slot);
  }

  /** How good the value of a slot is now. A read exactly at a limit is too late, as everywhere here. */
  stateOf(slot: number): FreshnessState {
    const staleForMs = this.#staleForMs(this.#storedAtMs.get(slot));
    if (staleForMs < 0) return 'fresh';
    return staleForMs < this.#limits.staleWhileRevalidateMs ? 'stale' : 'too old';
  }

  /** Whether a value that was stored then is handed out now that loading a new one has failed. */
  mayReplaceError(storedAtMs: number): boolean {
    const { staleIfErrorMs } = this.#limits;
    return staleIfErrorMs > 0 && this.#staleForMs(storedAtMs) < staleIfErrorMs;
  }

  #staleForMs(storedAtMs: number): number {
    return this.#runtime.now() - storedAtMs - this.#limits.freshMs;
  }
}
