/**
 * Why an entry left, in the words of Caffeine's `RemovalCause`:
 *
 * - `explicit`: the program removed it (`delete`, `clear`; in a pool, also by a `reset` that failed);
 * - `replaced`: the program stored another value under the same key;
 * - `collected`: the garbage collector took the value (or, in a pool, a lost lease);
 * - `expired`: its time to live had passed;
 * - `size`: the bound was reached and it was the next victim.
 */
export type RemovalCause = (typeof REMOVAL_CAUSES)[number];

/** All causes, in the order in which they are shown. */
export const REMOVAL_CAUSES = ['explicit', 'replaced', 'collected', 'expired', 'size'] as const;
