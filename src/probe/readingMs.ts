import type { StepText } from '../protocol/stage';

/** Time for a quick reader; whoever wants more of it pauses, or makes it slower. */
const LETTER_MS = 25;
const LEAST_MS = 1_000;
const MOST_MS = 4_000;

/** How long a step is shown at the usual pace. */
export function readingMs({ title, narration, watch }: StepText): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, LETTER_MS * (title.length + narration.length + watch.length)));
}
