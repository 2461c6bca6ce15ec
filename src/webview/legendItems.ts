import { CAUSE_GLYPHS, CAUSES } from './causeGlyph';
import { countText, countWithin, type ChartData } from './chartData';
import { fill, type Locale } from './locale';
import { seenRows } from './stayRows';
import { barSwatch, CAPACITY_SWATCH, collectionSwatch, glyphSwatch, lineSwatch, type Swatch } from './swatch';

/** What a legend says of one thing in the chart. */
export interface LegendItem {
  readonly swatch: Swatch | null;
  readonly label: string;
  /** What the number means; empty where the label says it. */
  readonly tip: string;
  readonly value: string;
}

/** Names everything that is in a chart: lines with their values at `index`, the rest with what there is of it in the time that is shown. */
export function legendItems(data: ChartData, index: number, locale: Locale): LegendItem[] {
  return [
    ...data.lines.map(({ label, tip, style, shape, text, values }) => ({
      swatch: shape === 'up' || shape === 'down' ? barSwatch(style, shape) : lineSwatch(style),
      label,
      tip,
      value: text(values[index], locale.format),
    })),
    ...capacity(data, locale),
    ...collections(data, locale),
    ...data.lanes.map(({ cause, label, counts }) => ({
      swatch: glyphSwatch(cause),
      label,
      tip: locale.strings.chartLaneTip,
      value: locale.format.count(countWithin(data.atMs, counts, data.span)),
    })),
    ...stays(data, locale),
  ];
}

function capacity({ capacities }: ChartData, { strings, format }: Locale): LegendItem[] {
  const bounds = [...new Set(capacities)];
  if (bounds.length === 0) return [];
  const value = bounds.map((bound) => countText(bound, format)).join(' · ');
  return [{ swatch: CAPACITY_SWATCH, label: strings.capacity, tip: strings.capacityTip, value }];
}

function collections(data: ChartData, { strings, format }: Locale): LegendItem[] {
  const words = { minor: strings.minorCollection, major: strings.majorCollection };
  return (['minor', 'major'] as const).flatMap((kind) => {
    const pauses = data.collections.filter((collection) => collection.kind === kind).map((one) => one.durationMs);
    if (pauses.length === 0) return [];
    const value = fill(strings.chartUpTo, format.milliseconds(Math.max(...pauses)));
    return [{ swatch: collectionSwatch(kind), label: words[kind], tip: strings.chartCollectionTip, value }];
  });
}

function stays({ stays: rows, span }: ChartData, { strings, format }: Locale): LegendItem[] {
  if (rows === null) return [];
  const seen = seenRows(rows);
  const ended = new Set(
    seen.flatMap((row) => row.stays.filter(({ toMs }) => (toMs ?? 0) <= span.toMs)).map(({ cause }) => cause),
  );
  // Of one cache alone the other charts tell the name.
  const named = new Map(seen.map(({ cacheName, style }) => [cacheName, lineSwatch({ ...style, width: 2.5 })]));
  const caches = [...(named.size > 1 ? named : [])].map(([label, swatch]) => ({ swatch, label, tip: '', value: '' }));
  const causes = CAUSES.filter((cause) => ended.has(cause)).map((cause) => ({
    swatch: glyphSwatch(cause),
    label: strings[CAUSE_GLYPHS[cause].word],
    tip: strings.chartEndTip,
    value: '',
  }));
  const more = rows.all.length - seen.length;
  if (more === 0) return [...caches, ...causes];
  return [
    ...caches,
    ...causes,
    { swatch: null, label: fill(strings.chartMoreKeys, format.count(more)), tip: strings.moreKeysTip, value: '' },
  ];
}
