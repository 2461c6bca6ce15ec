import { decades } from './axisSteps';
import { CAUSE_GLYPHS, CAUSES } from './causeGlyph';
import { column, counts, countText, emptyChart, type ChartData, type ChartInput, type ChartLine } from './chartData';
import type { ChartKind } from './chartKinds';
import { cacheLineStyle, secondLineStyle } from './lineStyle';
import { fill } from './locale';

const HEADROOM = 1.1;

/** How full each cache is, its bound, and below it what left and why. */
export const occupancyChart: ChartKind = {
  name: 'occupancy',
  title: 'chartOccupancy',
  left: {
    range: (greatest, { capacities }) => [0, Math.max(4, HEADROOM * Math.max(greatest, ...capacities))],
    steps: decades(0, 12),
    text: (value, format) => format.count(value),
  },
  right: null,
  data,
};

function data(input: ChartInput): ChartData {
  const { state, chosen, locale } = input;
  const { strings } = locale;
  const lines = chosen.flatMap(({ cache, index }): ChartLine[] => {
    const shared = { side: 'left', shape: 'step', text: countText } as const;
    const { name, id } = cache;
    const size = column(state, id, 'size');
    const own = { ...shared, label: name, tip: strings.sizeTip, values: size, style: cacheLineStyle(index) };
    if (cache.pool === undefined) return [own];
    const lent = { label: fill(strings.chartLent, name), tip: strings.chartLentTip, style: secondLineStyle(index) };
    return [own, { ...shared, ...lent, values: column(state, id, 'lent') }];
  });
  const lanes = CAUSES.map((cause) => ({
    cause,
    label: strings[CAUSE_GLYPHS[cause].word],
    counts: counts(input, ({ removals }) => removals.get(cause)),
  }));
  return {
    ...emptyChart(input),
    lines,
    capacities: chosen.flatMap(({ cache }) => cache.capacity ?? []),
    lanes: lanes.filter((lane) => lane.counts.some((count) => count > 0)),
  };
}
