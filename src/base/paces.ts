/**
 * The paces that people may choose from, the slowest first: how long the steps of a scenario are shown, as a multiple of
 * the usual time. 0 does not wait.
 */
export const PACES: readonly number[] = [4, 2, 1, 0.5, 0.25, 0];

/** The one of {@link PACES} that is shown for `pace`. */
export function nearestPace(pace: number): number {
  // Not waiting is something else than waiting for a short while.
  if (pace === 0) return 0;
  const waiting = PACES.filter((candidate) => candidate > 0);
  return waiting.reduce((best, candidate) => (Math.abs(candidate - pace) < Math.abs(best - pace) ? candidate : best));
}

/** The next slower pace; the slowest one stays. */
export function slowerPace(pace: number): number {
  return PACES[Math.max(0, PACES.indexOf(nearestPace(pace)) - 1)] ?? pace;
}

/** The next faster pace; the one that does not wait stays. */
export function fasterPace(pace: number): number {
  return PACES[Math.min(PACES.length - 1, PACES.indexOf(nearestPace(pace)) + 1)] ?? pace;
}
