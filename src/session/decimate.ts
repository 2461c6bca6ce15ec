interface Column {
  at(index: number): number;
}

/** With fewer stretches than these, a line is no longer recognised. */
const ENOUGH_STRETCHES = 32;

/**
 * Which of `length` moments to draw when at most about `cap` may be: the first and the last, and in each of as many
 * equal stretches as fit the ones at which a column has its least and its greatest value there, so that no spike gets
 * lost. (Keeping the shape instead, as LTTB does, can drop the very spike one looks for.) When there are so many columns
 * that only a few stretches fit, each column's extremes over all the time are kept, and in the stretches the columns take
 * turns. O(length · columns).
 */
export function keptIndexes(length: number, columns: readonly Column[], cap: number): number[] {
  if (length <= cap) return Array.from({ length }, (_, i) => i);
  const kept = new Set([0, length - 1]);
  const stretches = Math.floor((cap - 2) / (2 * Math.max(1, columns.length)));
  if (stretches >= ENOUGH_STRETCHES) keepInStretches(length, stretches, () => columns, kept);
  else {
    for (const column of columns) keepExtremes(column, 0, length, kept);
    const left = Math.max(0, Math.floor((cap - kept.size) / 2));
    keepInStretches(length, left, (stretch) => columns.slice(stretch % columns.length).slice(0, 1), kept);
  }
  return [...kept].sort((a, b) => a - b);
}

function keepInStretches(
  length: number,
  count: number,
  columnsIn: (stretch: number) => readonly Column[],
  kept: Set<number>,
): void {
  for (let stretch = 0; stretch < count; stretch++) {
    const from = Math.floor((stretch * length) / count);
    const to = Math.floor(((stretch + 1) * length) / count);
    const before = kept.size;
    for (const column of columnsIn(stretch)) keepExtremes(column, from, to, kept);
    // What is counted meanwhile is to be seen where it was, even when nothing else is known or changes.
    if (kept.size === before) kept.add(from);
  }
}

function keepExtremes(column: Column, from: number, to: number, kept: Set<number>): void {
  let least = -1;
  let greatest = -1;
  for (let i = from; i < to; i++) {
    const value = column.at(i);
    if (Number.isNaN(value)) continue;
    if (least < 0 || value < column.at(least)) least = i;
    if (greatest < 0 || value > column.at(greatest)) greatest = i;
  }
  if (least >= 0) kept.add(least);
  if (greatest >= 0) kept.add(greatest);
}
