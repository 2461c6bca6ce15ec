import type uPlot from 'uplot';
import { CAUSE_GLYPHS, traceGlyph } from './causeGlyph';
import type { ChartData, Lane } from './chartData';
import { LANE_HEIGHT } from './chartLayout';
import type { ChartTheme } from './chartTheme';

/** Marks that are closer, in CSS pixels, would be one blot. */
const LEAST_DISTANCE = 8;
/** From the plot to the mark that names a row, in CSS pixels. */
const NAME_DISTANCE = 10;

/** Draws a row of marks for each cause below the axis of time: one where something left, or where much did. */
export function paintLanes(plot: uPlot, { lanes, atMs }: ChartData, theme: ChartTheme): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  const scale = (theme.fontSize / 11) * 0.85 * px;
  ctx.save();
  for (const [row, lane] of lanes.entries()) {
    const { colour, isFilled } = CAUSE_GLYPHS[lane.cause];
    const y = Math.round(bbox.top + bbox.height + (LANE_HEIGHT * (row + 0.5) * theme.fontSize + 3) * px);
    ctx.lineWidth = px;
    ctx.setLineDash(theme.gridDash.map((length) => length * px));
    ctx.strokeStyle = theme.grid;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.lineWidth = 1.25 * px;
    ctx.setLineDash([]);
    ctx.strokeStyle = theme.lines[colour];
    ctx.fillStyle = theme.lines[colour];
    ctx.beginPath();
    traceGlyph(ctx, lane.cause, bbox.left - NAME_DISTANCE * px, y, scale);
    for (const x of places(plot, lane, atMs)) traceGlyph(ctx, lane.cause, x, y, scale);
    ctx.stroke();
    if (isFilled) ctx.fill();
  }
  ctx.restore();
}

function places(plot: uPlot, { counts }: Lane, atMs: readonly number[]): number[] {
  const { left, width } = plot.bbox;
  const found: number[] = [];
  let next = left;
  for (const [i, count] of counts.entries()) {
    if (count === 0) continue;
    const x = plot.valToPos(atMs[i] ?? 0, 'x', true);
    if (x < next || x > left + width) continue;
    found.push(x);
    next = x + LEAST_DISTANCE * devicePixelRatio;
  }
  return found;
}
