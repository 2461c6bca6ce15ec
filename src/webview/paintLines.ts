import type uPlot from 'uplot';
import type { ChartData } from './chartData';
import type { ChartTheme } from './chartTheme';
import { CAPACITY_DASH } from './lineStyle';

/** The half width of the pointer above a chosen time, in CSS pixels. */
const POINTER = 4;

/** Draws the bounds of the values on the left. */
export function paintCapacities(plot: uPlot, { capacities }: ChartData, theme: ChartTheme): void {
  const { ctx, bbox } = plot;
  if (capacities.length === 0) return;
  ctx.save();
  ctx.strokeStyle = theme.capacity;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(CAPACITY_DASH.map((length) => length * devicePixelRatio));
  for (const capacity of new Set(capacities)) {
    const y = Math.round(plot.valToPos(capacity, 'left', true)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** Draws the times that were chosen elsewhere: a line with a pointer, which no cursor has. */
export function paintMoments(plot: uPlot, { moments, span }: ChartData, theme: ChartTheme): void {
  const { ctx, bbox } = plot;
  const size = POINTER * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = theme.focus;
  ctx.fillStyle = theme.focus;
  ctx.setLineDash([]);
  ctx.lineWidth = devicePixelRatio;
  for (const atMs of moments) {
    if (atMs < span.fromMs || atMs > span.toMs) continue;
    const x = Math.round(plot.valToPos(atMs, 'x', true)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top - size);
    ctx.lineTo(x + size, bbox.top - size);
    ctx.lineTo(x, bbox.top + size);
    ctx.fill();
  }
  ctx.restore();
}
