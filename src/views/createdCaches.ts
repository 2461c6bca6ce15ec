import { isAlive, type CacheSnapshot, type SessionSnapshot } from '../protocol/snapshot';

/** A cache that a line of a source has created, and the session in which it did. */
export interface CreatedCache {
  readonly snapshot: SessionSnapshot;
  readonly cache: CacheSnapshot;
}

/**
 * The caches that the lines of one source have created, by line from 1. A line may have been run in several sessions: of
 * those, the newest that runs counts, or else the newest. `isShown` tells whether a file is that source; it is asked once
 * for each file.
 */
export function createdCaches(
  snapshots: readonly SessionSnapshot[],
  isShown: (file: string) => boolean,
): ReadonlyMap<number, readonly CreatedCache[]> {
  const answers = new Map<string, boolean>();
  const isHere = (file: string): boolean => {
    const answer = answers.get(file) ?? isShown(file);
    answers.set(file, answer);
    return answer;
  };
  const found = new Map<number, CreatedCache[]>();
  for (const snapshot of [...snapshots].sort(newestLiveFirst)) {
    for (const cache of snapshot.caches) {
      if (cache.place === null || !isHere(cache.place.file)) continue;
      const before = found.get(cache.place.line);
      if (before === undefined) found.set(cache.place.line, [{ snapshot, cache }]);
      else if (before[0]?.snapshot === snapshot) before.push({ snapshot, cache });
    }
  }
  return found;
}

function newestLiveFirst(a: SessionSnapshot, b: SessionSnapshot): number {
  return Number(isAlive(b.state)) - Number(isAlive(a.state)) || b.sessionId - a.sessionId;
}
