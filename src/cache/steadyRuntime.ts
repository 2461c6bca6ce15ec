import { type CacheRuntime, runtimeOf } from './runtime';

/**
 * A runtime whose time never goes back, whatever the clock behind it does: when that goes back, time goes on from where
 * it was. So what is to live for ten seconds does, and not for ten seconds and what the clock lost.
 */
export class SteadyRuntime implements CacheRuntime {
  declare private readonly runtime: CacheRuntime;
  #lastMs = -Infinity;
  #lostMs = 0;

  constructor(runtime: CacheRuntime) {
    this.runtime = runtime;
  }

  now(): number {
    const nowMs = this.runtime.now();
    if (nowMs < this.#lastMs) this.#lostMs += this.#lastMs - nowMs;
    this.#lastMs = nowMs;
    return nowMs + this.#lostMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    return this.runtime.after(delayMs, callback);
  }
}

/**
 * The runtime that `owner` is to use, with a time that never goes back.
 *
 * @throws TypeError when its options name none and no default was provided.
 */
export function steadyRuntimeOf(runtime: CacheRuntime | undefined, owner: string): SteadyRuntime {
  return new SteadyRuntime(runtimeOf(runtime, owner));
}
