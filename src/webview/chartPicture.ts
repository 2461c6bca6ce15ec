import type { ChartTheme } from './chartTheme';
import type { LegendItem } from './legendItems';

/** In CSS pixels. */
const MARGIN = 12;
const SWATCH_GAP = 6;
const ITEM_GAP = 16;

/** A chart's title, its legend and the chart itself on the theme's background, as PNG. */
export async function chartPicture(
  chart: HTMLCanvasElement,
  title: string,
  items: readonly LegendItem[],
  theme: ChartTheme,
): Promise<Blob> {
  const px = devicePixelRatio;
  const lineHeight = Math.round(1.6 * theme.fontSize);
  const width = chart.width / px;
  const measure = new OffscreenCanvas(1, 1).getContext('2d');
  if (measure === null) throw new Error('no canvas');
  measure.font = theme.font;
  const placed = place(items, width, (text) => measure.measureText(text).width);
  const rows = (placed.at(-1)?.row ?? -1) + 1;
  const headHeight = MARGIN + (rows + 1.4) * lineHeight;
  const size = [chart.width + 2 * MARGIN * px, headHeight * px + chart.height + MARGIN * px] as const;
  const picture = new OffscreenCanvas(Math.round(size[0]), Math.round(size[1]));
  const ctx = picture.getContext('2d');
  if (ctx === null) throw new Error('no canvas');
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(chart, MARGIN * px, headHeight * px);
  ctx.scale(px, px);
  ctx.textBaseline = 'middle';
  ctx.fillStyle = theme.foreground;
  ctx.font = `600 ${Math.round(1.18 * theme.fontSize)}px ${theme.fontFamily}`;
  ctx.fillText(title, MARGIN, MARGIN + lineHeight / 2);
  ctx.font = theme.font;
  for (const { item, x, row } of placed) {
    ctx.save();
    ctx.translate(MARGIN + x, MARGIN + (row + 1.7) * lineHeight);
    paintItem(ctx, item, theme);
    ctx.restore();
  }
  return picture.convertToBlob({ type: 'image/png' });
}

function paintItem(
  ctx: OffscreenCanvasRenderingContext2D,
  { swatch, label, value }: LegendItem,
  theme: ChartTheme,
): void {
  let x = 0;
  if (swatch !== null) {
    ctx.save();
    ctx.translate(0, -swatch.height / 2);
    ctx.strokeStyle = theme.lines[swatch.colour];
    ctx.fillStyle = theme.fills[swatch.colour];
    ctx.lineWidth = swatch.lineWidth;
    ctx.setLineDash([...swatch.dash]);
    paintPath(ctx, new Path2D(swatch.path), swatch.isFilled);
    ctx.restore();
    x = swatch.width + SWATCH_GAP;
  }
  ctx.fillStyle = theme.text;
  ctx.fillText(label, x, 0);
  ctx.fillStyle = theme.foreground;
  ctx.fillText(value, x + ctx.measureText(`${label} `).width, 0);
}

function paintPath(ctx: OffscreenCanvasRenderingContext2D, path: Path2D, isFilled: boolean): void {
  if (isFilled) ctx.fill(path);
  ctx.stroke(path);
}

function place(
  items: readonly LegendItem[],
  room: number,
  widthOf: (text: string) => number,
): { readonly item: LegendItem; readonly x: number; readonly row: number }[] {
  let [x, row] = [0, 0];
  return items.map((item) => {
    const swatch = item.swatch === null ? 0 : item.swatch.width + SWATCH_GAP;
    const width = swatch + widthOf(`${item.label} ${item.value}`);
    if (x > 0 && x + width > room) [x, row] = [0, row + 1];
    const placed = { item, x, row };
    x += width + ITEM_GAP;
    return placed;
  });
}
