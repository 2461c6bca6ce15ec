import type uPlot from 'uplot';
import type { ChartData } from './chartData';
import type { ChartTheme } from './chartTheme';

/** Of the height of the plot: a minor collection looks at a small part of the heap, a major one at all of it. */
const HEIGHTS = { minor: 0.12, major: 0.5 } as const;

/** Draws each collection as a mark that stands on the axis of time: a short one for a minor, a long one for a major. */
export function drawCollectionMarks(plot: uPlot, { marks }: ChartData, theme: ChartTheme): void {
  const { ctx, bbox } = plot;
  const bottom = bbox.top + bbox.height;
  ctx.save();
  ctx.strokeStyle = theme.capacity;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  for (const { atMs, kind } of marks) {
    const x = Math.round(plot.valToPos(atMs, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const share = kind === 'major' ? HEIGHTS.major : HEIGHTS.minor;
    ctx.moveTo(x, bottom);
    ctx.lineTo(x, bottom - share * bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}
