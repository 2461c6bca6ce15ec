/** What a pool knows about one of its objects. */
export class PoolSlot<T extends object> {
  isLent = false;
  /** Whether it was created for an acquisition and not lent yet. */
  isFresh = true;
  /** Whether it is to be destroyed as soon as what is done with it now has ended. */
  isDoomed = false;
  /** How often it was lent; so, while it is lent, the number of that loan. */
  uses = 0;
  /** The loan in which it was discarded, if any. */
  discardedLoan = 0;
  expiresAtMs = Infinity;
  idleSinceMs = 0;
  lentAtMs = 0;
  /** Where it was acquired, if that was asked for. */
  trace: Error | undefined = undefined;
  /** Its neighbours among those that are lent and not reported as leaks. */
  lentBefore: PoolSlot<T> | undefined = undefined;
  lentAfter: PoolSlot<T> | undefined = undefined;

  /** `key` is its serial number, from 1 on. */
  constructor(
    readonly key: number,
    readonly value: T,
  ) {}

  /** Whether the loan of this number still lasts. */
  isOnLoan(loan: number): boolean {
    return this.isLent && this.uses === loan;
  }
}
