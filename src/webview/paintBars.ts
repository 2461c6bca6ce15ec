import type uPlot from 'uplot';
import type { ChartData } from './chartData';
import type { ChartTheme } from './chartTheme';
import { HITS_STYLE, MISSES_STYLE } from './lineStyle';

/** Draws what happened in each stretch of time: hits up, misses down from a line of their own. */
export function paintBars(plot: uPlot, { bars }: ChartData, theme: ChartTheme): void {
  if (bars === null || plot.scales['right']?.min == null) return;
  const { ctx, bbox } = plot;
  const { fromMs, stepMs } = bars;
  const px = devicePixelRatio;
  const zero = Math.round(plot.valToPos(0, 'right', true));
  const left = (at: number): number => Math.round(plot.valToPos(fromMs + at * stepMs, 'x', true));
  const trace = (values: readonly number[], sign: number): void => {
    ctx.beginPath();
    for (const [at, value] of values.entries()) {
      if (value === 0) continue;
      const x = left(at);
      const y = Math.round(plot.valToPos(sign * value, 'right', true));
      // What is there is to be seen, however small it is.
      ctx.rect(x, zero, Math.max(px, left(at + 1) - x - px), Math.max(1, Math.abs(y - zero)) * -sign);
    }
  };
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = theme.fills[HITS_STYLE.colour];
  trace(bars.up, 1);
  ctx.fill();
  trace(bars.down, -1);
  ctx.fillStyle = theme.fills[MISSES_STYLE.colour];
  ctx.fill();
  ctx.fillStyle = theme.text;
  ctx.fillRect(bbox.left, zero, bbox.width, Math.max(1, Math.round(px / 2)));
  ctx.restore();
}
