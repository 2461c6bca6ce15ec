import { isAlive, type CacheSnapshot, type SessionSnapshot } from '../protocol/snapshot';

/** A cache that a line of a source has created, and the session in which it did. */
export interface CreatedCache {
  readonly snapshot: SessionSnapshot;
  readonly cache: CacheSnapshot;
}

/**
 * The caches that the lines of one source have created, by line from 1. A line may have been run in several sessions: of
 * those, one that runs counts before one that has ended, then the one that the user is at, then the newest. `isShown` tells whether a file is that source; it is asked once
 * for each file.
 */
export function createdCaches(
  snapshots: readonly SessionSnapshot[],
  isShown: (file: string) => boolean,
  currentId?: number,
): ReadonlyMap<number, readonly CreatedCache[]> {
  const answers = new Map<string, boolean>();
  const isHere = (file: string): boolean => {
    const answer = answers.get(file) ?? isShown(file);
    answers.set(file, answer);
    return answer;
  };
  const found = new Map<number, CreatedCache[]>();
  for (const snapshot of [...snapshots].sort(
    (a, b) => rank(b, currentId) - rank(a, currentId) || b.sessionId - a.sessionId,
  )) {
    for (const cache of snapshot.caches) {
      if (cache.place === null || !isHere(cache.place.file)) continue;
      const before = found.get(cache.place.line);
      if (before === undefined) found.set(cache.place.line, [{ snapshot, cache }]);
      else if (before[0]?.snapshot === snapshot) before.push({ snapshot, cache });
    }
  }
  return found;
}

function rank({ state, sessionId }: SessionSnapshot, currentId: number | undefined): number {
  return (isAlive(state) ? 2 : 0) + (sessionId === currentId ? 1 : 0);
}
