import { PoolTimer } from './poolTimer';
import type { CacheRuntime } from './runtime';

/**
 * What becomes of `promise`, or a rejection with `describe()` when that takes longer than `timeoutMs`. A rejection that
 * comes later is an unhandled one: nobody is told otherwise.
 */
export function within<R>(
  promise: Promise<R>,
  timeoutMs: number,
  runtime: CacheRuntime,
  describe: () => Error,
): Promise<R> {
  return new Promise((resolve, reject) => {
    const deadlineMs = runtime.now() + timeoutMs;
    let isLate = false;
    const timer = new PoolTimer(runtime, (nowMs) => {
      isLate = nowMs >= deadlineMs;
      if (isLate) reject(describe());
      else timer.ensure(deadlineMs);
    });
    timer.ensure(deadlineMs);
    const settle = (): void => {
      timer.cancel();
      resolve(promise);
    };
    void promise.then(settle, (error: unknown) => {
      settle();
      if (isLate) throw error;
    });
  });
}
