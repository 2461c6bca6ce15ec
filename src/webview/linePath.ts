import type uPlot from 'uplot';

/** Where a stretch of a line is in one column of pixels. */
interface PixelColumn {
  readonly x: number;
  readonly first: number;
  low: number;
  high: number;
  last: number;
}

/**
 * Builds a line's path with no more than its lowest and its highest point in each column of pixels, and breaks it where
 * nothing was known. A stepped line holds its value until the next one. O(points).
 */
export function linePath(isStepped: boolean): uPlot.Series.PathBuilder {
  return (plot, seriesIndex, from, to) => {
    const [times, values, { scale = '' }] = [plot.data[0], plot.data[seriesIndex], plot.series[seriesIndex] ?? {}];
    const x = toPixels(plot.scales['x'], plot.bbox.left, plot.bbox.width);
    const y = toPixels(plot.scales[scale], plot.bbox.top + plot.bbox.height, -plot.bbox.height);
    const stroke = new Path2D();
    let column: PixelColumn | undefined;
    let level: number | undefined;
    const finish = (): void => {
      if (column === undefined) return;
      if (level === undefined) stroke.moveTo(column.x, column.first);
      else if (isStepped) stroke.lineTo(column.x, level);
      stroke.lineTo(column.x, column.first);
      if (column.low !== column.high) {
        stroke.lineTo(column.x, column.low);
        stroke.lineTo(column.x, column.high);
        stroke.lineTo(column.x, column.last);
      }
      level = column.last;
      column = undefined;
    };
    for (let i = from; i <= to; i += 1) {
      const value = values?.[i];
      if (value == null) {
        finish();
        level = undefined;
        continue;
      }
      const [px, py] = [Math.round(x(times[i] ?? 0)), Math.round(y(value))];
      if (column?.x !== px) {
        finish();
        column = { x: px, first: py, low: py, high: py, last: py };
      } else {
        column.low = Math.min(column.low, py);
        column.high = Math.max(column.high, py);
        column.last = py;
      }
    }
    finish();
    return { stroke, fill: null };
  };
}

function toPixels({ min, max }: uPlot.Scale = {}, from: number, length: number): (value: number) => number {
  const low = min ?? 0;
  const pixels = length / ((max ?? 1) - low || 1);
  return (value) => from + (value - low) * pixels;
}
