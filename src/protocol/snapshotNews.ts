import type { PageSnapshot } from './page';
import { hitRate, type CacheSnapshot } from './snapshot';

/** What changes seldom, beside the many numbers that always do. */
const SELDOM_CHANGED = [
  'steps',
  'currentStep',
  'checks',
  'measurements',
  'references',
  'parameters',
  'leaks',
] as const satisfies readonly (keyof PageSnapshot)[];
type SeldomChanged = (typeof SELDOM_CHANGED)[number];

/** What has changed of one cache: all of one that is new, else only members that are others. */
export type CacheNews =
  | { readonly whole: CacheSnapshot }
  | {
      readonly id: number;
      /** Without `hitRate`, which follows from the counters. */
      readonly parts: Partial<Omit<CacheSnapshot, 'id' | 'hitRate' | 'removals'>>;
      /** The causes whose counts are others. */
      readonly removals?: Partial<CacheSnapshot['removals']>;
    };

/** A newer snapshot for one who has an older one of the same session: without what that one has already. */
export type SnapshotNews = Omit<PageSnapshot, SeldomChanged | 'caches'> &
  /** Missing where it is as before. */
  Partial<Pick<PageSnapshot, SeldomChanged>> & {
    /** Those that have changed. */
    readonly caches: readonly CacheNews[];
    /** All caches there are, in order; missing where they are the same ones as before. */
    readonly cacheIds?: readonly number[];
  };

/** What `after` has that `before`, an older snapshot of the same session, has not. O(length of the lists). */
export function newsSince(before: PageSnapshot, after: PageSnapshot): SnapshotNews {
  const { steps, currentStep, checks, measurements, references, parameters, leaks, caches, ...rest } = after;
  const seldom = { steps, currentStep, checks, measurements, references, parameters, leaks };
  const changed = SELDOM_CHANGED.filter((name) => !isSame(before[name], after[name]));
  const known = new Map(before.caches.map((cache) => [cache.id, cache]));
  const cacheIds = caches.map(({ id }) => id);
  const hasOthers = !isSame(
    before.caches.map(({ id }) => id),
    cacheIds,
  );
  return {
    ...rest,
    ...Object.fromEntries(changed.map((name) => [name, seldom[name]])),
    caches: caches
      .filter((cache) => known.get(cache.id) !== cache)
      .map((cache) => cacheNews(known.get(cache.id), cache)),
    ...(hasOthers ? { cacheIds } : {}),
  };
}

/** The snapshot of which `news` are the news since `before`: the inverse of {@link newsSince}. */
export function withNews(before: PageSnapshot, news: SnapshotNews): PageSnapshot {
  const { steps, currentStep, checks, measurements, references, parameters, leaks } = before;
  const { caches, cacheIds, ...rest } = news;
  const known = new Map(before.caches.map((cache) => [cache.id, cache]));
  for (const item of caches) {
    if ('whole' in item) known.set(item.whole.id, item.whole);
    else {
      const cache = known.get(item.id);
      if (cache !== undefined) known.set(item.id, withParts(cache, item));
    }
  }
  const ids = cacheIds ?? before.caches.map(({ id }) => id);
  return {
    ...{ steps, currentStep, checks, measurements, references, parameters, leaks },
    ...rest,
    caches: ids.flatMap((id) => known.get(id) ?? []),
  };
}

function cacheNews(before: CacheSnapshot | undefined, after: CacheSnapshot): CacheNews {
  // A member that is no more cannot be told as a part.
  if (before === undefined || Object.keys(before).some((name) => !(name in after))) return { whole: after };
  const { id, hitRate: _, removals, ...members } = after;
  const parts = changedMembers({ ...before }, members);
  const counts = changedMembers(before.removals, removals);
  return { id, parts, ...(Object.keys(counts).length === 0 ? {} : { removals: counts }) };
}

function withParts(before: CacheSnapshot, { parts, removals }: Extract<CacheNews, { id: number }>): CacheSnapshot {
  const after = { ...before, ...parts, removals: { ...before.removals, ...removals } };
  return { ...after, hitRate: hitRate(after.hits, after.misses) };
}

function changedMembers<T extends object>(before: Readonly<Record<string, unknown>>, after: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSame(before[name], value)),
  ) as Partial<T>;
}

/** Items of lists are never changed and mostly the same ones; what was made anew is compared as JSON. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((item, index) => isSame(item, after[index]));
  }
  return JSON.stringify(before) === JSON.stringify(after);
}
