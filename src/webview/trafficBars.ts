import { TIME_STEPS_MS } from './axisSteps';
import type { Bars } from './chartData';
import type { Span } from '../protocol/page';

/** Narrower bars cannot be told apart. */
const BAR_WIDTH = 6;
/** Of a stretch that is known for a smaller part than this, a rate would jump about. */
const LEAST_KNOWN = 0.25;
const SECOND_MS = 1_000;

/**
 * Sums up, in equal stretches of time that stay where they are when the charts move on, what was counted beside points: a
 * count is of the time since the point before. O(points + bars).
 */
export function trafficBars(
  atMs: readonly number[],
  up: readonly number[],
  down: readonly number[],
  span: Span,
  width: number,
): Bars {
  const stepMs = barStep(atMs, span, width);
  const fromMs = Math.floor(span.fromMs / stepMs) * stepMs;
  const length = Math.max(1, Math.ceil((span.toMs - fromMs) / stepMs));
  const [ups, downs, known] = [up, down, up].map(() => Array.from({ length }, () => 0)) as [
    number[],
    number[],
    number[],
  ];
  const spread = (sums: number[], share: number, amount: number, at: number): void => {
    sums[at] = (sums[at] ?? 0) + share * amount;
  };
  for (const [i, to] of atMs.entries()) {
    const from = atMs[i - 1] ?? Math.max(0, to - ((atMs[1] ?? to + SECOND_MS) - to));
    if (to < fromMs || from > span.toMs || to <= from) continue;
    for (let at = Math.max(0, Math.floor((from - fromMs) / stepMs)); at < length; at += 1) {
      const start = fromMs + at * stepMs;
      const shared = Math.min(to, start + stepMs) - Math.max(from, start);
      if (shared <= 0) break;
      const share = shared / (to - from);
      spread(ups, share, up[i] ?? 0, at);
      spread(downs, share, down[i] ?? 0, at);
      spread(known, shared, 1, at);
    }
  }
  const rate = (sum: number, at: number): number => {
    const ms = known[at] ?? 0;
    return ms < LEAST_KNOWN * stepMs ? 0 : (sum / ms) * SECOND_MS;
  };
  return { fromMs, stepMs, up: ups.map(rate), down: downs.map(rate) };
}

/** The value of the bar in which each of the points is. */
export function barValues(
  atMs: readonly number[],
  { fromMs, stepMs }: Bars,
  values: readonly number[],
): (number | null)[] {
  // A point ends the time of which it tells.
  return atMs.map((at) => values[Math.max(0, Math.ceil((at - fromMs) / stepMs) - 1)] ?? null);
}

function barStep(atMs: readonly number[], { fromMs, toMs }: Span, width: number): number {
  const least = ((toMs - fromMs) * BAR_WIDTH) / Math.max(BAR_WIDTH, width);
  const known = (atMs.at(-1) ?? 0) - (atMs[0] ?? 0);
  const between = atMs.length < 2 ? 0 : known / (atMs.length - 1);
  return TIME_STEPS_MS.find((step) => step >= least && step >= between) ?? TIME_STEPS_MS.at(-1) ?? SECOND_MS;
}
