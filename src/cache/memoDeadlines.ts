import { MemoDeadline, type MemoEntry } from './memoEntry';
import { RecencyList } from './recencyList';
import type { CacheRuntime } from './runtime';

/**
 * The ends of results that live for one and the same time. As the clock never goes back, they come in the order in which
 * the results began to live, and every operation on one is O(1). A read exactly at the deadline is too late.
 */
export class MemoDeadlines<R> {
  readonly #inOrder = new RecencyList<MemoDeadline<R>>();

  constructor(
    readonly ttlMs: number,
    readonly runtime: CacheRuntime,
    /** Fires when there may be something to expire; whoever is called then calls {@link rearm} afterwards. */
    readonly timer: { readonly dueMs: number; arm(deadlineMs: number, nowMs: number): void; disarm(): void },
  ) {}

  /** The result that ended first, if any has. */
  get firstPast(): MemoEntry<R> | undefined {
    const first = this.#inOrder.oldest;
    return first !== undefined && this.isPast(first) ? first.key : undefined;
  }

  isPast(deadline: MemoDeadline<R>): boolean {
    return deadline.deadlineMs <= this.runtime.now();
  }

  /** How long a result still lives; not greater than 0 when it has ended. */
  remainingMs(deadline: MemoDeadline<R>): number {
    return deadline.deadlineMs - this.runtime.now();
  }

  begin(entry: MemoEntry<R>): MemoDeadline<R> {
    const deadline = new MemoDeadline(entry, this.runtime.now() + this.ttlMs);
    this.#inOrder.add(deadline);
    if (this.timer.dueMs === Infinity) this.rearm();
    return deadline;
  }

  end(deadline: MemoDeadline<R>): void {
    this.#inOrder.remove(deadline);
  }

  rearm(): void {
    const first = this.#inOrder.oldest;
    if (first !== undefined) this.timer.arm(first.deadlineMs, this.runtime.now());
  }

  clear(): void {
    this.#inOrder.clear();
    this.timer.disarm();
  }
}
