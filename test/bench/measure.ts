import { Bench } from 'tinybench';
import type { Scale } from './workload';

/** The CPU time of this process, with that of the garbage collector's threads, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The CPU time of one operation in nanoseconds, as the lower quartile of the batches: what else the machine does only adds
 * to it. `batch` does `operations` of them; it should take milliseconds, as the clock takes microseconds.
 */
export async function measure(
  { timeMs }: Scale,
  operations: number,
  batch: () => void | Promise<void>,
): Promise<number> {
  const iterations = timeMs === 0 ? 1 : 8;
  const bench = new Bench({
    now: cpuMs,
    time: timeMs,
    iterations,
    warmupTime: timeMs / 2,
    warmupIterations: Math.ceil(iterations / 2),
    throws: true,
    retainSamples: true,
  });
  bench.add('batch', batch);
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error(`The measurement is ${task?.result.state ?? 'missing'}.`);
  const { samples = [] } = task.result.latency;
  return (samples[samples.length >>> 2]! * 1e6) / operations;
}
