import type uPlot from 'uplot';
import type { Residency } from '../protocol/residency';
import { CAUSE_GLYPHS, traceGlyph } from './causeGlyph';
import type { ChartData } from './chartData';
import type { ChartTheme } from './chartTheme';
import { isSameEntry } from './selection';
import { seenRows, STAY_ROW_CAP, type StayRow, type StayRows } from './stayRows';

/** All in CSS pixels. */
const BAR_HEIGHT = 3;
const TICK_HEIGHT = 9;
const LABEL_GAP = 6;

/** Draws a bar for each stay of a key, with its hits as ticks and the cause of its end. */
export function paintStays(plot: uPlot, { stays }: ChartData, theme: ChartTheme): void {
  if (stays === null) return;
  const { ctx, bbox } = plot;
  const rowHeight = bbox.height / STAY_ROW_CAP;
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  for (const [at, row] of seenRows(stays).entries()) {
    const y = Math.round(bbox.top + (at + 0.5) * rowHeight);
    const isSelected = isSameEntry(row, stays.selection);
    if (isSelected) paintSelection(plot, y, rowHeight, theme);
    paintKey(plot, row.label, y, isSelected, theme);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left - TICK_HEIGHT, bbox.top - rowHeight, bbox.width + 2 * TICK_HEIGHT, bbox.height + 2 * rowHeight);
    ctx.clip();
    for (const stay of row.stays) paintStay(plot, stay, y, row, stays, theme);
    ctx.restore();
  }
  ctx.restore();
}

function paintStay(
  plot: uPlot,
  stay: Residency,
  y: number,
  row: StayRow,
  { nowMs }: StayRows,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  const place = (atMs: number): number => Math.round(plot.valToPos(atMs, 'x', true));
  const within = (x: number): number => Math.min(bbox.left + bbox.width, Math.max(bbox.left, x));
  const from = place(stay.fromMs);
  const to = place(stay.toMs ?? nowMs);
  ctx.strokeStyle = theme.lines[row.style.colour];
  ctx.lineWidth = BAR_HEIGHT * px;
  ctx.setLineDash(row.style.dash.map((length) => length * px));
  ctx.beginPath();
  ctx.moveTo(within(from), y);
  ctx.lineTo(Math.max(within(from) + px, within(to)), y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineWidth = px;
  ctx.beginPath();
  const half = (TICK_HEIGHT / 2) * px;
  for (const x of [stay.fromMs, ...stay.hits.map(({ atMs }) => atMs)].map(place)) {
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.moveTo(x + 0.5, y - half);
    ctx.lineTo(x + 0.5, y + half);
  }
  ctx.stroke();
  if (stay.cause !== null && to >= bbox.left && to <= bbox.left + bbox.width) paintEnd(plot, stay.cause, to, y, theme);
}

/** On a ground of its own, so that the bar does not run through it. */
function paintEnd(
  { ctx }: uPlot,
  cause: NonNullable<Residency['cause']>,
  x: number,
  y: number,
  theme: ChartTheme,
): void {
  const px = devicePixelRatio;
  const { colour, isFilled } = CAUSE_GLYPHS[cause];
  ctx.fillStyle = theme.background;
  ctx.fillRect(x - 5 * px, y - 5 * px, 10 * px, 10 * px);
  ctx.strokeStyle = theme.lines[colour];
  ctx.fillStyle = theme.lines[colour];
  ctx.lineWidth = 1.5 * px;
  ctx.beginPath();
  traceGlyph(ctx, cause, x, y, 0.9 * px);
  ctx.stroke();
  if (isFilled) ctx.fill();
}

function paintSelection({ ctx, width }: uPlot, y: number, rowHeight: number, theme: ChartTheme): void {
  const px = devicePixelRatio;
  ctx.strokeStyle = theme.focus;
  ctx.setLineDash([]);
  ctx.lineWidth = px;
  ctx.strokeRect(1.5, Math.round(y - rowHeight / 2) + 0.5, width * px - 3, Math.round(rowHeight));
}

/** Keys often differ at their ends, so it is the beginning that is left out. */
function paintKey({ ctx, bbox }: uPlot, key: string, y: number, isSelected: boolean, theme: ChartTheme): void {
  const px = devicePixelRatio;
  const room = bbox.left - (LABEL_GAP + 4) * px;
  ctx.font = `${isSelected ? 'bold ' : ''}${theme.fontSize * px}px ${theme.fontFamily}`;
  ctx.fillStyle = isSelected ? theme.foreground : theme.text;
  let text = key;
  const width = ctx.measureText(text).width;
  if (width > room) {
    const letters = Math.max(1, Math.floor((room / width) * key.length) - 1);
    text = `…${key.slice(-letters)}`;
  }
  ctx.fillText(text, bbox.left - LABEL_GAP * px, y, room);
}
