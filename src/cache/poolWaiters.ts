import type { PoolCounters } from './poolCounters';
import type { PoolSlot } from './poolSlot';
import { PoolTimer } from './poolTimer';
import type { CacheRuntime } from './runtime';
import { listen, type WaitSignal } from './waitSignal';

/**
 * An acquisition that waits, and its place in the queue. Written down as a literal where it is made: a constructor of so
 * many fields is not inlined there, and costs as much as the rest of the queue.
 */
export interface Waiter<T extends object> {
  before: Waiter<T> | undefined;
  after: Waiter<T> | undefined;
  /** Ends the listening to its signal, if it has one. */
  stopListening: (() => void) | undefined;
  /** What the acquisition makes of an object that was lent to it, for `resolve`. */
  readonly handOut: (slot: PoolSlot<T>) => unknown;
  readonly resolve: (handedOut: never) => void;
  readonly reject: (error: unknown) => void;
  readonly sinceMs: number;
  readonly timeoutMs: number;
  readonly signal: WaitSignal | undefined;
  /** Where it was made, if that was asked for. */
  readonly trace: Error | undefined;
}

function deadlineMsOf<T extends object>({ sinceMs, timeoutMs }: Waiter<T>): number {
  return sinceMs + timeoutMs;
}

/**
 * The acquisitions that wait for an object of a pool, first come first served. One timer for all of them. Joining and
 * leaving is O(1); timing out too while all wait equally long, else O(size).
 */
export class PoolWaiters<T extends object> {
  declare private readonly runtime: CacheRuntime;
  declare private readonly counters: PoolCounters;
  declare private readonly describeTimeout: (timeoutMs: number) => Error;
  declare private readonly timer: PoolTimer;
  declare private readonly isMeasured: boolean;
  #first: Waiter<T> | undefined;
  #last: Waiter<T> | undefined;
  #size = 0;
  // Whether who came later times out later.
  #isInOrder = true;

  /**
   * @param isMeasured Whether it is counted how long they wait.
   * @param describeTimeout Makes the error for one that waited too long.
   */
  constructor(
    runtime: CacheRuntime,
    counters: PoolCounters,
    isMeasured: boolean,
    describeTimeout: (timeoutMs: number) => Error,
  ) {
    this.isMeasured = isMeasured;
    this.runtime = runtime;
    this.counters = counters;
    this.describeTimeout = describeTimeout;
    this.timer = new PoolTimer(runtime, (nowMs) => this.#timeOut(nowMs));
  }

  get size(): number {
    return this.#size;
  }

  /** The time, for one that begins to wait; 0 when nobody is going to ask. */
  sinceMs(timeoutMs: number): number {
    return this.isMeasured || timeoutMs !== Infinity ? this.runtime.now() : 0;
  }

  /** Adds one, as the last; one whose signal is aborted goes at once. */
  add(waiter: Waiter<T>): void {
    const last = this.#last;
    if (waiter.timeoutMs !== Infinity) this.#limit(waiter, last);
    if (last === undefined) this.#first = waiter;
    else last.after = waiter;
    waiter.before = last;
    this.#last = waiter;
    this.#size++;
    this.counters.waits++;
    // It may be aborted by now, as what an acquisition tries before it waits calls the program, and then it goes at once.
    if (waiter.signal !== undefined) this.#listen(waiter, waiter.signal);
  }

  /** Takes out the one that came first. Not by `remove`, as most waits end here: it need not look before that one. */
  take(): Waiter<T> | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    const { after } = first;
    this.#first = after;
    if (after === undefined) this.#last = undefined;
    else after.before = undefined;
    this.#leave(first);
    return first;
  }

  /** Takes one out; `nowMs` is the time, if that was looked at. */
  remove(waiter: Waiter<T>, nowMs?: number): void {
    const { before, after } = waiter;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    this.#leave(waiter, nowMs);
  }

  /** Rejects all, each with an error of its own, and calls the timer off. */
  rejectAll(describe: () => Error): void {
    for (let waiter = this.take(); waiter !== undefined; waiter = this.take()) waiter.reject(describe());
    this.timer.cancel();
  }

  /** Calls the timer off; to be called when nobody waits. */
  end(): void {
    this.timer.cancel();
  }

  #leave(waiter: Waiter<T>, nowMs?: number): void {
    this.#size--;
    if (this.isMeasured) this.counters.waitTimeMs += (nowMs ?? this.runtime.now()) - waiter.sinceMs;
    waiter.stopListening?.();
  }

  /** Sees to it that one that joins after `last` does not wait too long. */
  #limit(waiter: Waiter<T>, last: Waiter<T> | undefined): void {
    const deadlineMs = deadlineMsOf(waiter);
    this.#isInOrder = last === undefined || (this.#isInOrder && deadlineMsOf(last) <= deadlineMs);
    this.timer.ensure(deadlineMs);
  }

  #listen(waiter: Waiter<T>, signal: WaitSignal): void {
    waiter.stopListening = listen(signal, () => {
      this.remove(waiter);
      waiter.reject(signal.reason);
    });
  }

  #timeOut(nowMs: number): void {
    const late: Waiter<T>[] = [];
    let nextMs = Infinity;
    for (let waiter = this.#first; waiter !== undefined; waiter = waiter.after) {
      const deadlineMs = deadlineMsOf(waiter);
      if (deadlineMs <= nowMs) late.push(waiter);
      else {
        nextMs = Math.min(nextMs, deadlineMs);
        if (this.#isInOrder) break;
      }
    }
    this.timer.ensure(nextMs);
    for (const waiter of late) this.remove(waiter, nowMs);
    for (const waiter of late) waiter.reject(this.describeTimeout(waiter.timeoutMs));
  }
}
