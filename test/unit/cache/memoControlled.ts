import { memoize, type RemovalCause } from '../../../src/cache';
import type { FakeRuntime } from './fakeRuntime';

/** A promise that a test settles. */
export class Deferred {
  readonly promise: Promise<number>;
  resolve!: (value: number) => void;
  reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise<number>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** A function whose promises the test settles, memoized. */
export function controlled(options: { maxSize?: number; ttlMs?: number; runtime?: FakeRuntime; weak?: boolean } = {}) {
  const started: (Deferred & { readonly id: number })[] = [];
  const told: [key: unknown, value: unknown, cause: RemovalCause][] = [];
  const load = memoize((id: number) => {
    const deferred = Object.assign(new Deferred(), { id });
    started.push(deferred);
    return deferred.promise;
  }, options);
  load.cache.observe({ onRemoval: (...removal) => told.push(removal) });
  return { load, started, told };
}
