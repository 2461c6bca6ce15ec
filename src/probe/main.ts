import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isMainThread, Worker } from 'node:worker_threads';
import { LAUNCH_VARIABLE } from '../protocol/launch';
import { parseLaunch, type Launch } from '../protocol/parseLaunch';
import { coarseClock } from './coarseClock';
import { Connection } from './connection';
import { Probe } from './probe';

/** Starts the probe in a process that the host started. */
function start({ sampleIntervalMs, ...begin }: Launch): void {
  // The program's own children and workers inherit the environment, but are not observed.
  delete process.env[LAUNCH_VARIABLE];
  const watchdog = new Worker(join(__dirname, 'watchdog.js'), {
    workerData: process.ppid,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  watchdog.unref();
  const clock = (): number => performance.now();
  const connection = new Connection(new Probe(clock, begin, coarseClock(clock)), sampleIntervalMs);
  process.once('disconnect', () => {
    connection.dispose();
    // The host started this process to watch it; nobody watches any more.
    process.exit();
  });
}

const launch = parseLaunch(process.env[LAUNCH_VARIABLE]);
if (isMainThread && process.send !== undefined && launch !== undefined) start(launch);
