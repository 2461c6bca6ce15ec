import type uPlot from 'uplot';
import { TIME_STEPS_MS } from './axisSteps';
import type { ChartData, ChartLine } from './chartData';
import type { ChartKind, ValueAxis } from './chartKinds';
import { BOTTOM_HEIGHT, gutters, LANE_HEIGHT } from './chartLayout';
import type { ChartTheme } from './chartTheme';
import { linePath } from './linePath';
import { paintBars } from './paintBars';
import { paintCollections } from './paintCollections';
import { paintLanes } from './paintLanes';
import { paintCapacities, paintMoments } from './paintLines';
import { paintStays } from './paintStays';
import type { TickFormat } from './tickFormat';

/** A drag that is shorter, in CSS pixels, is a click. */
export const DRAG_DISTANCE = 5;
/** Between the labels of an axis and the plot, in CSS pixels. */
const LABEL_GAP = 6;

export interface PlotSetup {
  readonly kind: ChartKind;
  readonly ticks: TickFormat;
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
  /** The data as they are when the chart is drawn. */
  data(): ChartData;
  onCursor(index: number | null): void;
  onDrag(plot: uPlot): void;
}

/** uPlot's options for one of the page's charts. */
export function plotOptions(setup: PlotSetup): uPlot.Options {
  const { kind, theme } = setup;
  const { lines } = setup.data();
  const rightAxis = lines.some(({ side }) => side === 'right') ? kind.right : null;
  const gutter = (side: 'left' | 'right') => (plot: uPlot) => gutters(plot.width, theme.fontSize)[side];
  return {
    width: setup.width,
    height: setup.height,
    padding: [
      0.7 * theme.fontSize,
      rightAxis === null ? gutter('right') : 0,
      0,
      kind.left === null ? gutter('left') : 0,
    ],
    legend: { show: false },
    // The axes of values belong to each chart alone, the time is the same in all.
    cursor: {
      y: false,
      points: { size: 7 },
      // uPlot takes a click for a drag when the mouse has moved by any pixel, and keeps it for itself.
      drag: { x: true, y: false, setScale: false, dist: DRAG_DISTANCE, click: () => {} },
      sync: { key: 'hitrate', scales: ['x', null] },
    },
    scales: {
      x: { time: false, range: () => [setup.data().span.fromMs, setup.data().span.toMs] },
      ...(kind.left && { left: { range: valueRange(kind.left, setup) } }),
      ...(rightAxis && { right: { range: valueRange(rightAxis, setup) } }),
    },
    axes: [
      timeAxis(setup),
      ...(kind.left === null ? [] : [valueAxis(kind.left, 'left', setup)]),
      ...(rightAxis === null ? [] : [valueAxis(rightAxis, 'right', setup)]),
    ],
    series: [{}, ...lines.map((line) => series(line, theme))],
    hooks: {
      drawAxes: [(plot) => paintBars(plot, setup.data(), theme), (plot) => paintCapacities(plot, setup.data(), theme)],
      draw: [
        (plot) => paintCollections(plot, setup.data(), theme),
        (plot) => paintLanes(plot, setup.data(), theme),
        (plot) => paintStays(plot, setup.data(), theme),
        (plot) => paintMoments(plot, setup.data(), theme),
      ],
      setCursor: [(plot) => setup.onCursor(plot.cursor.idx ?? null)],
      setSelect: [(plot) => setup.onDrag(plot)],
    },
  };
}

function valueRange(axis: ValueAxis, setup: PlotSetup): uPlot.Range.Function {
  return (_plot, _from, to) => axis.range(Math.max(to ?? 0, 0), setup.data());
}

function axisLook({ theme }: PlotSetup): Partial<uPlot.Axis> {
  return {
    stroke: theme.text,
    font: theme.font,
    gap: LABEL_GAP,
    grid: { stroke: theme.grid, width: 1, dash: theme.gridDash },
    ticks: { show: false },
    border: { show: false },
  };
}

function timeAxis(setup: PlotSetup): uPlot.Axis {
  const { theme, ticks } = setup;
  const lanes = setup.data().lanes.length * LANE_HEIGHT * theme.fontSize;
  return {
    ...axisLook(setup),
    gap: LABEL_GAP + lanes,
    size: BOTTOM_HEIGHT * theme.fontSize + lanes,
    space: 6 * theme.fontSize,
    incrs: TIME_STEPS_MS,
    values: (_plot, splits, _axis, _space, stepMs) => splits.map((ms) => ticks.time(ms, stepMs)),
  };
}

function valueAxis(axis: ValueAxis, side: 'left' | 'right', setup: PlotSetup): uPlot.Axis {
  const { theme, ticks } = setup;
  const look = axisLook(setup);
  const ownTicks = axis.ticks;
  return {
    ...look,
    scale: side,
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- uPlot's words for sides exist at compile time only
    side: side === 'left' ? 3 : 1,
    size: (plot) => gutters(plot.width, theme.fontSize)[side],
    space: 2.7 * theme.fontSize,
    incrs: [...axis.steps],
    values: (_plot, splits) => splits.map((value) => axis.text(value, ticks)),
    ...(ownTicks && { splits: () => ownTicks(setup.data()) }),
    // Two grids over each other would be a thicket.
    ...(side === 'right' && { grid: { show: false } }),
  };
}

function series({ style, side, shape }: ChartLine, theme: ChartTheme): uPlot.Series {
  const isBar = shape === 'up' || shape === 'down';
  return {
    scale: side,
    stroke: theme.lines[style.colour],
    dash: [...style.dash],
    width: style.width,
    // Bars are painted behind all lines.
    paths: isBar ? () => null : linePath(shape === 'step'),
    // A single point has no line.
    points: { show: (plot) => !isBar && plot.data[0].length === 1 },
  };
}
