import { LINE_COLOURS, type LineColour } from './chartTheme';

/** A line is told from the others by its dashes as well as by its colour. */
export interface LineStyle {
  readonly colour: LineColour;
  /** Lengths of strokes and gaps in CSS pixels; none is a solid line. */
  readonly dash: readonly number[];
}

const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** The most lines that can be told apart in one chart. */
export const LINE_CAP = LINE_COLOURS.length;

/** The style of the cache at `index` in the snapshot, the same one in all charts. */
export function cacheLineStyle(index: number): LineStyle {
  return {
    colour: LINE_COLOURS[index % LINE_COLOURS.length] ?? 'blue',
    dash: DASHES[index % DASHES.length] ?? [],
  };
}

/** No cache's colour comes first, so that the heap is not taken for the first cache. */
export const HEAP_LINE_STYLE: LineStyle = { colour: 'purple', dash: [] };
/** A bound is not measured, so it is thinner than a line and dashed. */
export const CAPACITY_DASH: readonly number[] = [4, 4];
