import type uPlot from 'uplot';
import type { ChartData } from './chartData';
import type { ChartTheme } from './chartTheme';

/** A pause so long is half as high as the plot; if there are longer ones, the longest is. */
const LONG_PAUSE_MS = 4;
const SHARE = 0.5;
/** In CSS pixels: also the shortest pause is seen. */
const LEAST_HEIGHT = 4;

/** How each kind is drawn: told apart without a colour. */
export const COLLECTION_LINES = {
  minor: { width: 1, dash: [2, 2] },
  major: { width: 2, dash: [] },
} as const;

/** Draws each collection as a line on the axis of time, as high as its pause was long. */
export function paintCollections(plot: uPlot, { collections }: ChartData, theme: ChartTheme): void {
  if (collections.length === 0) return;
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  const bottom = bbox.top + bbox.height;
  const longest = collections.reduce((most, { durationMs }) => Math.max(most, durationMs), LONG_PAUSE_MS);
  ctx.save();
  ctx.strokeStyle = theme.capacity;
  for (const kind of ['minor', 'major'] as const) {
    const { width, dash } = COLLECTION_LINES[kind];
    ctx.lineWidth = width * px;
    ctx.setLineDash(dash.map((length) => length * px));
    ctx.beginPath();
    for (const collection of collections) {
      if (collection.kind !== kind) continue;
      const x = Math.round(plot.valToPos(collection.atMs, 'x', true)) + (width % 2) / 2;
      const height = (collection.durationMs / longest) * SHARE * bbox.height;
      ctx.moveTo(x, bottom);
      ctx.lineTo(x, bottom - Math.max(LEAST_HEIGHT * px, height));
    }
    ctx.stroke();
  }
  ctx.restore();
}
