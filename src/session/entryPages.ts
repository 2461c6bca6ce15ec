import type { EntryPage, EntryWindow } from '../protocol/probe';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';

/**
 * The entries that somebody wants to see, of what the process has told: just those, or, until it has, or when it no longer
 * can, what there is of them in the list that it always sends; else a stretch of the same list elsewhere, which is better
 * than none.
 */
export function entryPage(snapshot: SessionSnapshot, interest: EntryWindow): EntryPage | null {
  const { cacheId, filter, from, count } = interest;
  const ofList = snapshot.windows.filter((page) => page.cacheId === cacheId && page.filter === filter);
  const exact = ofList.find((page) => page.from === from);
  if (exact !== undefined) return { ...exact, entries: exact.entries.slice(0, count) };
  const elsewhere = ofList[0] ?? null;
  const first = fromFirstEntries(snapshot, interest);
  if (first === null) return elsewhere;
  return first.entries.length > 0 || !isAlive(snapshot.state) ? first : (elsewhere ?? first);
}

function fromFirstEntries(snapshot: SessionSnapshot, interest: EntryWindow): EntryPage | null {
  const { cacheId, filter, from, count } = interest;
  const known = snapshot.entries.find((list) => list.cacheId === cacheId);
  if (known === undefined) return null;
  const wanted = filter.toLowerCase();
  const matching = known.entries.filter(({ key }) => key.toLowerCase().includes(wanted));
  return {
    cacheId,
    filter,
    from,
    entries: matching.slice(from, from + count),
    first: known.entries[0] ?? null,
    // How many of those that were left out match, nobody can say any more.
    matching: matching.length + (filter === '' ? known.leftOut : 0),
  };
}
