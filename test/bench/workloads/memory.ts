import { collectGarbage } from '../../../src/probe/collectGarbage';
import { kinds, type KeyKind, keysOf } from '../keys';
import { check, type Workload, workloadOf } from '../workload';

function usedBytes(): number {
  // Twice: the memory of an array buffer is given back in what follows a collection, not in it.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function memoryOf(kind: KeyKind): Workload {
  return workloadOf({
    name: `memory-${kind}`,
    family: 'lru',
    figures: [
      { title: `memory an entry, 1M ${kind} keys`, unit: 'bytes', required: 1, than: 'lruCache' },
      { title: `the same after 1M evictions`, unit: 'bytes', required: 1, than: 'lruCache' },
    ],
    rounds: 1,
    run: async (open, scale, peer) => {
      const capacity = scale.of(1_000_000);
      // They are there before and after, and values are small integers: all that is measured is the cache's own.
      const keys = keysOf(kind, capacity * 2);
      const before = usedBytes();
      const cache = open(capacity);
      for (let index = 0; index < capacity; index++) cache.set(keys[index]!, index);
      const fresh = usedBytes();
      for (let index = capacity; index < keys.length; index++) cache.set(keys[index]!, index);
      const churned = usedBytes();
      const last = cache.get(keys[keys.length - 1]!);
      check(last === keys.length - 1, peer, `the value set last reads ${last}`);
      return [(fresh - before) / capacity, (churned - before) / capacity];
    },
  });
}

export const memoryWorkloads: readonly Workload[] = kinds.map(memoryOf);
