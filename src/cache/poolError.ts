/**
 * What went wrong in an {@link ObjectPool}, for programs:
 *
 * - `exhausted`: `acquire()` found all objects lent;
 * - `queue-full`: as many acquisitions wait as `maxWaiters` allows;
 * - `timed-out`: no object was free in time, or, for `close()`, not all had ended;
 * - `closed`: the pool is draining or closed;
 * - `foreign`: the object is not one of the pool's;
 * - `released`: the object was released before, and its user may be another one by now;
 * - `lease-ended`: a lease was used after its release.
 */
export type PoolErrorCode =
  'exhausted' | 'queue-full' | 'timed-out' | 'closed' | 'foreign' | 'released' | 'lease-ended';

/** A refusal of a pool. The message is for people, and says what to do; `code` is for programs. */
export class PoolError extends Error {
  override readonly name = 'PoolError';

  constructor(
    readonly code: PoolErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** For what a pool that is to end waits. */
export interface Unfinished {
  /** Objects that are lent, or being validated. */
  readonly inUse: number;
  /** Objects that `createAsync` has not made yet. */
  readonly creating: number;
  /** Promises that `destroy` returned, and that are not settled. */
  readonly ending: number;
}

/** The refusals of a pool that need no more than its name and some numbers. */
export const refusals = {
  exhausted: (name: string, max: number) =>
    new PoolError(
      'exhausted',
      `${name}: all ${max} objects are in use; release one first, wait with acquireAsync(), or raise max`,
    ),
  closed: (name: string) => new PoolError('closed', `${name}: the pool was drained or closed and lends nothing more`),
  notClosed: (name: string, timeoutMs: number, { inUse, creating, ending }: Unfinished) => {
    const reasons = [
      inUse > 0 ? `objects that did not come back: ${inUse} (loans() tells who holds them)` : '',
      creating > 0 ? `objects still being created: ${creating}` : '',
      ending > 0 ? `objects still being destroyed: ${ending}` : '',
    ];
    return new PoolError(
      'timed-out',
      `${name}: not closed within ${timeoutMs} ms; ${reasons.filter((reason) => reason !== '').join(', ')}`,
    );
  },
  foreign: (name: string, verb: 'released' | 'discarded') =>
    new PoolError(
      'foreign',
      `${name}: the ${verb} object is not of this pool, or has left it; give back only what acquire() returned`,
    ),
  released: (name: string) =>
    new PoolError(
      'released',
      `${name}: the object was released already; release it once, and do not use it afterwards`,
    ),
};
