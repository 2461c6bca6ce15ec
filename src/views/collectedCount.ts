import type { SessionSnapshot } from '../protocol/snapshot';

/** Counts the weakly held objects that were seen collected since somebody looked last. */
export class CollectedCount {
  /** By session: how many in all, as far as is known. */
  readonly #totals = new Map<number, number>();
  #unseen = 0;

  get unseen(): number {
    return this.#unseen;
  }

  update({ sessionId, caches }: SessionSnapshot): void {
    const total = caches.reduce((sum, { removals }) => sum + removals.collected, 0);
    this.#unseen += Math.max(0, total - (this.#totals.get(sessionId) ?? 0));
    this.#totals.set(sessionId, total);
  }

  forget(sessionId: number): void {
    this.#totals.delete(sessionId);
  }

  look(): void {
    this.#unseen = 0;
  }
}
