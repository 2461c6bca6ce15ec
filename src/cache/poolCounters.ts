import { CacheCounters } from './cacheCounters';
import type { LeakReason } from './observation';

/** What a pool has counted since it was created. `hits` and `misses` together are the acquisitions that succeeded. */
export class PoolCounters extends CacheCounters {
  /** Objects that were created, also by `prefill` and for acquisitions that had given up waiting meanwhile. */
  created = 0;
  /** Calls of `create` and `createAsync` that failed. */
  createFailures = 0;
  /** Acquisitions that had to wait. */
  waits = 0;
  /** How long the waits that have ended took together, in milliseconds, however they ended; 0 without `measureWaits`. */
  waitTimeMs = 0;
  /** Loans that were reported as leaks, by reason; one can be reported for each. */
  readonly leaks: Record<LeakReason, number> = { age: 0, collected: 0 };

  /** Acquisitions served by an object that was there: another name of `hits`. */
  get reused(): number {
    return this.hits;
  }
}
