import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The same on the clock of the thread, which goes only while the thread does. */
  readonly tts?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What runs script, in the words of Chromium's timeline. One may lie within another. */
const SCRIPT = new Set([
  'FunctionCall',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'EventDispatch',
  'V8.GC_TASK',
]);

/**
 * Script time of each update that was drawn, in milliseconds, on the clock of the thread, so that a busy machine does not
 * count; and the time between two frames.
 */
export interface Timeline {
  readonly scriptMs: readonly number[];
  readonly frameGapMs: readonly number[];
}

/** Records what the page's main thread does during `run`. An update ends with the animation frame that draws it. */
export async function recordTimeline(cdp: CDPSession, run: () => Promise<void>): Promise<Timeline> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute', '__metadata'] },
  });
  await run();
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.end');
  await complete;
  return timelineOf(events);
}

function timelineOf(events: readonly TraceEvent[]): Timeline {
  const main = mainThread(events);
  const spans = events
    .filter(({ name, ph, tid, pid }) => ph === 'X' && SCRIPT.has(name) && tid === main.tid && pid === main.pid)
    .map(({ name, ts, dur = 0, tts = ts, tdur = dur }) => ({ name, ts, end: ts + dur, from: tts, to: tts + tdur }))
    .sort((a, b) => a.ts - b.ts);
  const scriptMs: number[] = [];
  let sum = 0;
  let [end, counted] = [0, 0];
  let hasDrawn = false;
  for (const span of spans) {
    // Microtasks of a frame's callbacks follow at once; whatever comes a millisecond later is of the next update.
    if (hasDrawn && span.ts > end + 1_000) {
      scriptMs.push(sum / 1_000);
      sum = 0;
      hasDrawn = false;
    }
    sum += Math.max(0, span.to - Math.max(span.from, counted));
    end = Math.max(end, span.end);
    counted = Math.max(counted, span.to);
    if (span.name === 'FireAnimationFrame') hasDrawn = true;
  }
  if (hasDrawn) scriptMs.push(sum / 1_000);
  const frames = spans.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const frameGapMs = frames.slice(1).map((from, i) => (from - (frames[i] ?? from)) / 1_000);
  return { scriptMs, frameGapMs };
}

/** Of the process that draws frames: the renderer's main thread. */
function mainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const frame = events.find(({ name }) => name === 'FireAnimationFrame');
  if (frame === undefined) throw new Error('The page drew nothing while it was recorded.');
  return frame;
}
