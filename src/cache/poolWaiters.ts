import type { PoolCounters } from './poolCounters';
import type { PoolSlot } from './poolSlot';
import { PoolTimer } from './poolTimer';
import type { CacheRuntime } from './runtime';
import { listen, type WaitSignal } from './waitSignal';

/** An acquisition that waits, and its place in the queue. */
export class Waiter<T extends object> {
  before: Waiter<T> | undefined = undefined;
  after: Waiter<T> | undefined = undefined;
  /** Ends the listening to its signal, if it has one. */
  stopListening: (() => void) | undefined = undefined;

  /**
   * @param handOut What the acquisition makes of an object that was lent to it, for `resolve`.
   * @param trace Where it was made, if that was asked for.
   */
  constructor(
    private readonly handOut: (slot: PoolSlot<T>) => unknown,
    private readonly resolve: (handedOut: never) => void,
    readonly reject: (error: unknown) => void,
    readonly sinceMs: number,
    readonly timeoutMs: number,
    readonly signal: WaitSignal | undefined,
    readonly trace: Error | undefined,
  ) {}

  /** Ends it with an object that was lent to it. */
  serve(slot: PoolSlot<T>): void {
    this.resolve(this.handOut(slot) as never);
  }

  get deadlineMs(): number {
    return this.sinceMs + this.timeoutMs;
  }
}

/**
 * The acquisitions that wait for an object of a pool, first come first served. One timer for all of them. Joining and
 * leaving is O(1); timing out too while all wait equally long, else O(size).
 */
export class PoolWaiters<T extends object> {
  readonly #runtime: CacheRuntime;
  readonly #counters: PoolCounters;
  readonly #describeTimeout: (timeoutMs: number) => Error;
  readonly #timer: PoolTimer;
  readonly #isMeasured: boolean;
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
    this.#isMeasured = isMeasured;
    this.#runtime = runtime;
    this.#counters = counters;
    this.#describeTimeout = describeTimeout;
    this.#timer = new PoolTimer(runtime, (nowMs) => this.#timeOut(nowMs));
  }

  get size(): number {
    return this.#size;
  }

  /** The time, for one that begins to wait; 0 when nobody is going to ask. */
  sinceMs(timeoutMs: number): number {
    return this.#isMeasured || timeoutMs !== Infinity ? this.#runtime.now() : 0;
  }

  /** Adds one, as the last; one whose signal is aborted goes at once. */
  add(waiter: Waiter<T>): void {
    const last = this.#last;
    if (last === undefined) this.#first = waiter;
    else last.after = waiter;
    this.#isInOrder = last === undefined || (this.#isInOrder && last.deadlineMs <= waiter.deadlineMs);
    waiter.before = last;
    this.#last = waiter;
    this.#size++;
    this.#counters.waits++;
    if (waiter.timeoutMs !== Infinity) this.#timer.ensure(waiter.deadlineMs);
    // It may be aborted by now, as what an acquisition tries before it waits calls the program, and then it goes at once.
    if (waiter.signal !== undefined) this.#listen(waiter, waiter.signal);
  }

  /** Takes out the one that came first. */
  take(): Waiter<T> | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    this.remove(first);
    return first;
  }

  /** Takes one out; `nowMs` is the time, if that was looked at. */
  remove(waiter: Waiter<T>, nowMs?: number): void {
    const { before, after } = waiter;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    this.#size--;
    if (this.#isMeasured) this.#counters.waitTimeMs += (nowMs ?? this.#runtime.now()) - waiter.sinceMs;
    waiter.stopListening?.();
  }

  /** Rejects all, each with an error of its own, and calls the timer off. */
  rejectAll(describe: () => Error): void {
    for (let waiter = this.take(); waiter !== undefined; waiter = this.take()) waiter.reject(describe());
    this.#timer.cancel();
  }

  /** Calls the timer off; to be called when nobody waits. */
  end(): void {
    this.#timer.cancel();
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
      if (waiter.deadlineMs <= nowMs) late.push(waiter);
      else {
        nextMs = Math.min(nextMs, waiter.deadlineMs);
        if (this.#isInOrder) break;
      }
    }
    this.#timer.ensure(nextMs);
    for (const waiter of late) this.remove(waiter, nowMs);
    for (const waiter of late) waiter.reject(this.#describeTimeout(waiter.timeoutMs));
  }
}
