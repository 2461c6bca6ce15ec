import type { SessionSnapshot } from '../protocol/snapshot';

/** The last line of `--json`. */
export function summary(snapshot: SessionSnapshot): object {
  const { scenarioId, seed, operations, caches, checks, measurements, references } = snapshot;
  return {
    kind: 'summary',
    scenario: scenarioId,
    seed,
    operations,
    caches: caches.map(({ name, type, size, capacity, hits, misses, hitRate, removals }) => ({
      name,
      type,
      size,
      capacity,
      hits,
      misses,
      hitRate,
      removals,
    })),
    checks,
    measurements: measurements.map(({ name, value, unit }) => ({ name, value, unit })),
    references: references.map(({ name, state }) => ({ name, state })),
  };
}
