import { memoize, type RemovalCause } from '../../../src/cache';
import { Deferred } from './deferred';
import type { FakeRuntime } from './fakeRuntime';

/** A function whose promises the test settles, memoized. */
export function controlled(options: { maxSize?: number; ttlMs?: number; runtime?: FakeRuntime; weak?: boolean } = {}) {
  const started: (Deferred<number> & { readonly id: number })[] = [];
  const told: [key: unknown, value: unknown, cause: RemovalCause][] = [];
  const load = memoize((id: number) => {
    const deferred = Object.assign(new Deferred<number>(), { id });
    started.push(deferred);
    return deferred.promise;
  }, options);
  load.cache.observe({ onRemoval: (...removal) => told.push(removal) });
  return { load, started, told };
}
