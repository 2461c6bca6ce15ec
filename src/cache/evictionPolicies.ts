import { EVICTION_POLICY_NAMES, type EvictionPolicy, type EvictionPolicyName } from './evictionPolicy';
import { FifoPolicy } from './fifoPolicy';
import { LruPolicy } from './lruPolicy';
import { S3FifoPolicy } from './s3FifoPolicy';
import { SievePolicy } from './sievePolicy';
import type { Slots } from './slots';
import { TinyLfuPolicy } from './tinyLfuPolicy';

const MAKERS: Readonly<Record<EvictionPolicyName, (slots: Slots<unknown, unknown>) => EvictionPolicy>> = {
  lru: (slots) => new LruPolicy(slots),
  fifo: (slots) => new FifoPolicy(slots),
  s3fifo: (slots) => new S3FifoPolicy(slots),
  tinylfu: (slots) => new TinyLfuPolicy(slots, false),
  'tinylfu-adaptive': (slots) => new TinyLfuPolicy(slots, true),
  sieve: (slots) => new SievePolicy(slots),
};

/**
 * The policy of that name over `slots`.
 *
 * @throws RangeError when there is none.
 */
export function evictionPolicyOf<K, V>(owner: string, name: EvictionPolicyName, slots: Slots<K, V>): EvictionPolicy {
  if (!Object.hasOwn(MAKERS, name)) {
    const known = EVICTION_POLICY_NAMES.map((policy) => `'${policy}'`).join(', ');
    throw new RangeError(`${owner}: policy must be one of ${known}, not ${name}`);
  }
  return MAKERS[name](slots);
}
