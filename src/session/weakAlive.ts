import type { CacheSample } from '../protocol/probe';

/** The library's words for what holds its values weakly and counts those that are alive. */
const WEAK_TYPES: ReadonlySet<string> = new Set(['weak-value', 'weak-set']);

/** The sizes of all weak collections together; `null` when there is none. */
export function weakAliveOf(caches: readonly CacheSample[]): number | null {
  const weak = caches.filter(({ type }) => WEAK_TYPES.has(type));
  return weak.length === 0 ? null : weak.reduce((sum, { size }) => sum + size, 0);
}
