// The same charts with Chart.js, which a benchmark draws beside those of the stats panel: no lists, no numbers, no cursor.
import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { timersOf } from '../../../src/base/timersOf';
import { Link } from '../../../src/protocol/link';
import {
  isHostMessage,
  type HostMessage,
  type PageEvent,
  type PageRequest,
  type SeriesBlock,
} from '../../../src/protocol/page';

Chart.register(LinearScale, LineController, LineElement, PointElement);

interface XY {
  readonly x: number;
  readonly y: number | null;
}

/** The series of each chart: as many as the stats panel draws. */
const CHARTS: readonly (readonly ((block: SeriesBlock, i: number) => number | null)[])[] = [
  [0, 1, 2].map((at) => (block: SeriesBlock, i: number) => block.caches[at]?.size[i] ?? null),
  [0, 1, 2].map((at) => (block: SeriesBlock, i: number) => block.caches[at]?.rollingHitRate[i] ?? null),
  [0, 1, 2].map((at) => (block: SeriesBlock, i: number) => block.caches[at]?.hits[i] ?? null),
  [
    (block, i) => block.heapUsedBytes[i] ?? null,
    (block, i) => block.weakAlive[i] ?? null,
    (block, i) => block.caches[0]?.misses[i] ?? null,
  ],
];
const POINT_CAP = 600;

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };
const api = acquireVsCodeApi();

const target = document.getElementById('hitrate') ?? document.body;
const charts = CHARTS.map((series) => {
  const place = document.createElement('div');
  place.style.width = '640px';
  place.style.height = '180px';
  const canvas = document.createElement('canvas');
  place.append(canvas);
  target.append(place);
  return new Chart(canvas, {
    type: 'line',
    data: { datasets: series.map(() => ({ data: [] as XY[], pointRadius: 0, borderWidth: 1.5 })) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      scales: { x: { type: 'linear' }, y: { type: 'linear', beginAtZero: true } },
    },
  });
});

let drawn = 0;
let newest = 0;

function take(block: SeriesBlock, anew: boolean): void {
  for (const [at, chart] of charts.entries()) {
    for (const [index, valueOf] of (CHARTS[at] ?? []).entries()) {
      const dataset = chart.data.datasets[index];
      if (dataset === undefined) continue;
      const data = anew ? [] : dataset.data;
      for (const [i, x] of block.atMs.entries()) data.push({ x, y: valueOf(block, i) });
      data.splice(0, data.length - POINT_CAP);
      dataset.data = data;
    }
  }
}

function draw(): void {
  for (const chart of charts) chart.update('none');
  if (newest === drawn) return;
  drawn = newest;
  link.sendEvent({ type: 'page/drawn', step: drawn });
}

const link = new Link<PageEvent, PageRequest, HostMessage, never>({
  send: (message) => api.postMessage(message),
  isEvent: isHostMessage,
  isRequest: (_body): _body is never => false,
  onEvent: (event) => {
    if (event.type === 'host/act') return;
    newest = event.step;
    take(event.series, event.type === 'host/hydrate');
    requestAnimationFrame(draw);
  },
  onRequest: () => {},
  onRejected: (rejection) => console.warn(rejection),
  timers: timersOf<ReturnType<typeof setTimeout>>({
    setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
    clearTimeout: (timer) => clearTimeout(timer),
    setInterval: (callback, intervalMs) => setInterval(callback, intervalMs),
    clearInterval: (timer) => clearInterval(timer),
  }),
});
addEventListener('message', ({ data }: MessageEvent<unknown>) => link.receive(data));
link.sendEvent({ type: 'page/ready' });
