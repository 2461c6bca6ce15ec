/** What can stand in a table; nothing for what is not known. */
export type Cell = string | number | null | undefined;

/** A text that begins so is a formula for a spreadsheet, which may do anything. */
const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A table as RFC 4180 has it: a header, commas, quotes where they are needed, CRLF behind each line. Texts are the
 * program's own, so one that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not.
 */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join('');
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
