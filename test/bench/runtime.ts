import { performance } from 'node:perf_hooks';
import type { CacheRuntime } from '../../src/cache';

/** The clock and timer that Hitrate is given. */
export const runtime: CacheRuntime = {
  // Imported, as the global is looked up by a getter each time.
  now: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
