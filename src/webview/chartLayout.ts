/** The height of the letters along the axes, as a share of that of the page's. */
export const LETTERS = 0.85;

/** In heights of those letters, as all lengths here. From this width on there is room for whole words beside a chart. */
const WIDE = 45;
const LEFT = { wide: 6.6, narrow: 4.8 } as const;
const RIGHT = { wide: 3.6, narrow: 2.9 } as const;
/** Of the labels of the axis of time. */
export const BOTTOM_HEIGHT = 1.9;
/** Of one row of marks below the axis of time. */
export const LANE_HEIGHT = 0.95;

/** What is left and right of every plot, in CSS pixels: the same in all charts, so that their times are below each other. */
export function gutters(width: number, fontSize: number): { readonly left: number; readonly right: number } {
  const size = width < WIDE * fontSize ? 'narrow' : 'wide';
  return { left: Math.round(LEFT[size] * fontSize), right: Math.round(RIGHT[size] * fontSize) };
}
