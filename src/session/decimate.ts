interface Column {
  at(index: number): number;
}

/**
 * Which of `length` moments to draw when at most about `cap` may be: the first and the last, and in each of as many
 * equal stretches as fit the ones at which a column has its least and its greatest value there, so that no spike gets
 * lost. (Keeping the shape instead, as LTTB does, can drop the very spike one looks for.) O(length · columns).
 */
export function keptIndexes(length: number, columns: readonly Column[], cap: number): number[] {
  if (length <= cap) return Array.from({ length }, (_, i) => i);
  const stretches = Math.max(1, Math.floor((cap - 2) / (2 * Math.max(1, columns.length))));
  const kept = new Set([0, length - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * length) / stretches);
    const to = Math.floor(((stretch + 1) * length) / stretches);
    for (const column of columns) keepExtremes(column, from, to, kept);
  }
  return [...kept].sort((a, b) => a - b);
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
