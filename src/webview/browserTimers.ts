import type { Timers } from '../base/clock';

/** The browser's own timers. */
export const browserTimers: Timers = {
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return { dispose: () => clearTimeout(timer) };
  },
  every: (intervalMs, callback) => {
    const timer = setInterval(callback, intervalMs);
    return { dispose: () => clearInterval(timer) };
  },
};
