/** Returns `share` when it is from 0 to 1; otherwise throws a `RangeError`. */
export function checkShare(owner: string, option: string, share: number): number {
  if (share >= 0 && share <= 1) return share;
  throw new RangeError(`${owner}: ${option} must be a share from 0 to 1, not ${String(share)}`);
}
