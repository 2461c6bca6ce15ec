import type { Workload } from './workload';
import { lruWorkloads } from './workloads/lru';
import { memoWorkloads } from './workloads/memo';
import { memoryWorkloads } from './workloads/memory';
import { poolWorkloads } from './workloads/pool';
import { ttlWorkloads } from './workloads/ttl';
import { weakWorkloads } from './workloads/weak';

/** Everything that is measured, in the order of the rows. */
export const workloads: readonly Workload[] = [
  ...lruWorkloads,
  ...memoryWorkloads,
  ...ttlWorkloads,
  ...memoWorkloads,
  ...poolWorkloads,
  ...weakWorkloads,
];

/** Those with one of these names, or whose name begins with one; all when there are none. */
export function workloadsNamed(names: readonly string[]): readonly Workload[] {
  const unknown = names.find((name) => !workloads.some((workload) => workload.name.startsWith(name)));
  if (unknown !== undefined) {
    const known = workloads.map(({ name }) => name).join(', ');
    throw new Error(`There is no workload ${unknown}; there are ${known}. The beginning of a name is enough.`);
  }
  if (names.length === 0) return workloads;
  return workloads.filter((workload) => names.some((name) => workload.name.startsWith(name)));
}
