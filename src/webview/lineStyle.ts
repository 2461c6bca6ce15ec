import { LINE_COLOURS, type LineColour } from './chartTheme';

/** A line is told from the others by its dashes as well as by its colour. */
export interface LineStyle {
  readonly colour: LineColour;
  /** Lengths of strokes and gaps in CSS pixels; none is a solid line. */
  readonly dash: readonly number[];
  /** In CSS pixels. */
  readonly width: number;
}

const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** The style of the cache at `index` in the snapshot, the same one in all charts. */
export function cacheLineStyle(index: number): LineStyle {
  return {
    colour: LINE_COLOURS[index % LINE_COLOURS.length] ?? 'blue',
    dash: DASHES[index % DASHES.length] ?? [],
    width: 1.5,
  };
}

/** A second line of the same cache: dots, which no first line has. */
export function secondLineStyle(index: number): LineStyle {
  return { ...cacheLineStyle(index), dash: [1.5, 2.5] };
}

/** What changes slowly steps back behind what changes fast. */
export const OVERALL_LINE_STYLE: LineStyle = { colour: 'foreground', dash: [3, 3], width: 1 };
export const HITS_STYLE: LineStyle = { colour: 'green', dash: [], width: 1 };
export const MISSES_STYLE: LineStyle = { colour: 'red', dash: [], width: 1 };
/** No cache's colour comes first, so that the heap is not taken for the first cache. */
export const HEAP_LINE_STYLE: LineStyle = { colour: 'purple', dash: [], width: 1.5 };
export const WEAK_LINE_STYLE: LineStyle = { colour: 'green', dash: [6, 3], width: 1.5 };
/** A bound is not measured, so it is thinner than a line and dashed. */
export const CAPACITY_DASH: readonly number[] = [4, 4];
