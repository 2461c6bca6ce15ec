import type { Loader } from './loads';
import type { WaitSignal } from './waitSignal';

/** How one call of `fetch` differs. */
export interface FetchOptions<K, V> {
  /** Instead of the cache's own `load`, if no load of that key is under way. */
  readonly load?: Loader<K, V>;
  /** Loads anew, whether what is held is fresh or not. */
  readonly refresh?: boolean;
  /** Ends the waiting of this caller, with its reason. The load goes on, and is stored. */
  readonly signal?: WaitSignal;
}
