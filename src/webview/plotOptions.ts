import type uPlot from 'uplot';
import type { ChartData } from './chartData';
import { linePath, type ChartKind } from './chartKinds';
import type { ChartTheme } from './chartTheme';
import { drawCollectionMarks } from './collectionMarks';
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
/** In heights of the font: enough for `1234.5 MiB`. */
const LEFT_AXIS_WIDTH = 5.8;
const BOTTOM_AXIS_HEIGHT = 2.4;

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
    grid: { stroke: theme.grid, width: 1, dash: theme.gridDash },
    ticks: { show: false },
    border: { show: false },
  };
  return {
    width: setup.width,
    height: setup.height,
    padding: [0.7 * theme.fontSize, 1.3 * theme.fontSize, 0, 0],
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
        size: BOTTOM_AXIS_HEIGHT * theme.fontSize,
        space: 6 * theme.fontSize,
        incrs: TIME_STEPS_MS,
        values: (_plot, ticks) => ticks.map((ms) => locale.format.elapsed(ms)),
      },
      {
        ...axis,
        size: LEFT_AXIS_WIDTH * theme.fontSize,
        space: 2.7 * theme.fontSize,
        incrs: [...kind.steps],
        values: (_plot, ticks) => ticks.map((value) => kind.tick(value, locale.format, locale.strings.language)),
      },
    ],
    series: [{}, ...setup.data().lines.map((line) => series(kind, theme, line.style))],
    hooks: {
      draw: [(plot) => drawCapacities(plot, setup), (plot) => drawCollectionMarks(plot, setup.data(), setup.theme)],
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

function drawCapacities(plot: uPlot, setup: PlotSetup): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = setup.theme.capacity;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(CAPACITY_DASH.map((length) => length * devicePixelRatio));
  for (const capacity of capacities(setup.data())) {
    const y = Math.round(plot.valToPos(capacity, 'y', true)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
