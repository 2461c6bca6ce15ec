import { availableParallelism, loadavg } from 'node:os';
import type { PageFigures } from './pageFigures';

export interface PageReport {
  readonly ours: PageFigures;
  readonly chartJs: PageFigures;
  readonly heap: { readonly before: number; readonly after: number };
  /** Minified. */
  readonly bytes: { readonly page: number; readonly chartJs: number };
}

/** The report as a Markdown table. */
export function pageTable({ ours, chartJs, heap, bytes }: PageReport, date: string): string {
  const rows: [what: string, ours: string, chartJs: string, aim: string][] = [
    ['script an update, median', ms(ours.scriptMedianMs), ms(chartJs.scriptMedianMs), ''],
    ['script an update, p95', ms(ours.scriptP95Ms), ms(chartJs.scriptP95Ms), '≤ 8 ms'],
    ['between two drawn frames, median', ms(ours.frameGapMedianMs), ms(chartJs.frameGapMedianMs), '100 ms'],
    ['main thread, of a core, running', percent(ours.busyShare), percent(chartJs.busyShare), '≤ 5 %'],
    ['the same, sent nothing', percent(ours.idleShare), percent(chartJs.idleShare), '0 %'],
    ['the same, hidden, which takes the page away', percent(ours.hiddenShare), percent(chartJs.hiddenShare), '0 %'],
    ['first chart after opening, median', ms(ours.firstChartMs), ms(chartJs.firstChartMs), '< 200 ms'],
    ['heap after 1 → 10 minutes', `${mib(heap.before)} → ${mib(heap.after)}`, '–', ''],
    ['message, median (longest)', `${kb(ours.deltaMedianBytes)} (${kb(ours.deltaMaxBytes)})`, '–', '≤ 32 KB'],
    ['first message', kb(ours.hydrateBytes), '–', ''],
    ['script, minified', kb(bytes.page), kb(bytes.chartJs), '≤ 250 KB'],
  ];
  const lines = [['', 'Hitrate', 'Chart.js', 'aim'], ['---', '--:', '--:', '--:'], ...rows];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const busy = `load ${(loadavg()[0] ?? 0).toFixed(0)} on ${availableParallelism()} cores`;
  return `Measured on ${date} with Chromium on ${process.platform} (${busy}), ${ours.updates} updates.\n\n${table}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} KB`;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
