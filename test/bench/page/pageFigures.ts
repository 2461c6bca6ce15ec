import { Observation } from './observation';
import { ObservedPage } from './observedPage';
import { quantile } from './quantiles';
import { recordTimeline } from './timeline';

/** What was measured of one page. Times in milliseconds, sizes in bytes, shares of one core. */
export interface PageFigures {
  readonly firstChartMs: number;
  readonly scriptMedianMs: number;
  readonly scriptP95Ms: number;
  readonly updates: number;
  readonly frameGapMedianMs: number;
  readonly busyShare: number;
  /** While it is seen and sent nothing. */
  readonly idleShare: number;
  readonly hiddenShare: number;
  readonly deltaMedianBytes: number;
  readonly deltaMaxBytes: number;
  readonly hydrateBytes: number;
}

/** How often a page is opened: a machine that does something else meanwhile is slow once, but not each time. */
const OPENINGS = 7;

/** Opens the page in a browser that has never seen it. */
async function openingMs(observation: Observation, folder: string, name: string): Promise<number> {
  const page = await ObservedPage.open(folder, name);
  const feed = observation.feed(page);
  try {
    return await page.load();
  } finally {
    feed.dispose();
    await page.close();
  }
}

/** Numbers of the renderer's main thread, on its own clock. */
async function taskSeconds(page: ObservedPage): Promise<number> {
  const { metrics } = await page.cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function shareOfCore(page: ObservedPage, seconds: number): Promise<number> {
  const before = await taskSeconds(page);
  const startedMs = performance.now();
  await page.page.waitForTimeout(seconds * 1_000);
  const after = await taskSeconds(page);
  return ((after - before) * 1_000) / (performance.now() - startedMs);
}

/** Observes the busy program at ten samples a second, in a page made of the files `name` in `folder`. */
export async function figuresOf(folder: string, name: string, seconds: number): Promise<PageFigures> {
  const observation = new Observation(100);
  // As many points as the host sends at once, as if the panel were opened after a minute.
  await observation.samples(600);
  const openings: number[] = [];
  for (let i = 1; i < OPENINGS; i += 1) openings.push(await openingMs(observation, folder, name));
  const page = await ObservedPage.open(folder, name);
  const feed = observation.feed(page);
  try {
    openings.push(await page.load());
    await observation.samples(20);
    await page.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busyShare = await shareOfCore(page, seconds);
    const { scriptMs, frameGapMs } = await recordTimeline(page.cdp, () => page.page.waitForTimeout(seconds * 1_000));
    feed.setVisible(false);
    await page.page.waitForTimeout(2_000);
    const idleShare = await shareOfCore(page, 10);
    await page.hide();
    const hiddenShare = await shareOfCore(page, 5);
    const bytesOf = (type: string): number[] =>
      observation.messageBytes.filter((message) => message.type === type).map(({ bytes }) => bytes);
    const deltas = bytesOf('host/delta');
    return {
      firstChartMs: quantile(openings, 0.5),
      scriptMedianMs: quantile(scriptMs, 0.5),
      scriptP95Ms: quantile(scriptMs, 0.95),
      updates: scriptMs.length,
      frameGapMedianMs: quantile(frameGapMs, 0.5),
      busyShare,
      idleShare,
      hiddenShare,
      deltaMedianBytes: quantile(deltas, 0.5),
      deltaMaxBytes: Math.max(...deltas),
      hydrateBytes: Math.max(...bytesOf('host/hydrate')),
    };
  } finally {
    feed.dispose();
    await page.close();
    await observation.stop();
  }
}

/** The page's heap in bytes after a first minute, and after `samples` samples: ten a second are what a session has. */
export async function heapAfter(
  folder: string,
  name: string,
  samples: number,
): Promise<{ before: number; after: number }> {
  const observation = new Observation(10);
  const page = await ObservedPage.open(folder, name);
  const feed = observation.feed(page);
  try {
    await page.load();
    await page.cdp.send('Performance.enable');
    await observation.samples(600);
    const before = await heapBytes(page);
    await observation.samples(samples - 600);
    return { before, after: await heapBytes(page) };
  } finally {
    feed.dispose();
    await page.close();
    await observation.stop();
  }
}

async function heapBytes(page: ObservedPage): Promise<number> {
  await page.cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await page.cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}
