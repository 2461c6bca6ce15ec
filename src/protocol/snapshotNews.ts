import type { PageSnapshot } from './page';

/** The lists that change seldom, beside the many numbers that always do. */
const SELDOM_CHANGED = ['steps', 'checks', 'measurements', 'references', 'leaks'] as const;
type SeldomChanged = (typeof SELDOM_CHANGED)[number];

/** A newer snapshot for one who has an older one of the same session: without what that one has already. */
export type SnapshotNews = Omit<PageSnapshot, SeldomChanged> &
  /** Missing where it is as before. */
  Partial<Pick<PageSnapshot, SeldomChanged>>;

/** What `after` has that `before`, an older snapshot of the same session, has not. O(length of the lists). */
export function newsSince(before: PageSnapshot, after: PageSnapshot): SnapshotNews {
  const { steps, checks, measurements, references, leaks, ...rest } = after;
  const lists = { steps, checks, measurements, references, leaks };
  const changed = SELDOM_CHANGED.filter((name) => !areSame(before[name], after[name]));
  return { ...rest, ...Object.fromEntries(changed.map((name) => [name, lists[name]])) };
}

/** The snapshot of which `news` are the news since `before`: the inverse of {@link newsSince}. */
export function withNews(before: PageSnapshot, news: SnapshotNews): PageSnapshot {
  const { steps, checks, measurements, references, leaks } = before;
  return { steps, checks, measurements, references, leaks, ...news };
}

/** The items themselves are never changed, so it is enough that they are the same ones. */
function areSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
