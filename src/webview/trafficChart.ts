import { decades, roundUp } from './axisSteps';
import { column, counts, emptyChart, percentText, type ChartData, type ChartInput, type ChartLine } from './chartData';
import type { ChartKind } from './chartKinds';
import { cacheLineStyle, HITS_STYLE, MISSES_STYLE, OVERALL_LINE_STYLE } from './lineStyle';
import { fill, type Locale } from './locale';
import { barValues, trafficBars } from './trafficBars';

/** Rates have the upper part of the chart, bars the lower one: over each other, neither could be read. */
const BARS_SHARE = 0.36;
const RATES_FROM = 0.43;
const RATES_TO = 0.97;

/** How often reads find something, and how many there are. */
export const trafficChart: ChartKind = {
  name: 'traffic',
  title: 'chartTraffic',
  left: {
    range: () => {
      const height = 1 / (RATES_TO - RATES_FROM);
      return [-RATES_FROM * height, 1 + (1 - RATES_TO) * height];
    },
    ticks: () => [0, 0.5, 1],
    steps: [0.5, 1, 2],
    text: (value, format) => format.percent(value),
  },
  right: {
    range: (_greatest, shown) => {
      const [lowest, , highest] = barTicks(shown);
      return [lowest, lowest + (highest - lowest) / BARS_SHARE];
    },
    ticks: (shown) => {
      const [lowest, zero, highest] = barTicks(shown);
      // What is small beside the other leaves no room for a label of its own.
      return [lowest, zero, highest].filter((tick) => tick === zero || Math.abs(tick) >= (highest - lowest) / 3);
    },
    steps: decades(0, 12),
    text: (value, format) => format.count(Math.abs(value)),
  },
  data,
};

function data(input: ChartInput): ChartData {
  const { state, chosen, span, width, locale } = input;
  const { strings } = locale;
  const { atMs } = state.points;
  const line = { side: 'left', shape: 'line', text: percentText } as const;
  const isAlone = chosen.length === 1;
  const lines = chosen.map(({ cache, index }): ChartLine => ({
    ...line,
    label: isAlone ? strings.chartRolling : cache.name,
    tip: strings.chartRollingTip,
    values: column(state, cache.id, 'rollingHitRate'),
    style: cacheLineStyle(index),
  }));
  for (const { cache } of isAlone ? chosen : []) {
    const values = column(state, cache.id, 'hitRate');
    const style = OVERALL_LINE_STYLE;
    lines.push({ ...line, label: strings.chartOverall, tip: strings.hitRateTip, values, style });
  }
  const up = counts(input, ({ hits }) => hits);
  const down = counts(input, ({ misses }) => misses);
  const bars = trafficBars(atMs, up, down, span, width);
  const bar = { side: 'right', text: rateText(locale) } as const;
  const hits = { label: strings.hits, tip: strings.chartHitsTip, values: barValues(atMs, bars, bars.up) };
  const misses = { label: strings.misses, tip: strings.chartMissesTip, values: barValues(atMs, bars, bars.down) };
  lines.push({ ...bar, ...hits, shape: 'up', style: HITS_STYLE });
  lines.push({ ...bar, ...misses, shape: 'down', style: MISSES_STYLE });
  return { ...emptyChart(input), lines, bars };
}

function rateText({ strings, format }: Locale): ChartLine['text'] {
  return (value) => fill(strings.chartPerSecond, value == null ? '–' : format.rate(value));
}

function barTicks({ bars }: ChartData): [number, number, number] {
  const most = (values: readonly number[] | undefined): number => roundUp(Math.max(1, ...(values ?? [])));
  return [-most(bars?.down), 0, most(bars?.up)];
}
