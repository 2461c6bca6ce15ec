/**
 * Which entry a full cache gives up. A policy keeps the order of the slots; it counts entries, whatever they weigh, and
 * knows of keys no more than their hashes.
 *
 * The work of each call is bounded by a constant, but for `victims` and for the growth of its columns.
 */
export abstract class EvictionPolicy {
  /** A slot was filled with a new entry. */
  abstract added(slot: number): void;
  /** An entry was read, or got another value. */
  abstract used(slot: number): void;
  /** Takes the entry that has to go out of the order, and returns its slot. There is at least one. */
  abstract evict(): number;
  /** Takes an entry that left for another reason out of the order. */
  abstract removed(slot: number): void;
  /** All entries are gone. */
  abstract clear(): void;
  /**
   * At most `limit` slots in the order in which they would go if one after the other had to go now; what is used or comes
   * in meanwhile changes that. Changes nothing. O(limit), each at the cost of an eviction, at which `sieve` looks at up to
   * 64 entries and `s3fifo` at up to 128; for all entries, O(entries).
   */
  abstract victims(limit: number): number[];

  /** As `evict`, for a slot that another entry takes at once: `exchanged` is to follow when it is there. */
  exchange(): number {
    return this.evict();
  }

  /** The slot that `exchange` returned was filled with a new entry. */
  exchanged(slot: number): void {
    this.added(slot);
  }
}

/**
 * The policies by name:
 *
 * - `lru`: the entry that was used longest ago goes. The safe choice: its worst case is known, and it follows what the
 *   program does now. A hit moves the entry in a list.
 * - `fifo`: the entry that came first goes, used or not. A hit writes nothing.
 * - `s3fifo` (Yang et al., SOSP 2023): new entries pass a small queue first, those used again stay, and one that was given
 *   up lately comes back at once to the great queue. The recommended alternative: 5 points above LRU on average over 18
 *   public traces and 5 below in the worst case. A hit writes one byte.
 * - `tinylfu` (Einziger et al., 2017): a window of a fifth takes what is new; whoever leaves it stays only when it was
 *   asked for more often, lately, than who would have to go for it. A hit writes a few bytes and moves the entry.
 *   Programs that go through one batch of new keys after another, each larger than the window, get next to no hits.
 * - `tinylfu-adaptive`: the same, and the window grows and shrinks to where the hit rate is best.
 * - `sieve` (Zhang et al., NSDI 2024): a hand passes over the queue and takes the first that was not used since it came
 *   by. A hit writes one byte. Good for skewed popularity only: on loops over recent keys it collapses, in one public
 *   trace from 33 % to 0.4 %.
 */
export type EvictionPolicyName = (typeof EVICTION_POLICY_NAMES)[number];

/** All policies, the default first. */
export const EVICTION_POLICY_NAMES = ['lru', 'fifo', 's3fifo', 'tinylfu', 'tinylfu-adaptive', 'sieve'] as const;
