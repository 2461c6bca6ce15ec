import { decades } from './axisSteps';
import { bytesText, counts, countText, emptyChart, type ChartData, type ChartInput, type ChartLine } from './chartData';
import type { ChartKind } from './chartKinds';
import { HEAP_LINE_STYLE, WEAK_LINE_STYLE } from './lineStyle';

const MIB = 2 ** 20;
const HEADROOM = 1.15;

/** The heap, when the engine collected garbage and how long that took, and what is weakly held. */
export const memoryChart: ChartKind = {
  name: 'memory',
  title: 'chartMemory',
  left: {
    range: (greatest) => [0, Math.max(MIB, greatest * HEADROOM)],
    steps: decades(-1, 6, MIB),
    text: (value, format) => format.bytes(value),
  },
  right: {
    range: (greatest) => [0, Math.max(4, greatest * HEADROOM)],
    steps: decades(0, 12),
    text: (value, format) => format.count(value),
  },
  data,
};

function data(input: ChartInput): ChartData {
  const { points } = input.state;
  const { strings } = input.locale;
  const heap: ChartLine = {
    label: strings.heapUsed,
    tip: strings.heapUsedTip,
    values: points.heapUsedBytes,
    style: HEAP_LINE_STYLE,
    side: 'left',
    shape: 'line',
    text: bytesText,
  };
  const weak: ChartLine = {
    label: strings.chartWeakAlive,
    tip: strings.chartWeakAliveTip,
    values: points.weakAlive,
    style: WEAK_LINE_STYLE,
    side: 'right',
    shape: 'step',
    text: countText,
  };
  const collected = counts(input, ({ removals }) => removals.get('collected'));
  const lane = { cause: 'collected', label: strings.chartSeenCollected, counts: collected } as const;
  return {
    ...emptyChart(input),
    lines: points.weakAlive.some((value) => value !== null) ? [heap, weak] : [heap],
    lanes: collected.some((count) => count > 0) ? [lane] : [],
    collections: points.collections.filter(({ atMs }) => atMs >= input.span.fromMs && atMs <= input.span.toMs),
  };
}
