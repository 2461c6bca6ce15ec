import assert from 'node:assert/strict';
import { type CacheRuntime, LONGEST_DELAY_MS } from '../../../src/cache/runtime';

interface FakeTimer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A clock and timers that are turned by hand. It holds callers to what the contract says about delays. */
export class FakeRuntime implements CacheRuntime {
  nowMs: number;
  /** How many timers were ever armed, and the most that were at one time. */
  armings = 0;
  mostArmed = 0;
  #timers: FakeTimer[] = [];

  constructor(startMs = 0) {
    this.nowMs = startMs;
  }

  /** How many timers are armed. */
  get armed(): number {
    return this.#timers.length;
  }

  /** When the next timer fires; `Infinity` when none is armed. */
  get nextDueMs(): number {
    return Math.min(...this.#timers.map(({ dueMs }) => dueMs));
  }

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    assert.ok(delayMs >= 0 && delayMs <= LONGEST_DELAY_MS, `no timer takes a delay of ${delayMs} ms`);
    const timer = { dueMs: this.nowMs + delayMs, callback };
    this.#timers.push(timer);
    this.armings++;
    this.mostArmed = Math.max(this.mostArmed, this.armed);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, with the timers that come due on the way, each at its time. */
  advance(ms: number): void {
    const endMs = this.nowMs + ms;
    for (;;) {
      const dueMs = this.nextDueMs;
      const first = this.#timers.find((timer) => timer.dueMs === dueMs);
      if (first === undefined || dueMs > endMs) break;
      this.#timers = this.#timers.filter((other) => other !== first);
      this.nowMs = Math.max(this.nowMs, dueMs);
      first.callback();
    }
    this.nowMs = endMs;
  }

  /** Lets time pass without a timer, as when a program does not yield. */
  block(ms: number): void {
    this.nowMs += ms;
  }
}
