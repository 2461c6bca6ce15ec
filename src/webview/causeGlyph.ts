import type { PageStrings } from '../protocol/pageStrings';
import type { RemovalEvent } from '../protocol/snapshot';
import type { LineColour } from './chartTheme';

export type RemovalCause = RemovalEvent['cause'];

/** How an entry's end is drawn: each cause has a shape of its own, and a colour that repeats it. */
interface CauseGlyph {
  readonly word: keyof PageStrings;
  readonly colour: LineColour;
  /** Strokes as x, y, x, y… around 0, within 4 to each side. */
  readonly strokes: readonly (readonly number[])[];
  readonly isFilled: boolean;
}

const CIRCLE = Array.from({ length: 13 }, (_, i) => (i * Math.PI) / 6).flatMap((turn) => [
  3 * Math.cos(turn),
  3 * Math.sin(turn),
]);

export const CAUSE_GLYPHS: Readonly<Record<RemovalCause, CauseGlyph>> = {
  explicit: {
    word: 'causeExplicit',
    colour: 'foreground',
    strokes: [[-3, -3, 3, -3, 3, 3, -3, 3, -3, -3]],
    isFilled: false,
  },
  replaced: { word: 'causeReplaced', colour: 'blue', strokes: [[0, -4, 4, 0, 0, 4, -4, 0, 0, -4]], isFilled: false },
  collected: { word: 'causeCollected', colour: 'purple', strokes: [CIRCLE], isFilled: true },
  expired: { word: 'causeExpired', colour: 'yellow', strokes: [[-4, -3, 4, -3, 0, 4, -4, -3]], isFilled: false },
  size: {
    word: 'causeSize',
    colour: 'red',
    strokes: [
      [-3, -3, 3, 3],
      [3, -3, -3, 3],
    ],
    isFilled: false,
  },
};

/** In the order in which they are shown. */
export const CAUSES = Object.keys(CAUSE_GLYPHS) as RemovalCause[];

/** Adds the shape of a cause to the path, around (`x`, `y`) and `scale` times as large. */
export function traceGlyph(
  ctx: CanvasRenderingContext2D,
  cause: RemovalCause,
  x: number,
  y: number,
  scale: number,
): void {
  for (const stroke of CAUSE_GLYPHS[cause].strokes) {
    for (let i = 0; i < stroke.length; i += 2) {
      const [px, py] = [x + (stroke[i] ?? 0) * scale, y + (stroke[i + 1] ?? 0) * scale];
      if (i === 0) ctx.moveTo(px, py);
      else ctx.lineTo(px, py);
    }
  }
}

/** The same as SVG's `d`, in a square of 10. */
export function glyphPath(cause: RemovalCause): string {
  return CAUSE_GLYPHS[cause].strokes
    .map((stroke) => `M${stroke.map((length) => (length + 5).toFixed(2)).join(' ')}`)
    .join('');
}
