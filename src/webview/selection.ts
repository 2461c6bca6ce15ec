import type { PageInterest } from '../protocol/page';

/** One entry, in whatever list or chart it was chosen: it is then chosen in all of them. */
export type Selection = NonNullable<PageInterest['selected']>;

export function isSelected(selection: Selection | null, { cacheId, key }: Selection): boolean {
  return selection !== null && selection.cacheId === cacheId && selection.key === key;
}
