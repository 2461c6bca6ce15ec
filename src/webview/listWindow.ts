/**
 * The tallest box for the rows. Browsers lay out about 33 million pixels at most, fewer on a page that is zoomed in; a
 * longer list scrolls by more than a pixel at a time.
 */
const TALLEST_PX = 8_000_000;
/** Rows that are ready above and below those in sight. */
const OVERSCAN = 6;
/** Windows of rows begin at multiples of this, so that not every step of scrolling asks for another one. */
const GRAIN = 8;

/** How a list of many equal rows lies in a box that scrolls. Lengths in CSS pixels. */
export interface ListLayout {
  readonly count: number;
  readonly rowHeight: number;
  /** How much of the rows can be seen at a time. */
  readonly viewHeight: number;
  readonly scrollTop: number;
}

/** How tall all rows together are drawn. */
export function boxHeight({ count, rowHeight }: ListLayout): number {
  return Math.min(TALLEST_PX, count * rowHeight);
}

/** How far the list is scrolled, were all of its rows laid out. */
export function listTop(layout: ListLayout): number {
  return layout.scrollTop * scale(layout);
}

/** The `scrollTop` that brings the row at `index` into sight with the least movement, below `covered` pixels on top. */
export function scrollTopFor(layout: ListLayout, index: number, covered: number): number {
  const { rowHeight, viewHeight } = layout;
  const top = listTop(layout);
  const highest = index * rowHeight - covered;
  const lowest = (index + 1) * rowHeight - viewHeight;
  const wanted = top > highest ? highest : Math.max(top, lowest);
  return Math.max(0, wanted) / scale(layout);
}

/** The rows that are to be in the page: `first` up to and without `end`. */
export function rowsInPage(layout: ListLayout): { readonly first: number; readonly end: number } {
  const { count, rowHeight, viewHeight } = layout;
  const top = listTop(layout);
  const first = Math.floor(top / rowHeight) - OVERSCAN;
  const end = Math.ceil((top + viewHeight) / rowHeight) + OVERSCAN;
  return { first: Math.max(0, Math.min(first, count - 1)), end: Math.min(count, Math.max(0, end)) };
}

/** The stretch of rows to ask for, at most `cap` of them. */
export function wantedRows(layout: ListLayout, cap: number): { readonly from: number; readonly count: number } {
  const { rowHeight, viewHeight } = layout;
  const first = Math.floor(listTop(layout) / rowHeight) - OVERSCAN;
  const from = Math.max(0, Math.floor(first / GRAIN) * GRAIN);
  const rows = Math.ceil(viewHeight / rowHeight) + 2 * OVERSCAN + GRAIN;
  return { from, count: Math.min(cap, Math.ceil(rows / GRAIN) * GRAIN) };
}

function scale({ count, rowHeight, viewHeight }: ListLayout): number {
  const all = count * rowHeight;
  return all <= TALLEST_PX ? 1 : (all - viewHeight) / (TALLEST_PX - viewHeight);
}
