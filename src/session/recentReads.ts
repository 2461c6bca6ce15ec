import { hitRate, ROLLING_READS } from '../protocol/snapshot';

interface Reads {
  readonly hits: number;
  readonly misses: number;
}

const NONE: Reads = { hits: 0, misses: 0 };

/**
 * A cache's hit rate over its newest reads. The process tells totals now and then, not single reads, so it looks back to
 * the newest such moment since which there were at least {@link ROLLING_READS} reads: over a few more than those, never
 * over fewer, or over all while there are fewer. Holds at most as many moments as reads it looks back over.
 */
export class RecentReads {
  /** Totals at earlier moments, oldest first; the first one is what the rate is measured from. */
  readonly #before: Reads[] = [NONE];
  #now: Reads = NONE;

  get hitRate(): number | null {
    const from = this.#before[0] ?? NONE;
    return hitRate(Math.max(0, this.#now.hits - from.hits), Math.max(0, this.#now.misses - from.misses));
  }

  add({ hits, misses }: Reads): void {
    if (total(this.#now) === hits + misses) return;
    this.#now = { hits, misses };
    while (this.#before[1] !== undefined && this.#reaches(this.#before[1])) this.#before.shift();
    this.#before.push(this.#now);
  }

  #reaches(moment: Reads): boolean {
    return total(this.#now) - total(moment) >= ROLLING_READS;
  }
}

function total({ hits, misses }: Reads): number {
  return hits + misses;
}
