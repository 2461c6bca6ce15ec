import { CAUSE_GLYPHS } from './causeGlyph';
import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { legendItems } from './legendItems';
import { fill, type Locale } from './locale';
import { seenRows, type StayRow } from './stayRows';

/** The place of the newest point that is shown; -1 without one. */
export function newestIndex({ atMs, span }: ChartData): number {
  let index = atMs.length - 1;
  while (index >= 0 && (atMs[index] ?? 0) > span.toMs) index -= 1;
  return index;
}

/** What is seen in a chart, in words. */
export function chartSummary({ title }: ChartKind, data: ChartData, locale: Locale): string {
  const { strings, format } = locale;
  const { fromMs, toMs } = data.span;
  const index = newestIndex(data);
  const lines = data.lines.map(({ label, values, text }) => {
    const [least, most] = extremes(data, values);
    return fill(strings.chartLineSummary, label, text(values[index], format), text(least, format), text(most, format));
  });
  const rest = legendItems({ ...data, lines: [] }, index, locale).map(({ label, value }) => `${label} ${value}`.trim());
  const rows = data.stays === null ? [] : seenRows(data.stays).map((row) => stayWords(row, locale));
  const said = [...lines, ...rows, ...rest].join('; ');
  return fill(strings.chartSummary, strings[title], format.elapsed(fromMs), format.elapsed(toMs), said);
}

/** What a chart shows at one of its points; of all lines, or of the one that was chosen. */
export function pointWords(data: ChartData, index: number, time: string, line: number | null, locale: Locale): string {
  const { format, strings } = locale;
  const lines = line === null ? data.lines : data.lines.slice(line, line + 1);
  const values = lines.map(({ label, values: column, text }) => `${label} ${text(column[index], format)}`);
  const left = data.lanes.filter(({ counts }) => (counts[index] ?? 0) > 0);
  const removals = left.map(({ label, counts }) => `${label} ${format.count(counts[index] ?? 0)}`);
  const causes = line === null && removals.length > 0 ? [fill(strings.chartLeft, removals.join(', '))] : [];
  return [time, ...values, ...causes].join(', ');
}

/** A stay of a key, the newest if no other is meant. */
export function stayWords(row: StayRow, { strings, format }: Locale, stay = row.stays.at(-1)): string {
  const key = row.label;
  if (stay === undefined) return key;
  const to = stay.toMs === null ? strings.chartStillThere : format.elapsed(stay.toMs);
  const words = fill(strings.chartStay, key, format.elapsed(stay.fromMs), to, format.count(stay.hitCount));
  return stay.cause === null ? words : `${words}, ${strings[CAUSE_GLYPHS[stay.cause].word]}`;
}

/** The least and the greatest value in the time that is shown. */
function extremes({ atMs, span }: ChartData, values: readonly (number | null)[]): [number | null, number | null] {
  let [least, most]: [number | null, number | null] = [null, null];
  for (const [i, value] of values.entries()) {
    const at = atMs[i] ?? 0;
    if (value === null || at < span.fromMs || at > span.toMs) continue;
    if (least === null || value < least) least = value;
    if (most === null || value > most) most = value;
  }
  return [least, most];
}
