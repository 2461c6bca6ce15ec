import type { PageInterest } from '../protocol/page';

/** One entry, or one that has been: in whatever list or chart it is selected, it is then selected in all of them. */
export type Selection = NonNullable<PageInterest['selected']>;

export function isSameEntry(a: Selection | null, b: Selection | null): boolean {
  return a?.cacheId === b?.cacheId && a?.key === b?.key;
}
