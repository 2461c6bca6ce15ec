import type { StepText } from '../protocol/stage';

/** A quick reader takes in about 25 letters a second; what to watch is read as well, the rest by those who pause. */
const LETTER_MS = 40;
const LEAST_MS = 1_500;
const MOST_MS = 6_000;

/** How long a step is shown at the usual pace. */
export function readingMs({ title, narration, watch }: StepText): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, LETTER_MS * (title.length + narration.length + watch.length)));
}
