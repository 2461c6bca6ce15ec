import type { Timers } from './clock';

/** The four functions that Node and browsers share; `globalThis` is one of these in both. */
export interface TimerFunctions<Handle> {
  setTimeout(callback: () => void, delayMs: number): Handle;
  clearTimeout(handle: Handle): void;
  setInterval(callback: () => void, intervalMs: number): Handle;
  clearInterval(handle: Handle): void;
}

/** The timers of a runtime as a value. */
export function timersOf<Handle>(runtime: TimerFunctions<Handle>): Timers {
  return {
    after: (delayMs, callback) => {
      const handle = runtime.setTimeout(callback, delayMs);
      return { dispose: () => runtime.clearTimeout(handle) };
    },
    every: (intervalMs, callback) => {
      const handle = runtime.setInterval(callback, intervalMs);
      return { dispose: () => runtime.clearInterval(handle) };
    },
  };
}
