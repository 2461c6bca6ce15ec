/** Returns `durationMs` when it is greater than 0, with `Infinity`; otherwise throws a `RangeError`. */
export function checkDuration(owner: string, option: string, durationMs: number): number {
  if (durationMs > 0) return durationMs;
  throw new RangeError(`${owner}: ${option} must be greater than 0, or Infinity, not ${String(durationMs)}`);
}
