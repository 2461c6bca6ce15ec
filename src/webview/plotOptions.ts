import uPlot from 'uplot';
import type { ChartData } from './chartData';
import { linePath, type ChartKind } from './chartKinds';
import type { ChartTheme } from './chartTheme';
import { CAPACITY_DASH } from './lineStyle';
import type { Locale } from './locale';

/** The shortest time that a chart spans, so that the first points do not race across it. */
const SHORTEST_SPAN_MS = 10_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TIME_STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12, 24, 48, 168].map((n) => n * HOUR),
];
const LEFT_AXIS_WIDTH = 64;

export interface PlotSetup {
  readonly kind: ChartKind;
  readonly locale: Locale;
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
  /** The data as they are when the chart is drawn. */
  data(): ChartData;
  onCursor(index: number | null): void;
}

/** uPlot's options for one of the page's charts. */
export function plotOptions(setup: PlotSetup): uPlot.Options {
  const { kind, locale, theme } = setup;
  const axis = {
    stroke: theme.text,
    font: theme.font,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
    border: { show: false },
  };
  return {
    width: setup.width,
    height: setup.height,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    // The value axis belongs to each chart alone, the time is the same in all.
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, sync: { key: 'hitrate', scales: ['x', null] } },
    scales: {
      x: { time: false, range: (_plot, from, to) => timeRange(from, to) },
      y: { range: (_plot, _from, to) => [0, kind.top(Math.max(to ?? 0, ...capacities(setup.data())))] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 70,
        incrs: TIME_STEPS_MS,
        values: (_plot, ticks) => ticks.map((ms) => locale.format.elapsed(ms)),
      },
      {
        ...axis,
        size: LEFT_AXIS_WIDTH,
        space: 30,
        incrs: [...kind.steps],
        values: (_plot, ticks) => ticks.map((value) => kind.tick(value, locale.format, locale.strings.language)),
      },
    ],
    series: [{}, ...setup.data().lines.map((line) => series(kind, theme, line.style))],
    hooks: {
      draw: [(plot) => drawCapacities(plot, setup)],
      setCursor: [(plot) => setup.onCursor(plot.cursor.idx ?? null)],
    },
  };
}

function series(kind: ChartKind, theme: ChartTheme, style: ChartData['lines'][number]['style']): uPlot.Series {
  const paths = linePath(kind);
  return {
    stroke: theme.lines[style.colour],
    dash: [...style.dash],
    width: 1.5,
    ...(paths && { paths }),
    // A single point has no line.
    points: { show: (plot) => plot.data[0].length === 1 },
  };
}

function timeRange(from: number | null, to: number | null): [number, number] {
  const start = from ?? 0;
  return [start, Math.max(to ?? 0, start + SHORTEST_SPAN_MS)];
}

function capacities({ lines }: ChartData): number[] {
  return lines.flatMap(({ capacity }) => capacity ?? []);
}

function drawCapacities({ ctx, bbox, valToPos }: uPlot, { data, theme }: PlotSetup): void {
  ctx.save();
  ctx.strokeStyle = theme.capacity;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(CAPACITY_DASH.map((length) => length * devicePixelRatio));
  for (const capacity of capacities(data())) {
    const y = Math.round(valToPos(capacity, 'y', true)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
