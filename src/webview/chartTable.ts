import { CAUSE_GLYPHS } from './causeGlyph';
import type { ChartData } from './chartData';
import type { Locale } from './locale';

/** The most rows on a page of a table that stands for a chart: more are no help to a reader. */
export const PAGE_ROW_CAP = 25;
/** The most pages. */
const PAGE_CAP = 5;

/** A chart's values as rows of texts; the first cell of each row names it. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** At most as many rows as the pages hold, evenly spread, the first and the last among them. */
export function chartTable(data: ChartData, locale: Locale, time: (atMs: number) => string): ChartTable {
  return data.stays === null ? points(data, locale, time) : stays(data, locale, time);
}

function points(
  { atMs, span, lines, lanes }: ChartData,
  { strings, format }: Locale,
  time: (atMs: number) => string,
): ChartTable {
  const shown = atMs.flatMap((at, i) => (at >= span.fromMs && at <= span.toMs ? [i] : []));
  return {
    head: [strings.time, ...lines.map(({ label }) => label), ...lanes.map(({ label }) => label)],
    rows: spread(shown.length).map((place, row, places) => {
      const at = shown[place] ?? 0;
      const before = row === 0 ? (shown[0] ?? 0) : (shown[places[row - 1] ?? 0] ?? 0) + 1;
      return [
        time(atMs[at] ?? 0),
        ...lines.map(({ values, text }) => text(values[at], format)),
        // What left since the row above.
        ...lanes.map(({ counts }) => format.count(counts.slice(before, at + 1).reduce((sum, count) => sum + count, 0))),
      ];
    }),
  };
}

function stays({ stays: shown }: ChartData, { strings, format }: Locale, time: (atMs: number) => string): ChartTable {
  const all = (shown?.all ?? []).flatMap(({ label, stays: ofKey }) =>
    [...ofKey].reverse().map((stay) => ({ ...stay, label })),
  );
  return {
    head: [strings.eventKey, strings.chartFrom, strings.chartTo, strings.eventCause, strings.hits],
    rows: all
      .slice(0, PAGE_ROW_CAP * PAGE_CAP)
      .map(({ label, fromMs, toMs, cause, hitCount }) => [
        label,
        time(fromMs),
        toMs === null ? strings.chartStillThere : time(toMs),
        cause === null ? '' : strings[CAUSE_GLYPHS[cause].word],
        format.count(hitCount),
      ]),
  };
}

function spread(length: number): number[] {
  const count = Math.min(length, PAGE_ROW_CAP * PAGE_CAP);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1))));
}
