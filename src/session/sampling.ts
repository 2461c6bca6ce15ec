const DEFAULT_RATE = 10;
const LEAST_RATE = 1;
const GREATEST_RATE = 20;

/** Milliseconds between two samples at `rate` a second; a setting may hold anything, so it is brought into its bounds. */
export function sampleIntervalMs(rate: unknown): number {
  const known = typeof rate === 'number' && Number.isFinite(rate) ? rate : DEFAULT_RATE;
  return 1_000 / Math.min(GREATEST_RATE, Math.max(LEAST_RATE, known));
}
