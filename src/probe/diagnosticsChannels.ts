import { channel } from 'node:diagnostics_channel';
import type { CacheObserver, LeakDetails, ObservableCache } from '../cache/observation';
import type { RemovalCause } from '../cache/removalCause';

/** What subscribers of `hitrate:removal` get: an entry has left. */
export interface RemovalMessage {
  /** The name of the cache, for people; not unique. */
  readonly cache: string;
  readonly type: string;
  readonly key: unknown;
  /** `undefined` when it was collected. */
  readonly value: unknown;
  readonly cause: RemovalCause;
}

/** What subscribers of `hitrate:leak` get: a lent object did not come back. */
export interface LeakMessage {
  readonly cache: string;
  /** The serial number of the object. */
  readonly key: unknown;
  readonly value: unknown;
  readonly leak: LeakDetails;
}

const removals = channel('hitrate:removal');
const leaks = channel('hitrate:leak');

/**
 * Publishes what a cache tells on Node's diagnostics channels, so that tracing tools in the observed program need not know
 * the library. While nobody subscribes, a removal costs one comparison, and no message is made. What a subscriber throws
 * is an uncaught exception, as Node has it, and reaches no cache.
 */
export function publisherOf({ name, type }: ObservableCache): Pick<Required<CacheObserver>, 'onRemoval' | 'onLeak'> {
  return {
    onRemoval: (key, value, cause) => {
      if (!removals.hasSubscribers) return;
      removals.publish({ cache: name, type, key, value, cause } satisfies RemovalMessage);
    },
    onLeak: (key, value, leak) => {
      if (leaks.hasSubscribers) leaks.publish({ cache: name, key, value, leak } satisfies LeakMessage);
    },
  };
}
