import { keysOf } from '../keys';
import { measure } from '../measure';
import { uniform } from '../random';
import { asFast, check, type Workload, workloadOf } from '../workload';

const hourMs = 3_600_000;

export const ttlWorkloads: readonly Workload[] = [
  workloadOf({
    name: 'ttl',
    family: 'ttl',
    figures: [
      { title: 'get, hit, 10k string keys', unit: 'ns', required: asFast },
      { title: 'set of a held key', unit: 'ns', required: asFast },
      { title: 'set with eviction', unit: 'ns', required: asFast },
    ],
    rounds: 11,
    run: async (open, scale, peer) => {
      const capacity = scale.of(10_000);
      const keys = keysOf('string', capacity * 10);
      const cache = open(capacity, hourMs);
      for (let index = 0; index < capacity; index++) cache.set(keys[index]!, index);
      const reads = uniform(scale.of(1 << 14), capacity);
      const getNs = await measure(scale, reads.length, () => {
        let wrong = 0;
        for (const index of reads) if (cache.get(keys[index]!) !== index) wrong++;
        check(wrong === 0, peer, `${wrong} of ${reads.length} reads found no or another value`);
      });
      const setNs = await measure(scale, reads.length, () => {
        for (const index of reads) cache.set(keys[index]!, index);
        const last = reads[reads.length - 1]!;
        check(cache.get(keys[last]!) === last, peer, 'the value set last cannot be read');
      });
      let next = capacity;
      const evictNs = await measure(scale, reads.length, () => {
        const end = next + reads.length;
        for (; next < end; next++) cache.set(keys[next % keys.length]!, next);
        check(cache.get(keys[(end - 1) % keys.length]!) === end - 1, peer, 'the value set last cannot be read');
      });
      return [getNs, setNs, evictNs];
    },
  }),
];
