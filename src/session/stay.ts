import type { KeyName } from '../protocol/keyName';
import type { Span } from '../protocol/page';
import type { Removal } from '../protocol/probe';
import { RESIDENCY_HIT_CAP, type Residency } from '../protocol/residency';

/** One stay of a key in a cache while it is being followed. */
export class Stay {
  #toMs: number | null = null;
  #cause: Removal['cause'] | null = null;
  #hits: Residency['hits'][number][] = [];
  #hitCount = 0;
  #isTold = false;

  constructor(
    readonly id: number,
    readonly cacheId: number,
    readonly name: KeyName,
    readonly fromMs: number,
  ) {}

  get toMs(): number | null {
    return this.#toMs;
  }

  get isOver(): boolean {
    return this.#toMs !== null;
  }

  covers(atMs: number): boolean {
    return atMs >= this.fromMs && (this.#toMs === null || atMs <= this.#toMs);
  }

  reachesInto(span: Span | null): boolean {
    return span === null || (this.fromMs <= span.toMs && (this.#toMs === null || this.#toMs >= span.fromMs));
  }

  addHits(atMs: number, count: number): void {
    this.#hits = [...this.#hits, { atMs, count }].slice(-RESIDENCY_HIT_CAP);
    // What the removal told are all of them.
    if (!this.#isTold) this.#hitCount += count;
  }

  /** How many hits there were in all, whether they were seen or not. */
  tellHits(count: number): void {
    this.#hitCount = count;
    this.#isTold = true;
  }

  end(atMs: number, cause: Removal['cause'] | null): void {
    this.#toMs = atMs;
    this.#cause = cause;
  }

  toResidency(): Residency {
    return {
      id: this.id,
      cacheId: this.cacheId,
      ...this.name,
      fromMs: this.fromMs,
      toMs: this.#toMs,
      cause: this.#cause,
      hits: [...this.#hits],
      hitCount: this.#hitCount,
    };
  }
}
