import type { RemovalCause } from './causeGlyph';
import type { ChosenCache } from './chartData';
import { selectionOf, type Selection } from './selection';
import type { PageState } from './store';

/** The causes for which the cache itself let go of an entry; Caffeine's `wasEvicted`. */
const EVICTIONS: readonly RemovalCause[] = ['size', 'expired', 'collected'];

/** The point before (or after) a time at which the cache let go of something by itself; with no time, the last one. */
export function nextEviction(
  { points }: PageState,
  chosen: readonly ChosenCache[],
  atMs: number | undefined,
  by: -1 | 1,
): number | undefined {
  const columns = chosen.flatMap(({ cache }) =>
    EVICTIONS.flatMap((cause) => {
      const counts = points.caches.get(cache.id)?.removals.get(cause);
      return counts === undefined ? [] : [counts];
    }),
  );
  const times = points.atMs.filter((_, i) => columns.some((counts) => (counts[i] ?? 0) > 0));
  if (atMs === undefined) return times.at(-1);
  return by === 1 ? times.find((time) => time > atMs) : times.filter((time) => time < atMs).at(-1);
}

/** The entry whose removal is nearest to a time, and near enough. */
export function nearestRemoval(
  { residencies, view }: PageState,
  chosen: readonly ChosenCache[],
  atMs: number,
  withinMs: number,
): Selection | null {
  const ids = new Set(chosen.map(({ cache }) => cache.id));
  const stays = residencies.all.flatMap((stay) =>
    stay.toMs === null ? [] : [{ ...selectionOf(stay.cacheId, stay), atMs: stay.toMs }],
  );
  let [nearest, distance]: [Selection | null, number] = [null, withinMs];
  for (const removal of [...stays, ...(view.events?.rows ?? [])]) {
    const away = Math.abs(removal.atMs - atMs);
    if (!ids.has(removal.cacheId) || away > distance) continue;
    [nearest, distance] = [selectionOf(removal.cacheId, removal), away];
  }
  return nearest;
}
