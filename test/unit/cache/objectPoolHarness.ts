import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ObjectPool, type ObjectPoolOptions, type PoolError } from '../../../src/cache';
import { type CacheRuntime, LONGEST_DELAY_MS } from '../../../src/cache/runtime';

export interface Thing {
  readonly serial: number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A clock and timers that only move when they are told to. */
export class ManualRuntime implements CacheRuntime {
  #nowMs: number;
  #timers: Timer[] = [];
  /** The most timers that were armed at once. */
  mostArmed = 0;

  constructor(nowMs = 0) {
    this.#nowMs = nowMs;
  }

  get armed(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    assert.ok(delayMs >= 0 && delayMs <= LONGEST_DELAY_MS, `a timer for ${delayMs} ms`);
    const timer = { dueMs: this.#nowMs + delayMs, callback };
    this.#timers.push(timer);
    this.mostArmed = Math.max(this.mostArmed, this.armed);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, and the timers come when they are due. */
  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (let next = this.#due(untilMs); next !== undefined; next = this.#due(untilMs)) {
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      this.#timers = this.#timers.filter((other) => other !== next);
      next.callback();
    }
    this.#nowMs = untilMs;
  }

  /** Moves the clock while the program does not run, so that timers come too late; or back, which no clock should. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  #due(untilMs: number): Timer | undefined {
    const due = this.#timers.filter(({ dueMs }) => dueMs <= untilMs);
    return due.sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}

export interface Harness {
  readonly pool: ObjectPool<Thing>;
  readonly runtime: ManualRuntime;
  /** What an observer was told, removals and leaks. */
  readonly told: unknown[];
  /** The serial numbers of what was destroyed. */
  readonly destroyed: number[];
}

/** A pool of at most 3 numbered things, on a clock of its own. */
export function poolOf(options: Partial<ObjectPoolOptions<Thing>> = {}): Harness {
  let serial = 0;
  const runtime = new ManualRuntime();
  const destroyed: number[] = [];
  const pool = new ObjectPool<Thing>({
    create: () => ({ serial: ++serial }),
    destroy: (thing) => destroyed.push(thing.serial),
    max: 3,
    runtime,
    ...options,
  });
  const told: unknown[] = [];
  pool.observe({
    onRemoval: (key, _value, cause) => told.push([cause, key]),
    onLeak: (key, _value, { reason }) => told.push(['leak', key, reason]),
  });
  return { pool, runtime, told, destroyed };
}

export function fail(message: string): () => never {
  return () => {
    throw new Error(message);
  };
}

/** What a promise has come to when everything that can be done now is done: its value, its error, or `'pending'`. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  let come: unknown = 'pending';
  promise.then(
    (value) => (come = value),
    (error: unknown) => (come = error),
  );
  await setImmediate();
  return come;
}

/** For `assert.throws` and `assert.rejects`. */
export function refusal(code: PoolError['code'], message: RegExp): { name: string; code: string; message: RegExp } {
  return { name: 'PoolError', code, message };
}
