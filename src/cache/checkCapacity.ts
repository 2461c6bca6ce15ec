/**
 * Returns `value` when it can be a bound: a positive integer, or `Infinity` for none. Otherwise throws a `RangeError`
 * that names the `owner` and the `option`.
 */
export function checkCapacity(owner: string, option: string, value: number): number {
  if (value === Infinity || (Number.isSafeInteger(value) && value > 0)) return value;
  throw new RangeError(
    `${owner}: ${option} must be a positive integer, or Infinity for no bound, not ${String(value)}`,
  );
}
