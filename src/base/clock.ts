import type { Disposable } from './disposable';

/** A monotonic clock in milliseconds; where it starts has no meaning. */
export type Clock = () => number;

/** The timers of a runtime, as a value, so that tests can turn them by hand. */
export interface Timers {
  /** Calls `callback` once after `delayMs`. Disposing before that cancels it. */
  after(delayMs: number, callback: () => void): Disposable;
  /** Calls `callback` every `intervalMs` until disposed. */
  every(intervalMs: number, callback: () => void): Disposable;
}
