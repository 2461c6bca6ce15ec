import type { Clock } from '../base/clock';

/** How exact a time has to be, in milliseconds. */
const GRAIN_MS = 0.5;
/** The most questions that are answered with the same time. */
const LONGEST_STRIDE = 64;

/**
 * A clock that can be asked a million times a second: looking at a real one costs up to half a microsecond. It looks at
 * `clock` when it is asked for the first time in a job, and later in the job the less often, the faster it is asked. So it
 * never goes back, and is late only where a program that asked very fast begins to take its time within the same job.
 */
export function coarseClock(clock: Clock): Clock {
  let nowMs = clock();
  let stride = 1;
  let left = 0;
  let isAwaitingJobsEnd = false;
  const endJob = (): void => {
    isAwaitingJobsEnd = false;
    left = 0;
  };
  return () => {
    if (left > 0) {
      left--;
      return nowMs;
    }
    const exactMs = clock();
    stride = exactMs - nowMs < GRAIN_MS ? Math.min(LONGEST_STRIDE, 2 * stride) : 1;
    left = stride - 1;
    nowMs = exactMs;
    if (!isAwaitingJobsEnd) {
      isAwaitingJobsEnd = true;
      queueMicrotask(endJob);
    }
    return nowMs;
  };
}
