/**
 * The clock and the timer that a cache uses. The library has none of its own, so that tests can turn them by hand and so
 * that it runs wherever there is JavaScript.
 */
export interface CacheRuntime {
  /**
   * The time in milliseconds. It never goes back; where it starts has no meaning. Caches and pools put up with one that
   * does, as the time of day when it is set: their time goes on from where it was. Memoized functions, which look at it
   * at each hit, do not: there results live longer by as much.
   */
  now(): number;
  /**
   * Calls `callback` once, `delayMs` (at most {@link LONGEST_DELAY_MS}) from now, without keeping the process alive for
   * it. The returned function cancels it; calling that twice, or after the callback ran, is harmless.
   */
  after(delayMs: number, callback: () => void): () => void;
}

/** The longest delay that the timers of Node and browsers take: 2^31 − 1 ms, about 24.8 days. */
export const LONGEST_DELAY_MS = 2 ** 31 - 1;

let defaultRuntime: CacheRuntime | undefined;

/** Sets what caches use whose options name no `runtime`. To be called once, by the program that embeds the library. */
export function provideRuntime(runtime: CacheRuntime): void {
  defaultRuntime = runtime;
}

/**
 * The runtime that `owner` is to use.
 *
 * @throws TypeError when its options name none and no default was provided.
 */
export function runtimeOf(runtime: CacheRuntime | undefined, owner: string): CacheRuntime {
  const found = runtime ?? defaultRuntime;
  if (found === undefined) {
    throw new TypeError(
      `${owner}: it needs the time; give the option runtime, or call provideRuntime() once at the start`,
    );
  }
  return found;
}
