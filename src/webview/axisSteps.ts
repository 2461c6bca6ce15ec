/** 1, 2 and 5 times each power of ten from `from` to `to`, times `unit`: distances that people count in. */
export function decades(from: number, to: number, unit = 1): number[] {
  const powers = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  return powers.flatMap((power) => [1, 2, 5].map((factor) => factor * power * unit));
}

/** The end of an axis that has `value`, which is above 0, not far below it. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((rounded) => rounded >= value) ?? value;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Distances between times, in milliseconds. */
export const TIME_STEPS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12, 24, 48, 168].map((n) => n * HOUR),
];
