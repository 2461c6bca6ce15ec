import { isSameKey, keyNameOf, type KeyName } from '../protocol/keyName';
import type { PageInterest } from '../protocol/page';

/** One entry, or one that has been: in whatever list or chart it is selected, it is then selected in all of them. */
export type Selection = NonNullable<PageInterest['selected']>;

export function isSameEntry(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  return a.cacheId === b.cacheId && isSameKey(a, b);
}

/** The selection of an entry, of whatever tells its name. */
export function selectionOf(cacheId: number, named: KeyName): Selection {
  return { cacheId, ...keyNameOf(named) };
}
