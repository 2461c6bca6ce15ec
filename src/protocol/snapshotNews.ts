import type { RemovalEvent, SessionSnapshot } from './snapshot';

/** The lists that change seldom, beside the many numbers that always do. */
const SELDOM_CHANGED = ['steps', 'checks', 'measurements', 'references'] as const;
type SeldomChanged = (typeof SELDOM_CHANGED)[number];

/** A newer snapshot for one who has an older one of the same session: without what that one has already. */
export type SnapshotNews = Omit<SessionSnapshot, SeldomChanged | 'events'> &
  /** Missing where it is as before. */
  Partial<Pick<SessionSnapshot, SeldomChanged>> & {
    /** How many of the older snapshot's events, its newest ones, are still listed. */
    readonly eventsKept: number;
    /** Those that come after them. */
    readonly events: readonly RemovalEvent[];
  };

/** What `after` has that `before`, an older snapshot of the same session, has not. O(length of the lists). */
export function newsSince(before: SessionSnapshot, after: SessionSnapshot): SnapshotNews {
  const { steps, checks, measurements, references, events, ...rest } = after;
  const lists = { steps, checks, measurements, references };
  const changed = SELDOM_CHANGED.filter((name) => !areSame(before[name], after[name]));
  const oldestId = events[0]?.id;
  const from = before.events.findIndex(({ id }) => id === oldestId);
  const eventsKept = from === -1 ? 0 : before.events.length - from;
  return {
    ...rest,
    ...Object.fromEntries(changed.map((name) => [name, lists[name]])),
    eventsKept,
    events: events.slice(eventsKept),
  };
}

/** The snapshot of which `news` are the news since `before`: the inverse of {@link newsSince}. */
export function withNews(before: SessionSnapshot, { eventsKept, events, ...news }: SnapshotNews): SessionSnapshot {
  const { steps, checks, measurements, references } = before;
  const kept = before.events.slice(before.events.length - eventsKept);
  return { steps, checks, measurements, references, ...news, events: [...kept, ...events] };
}

/** The items themselves are never changed, so it is enough that they are the same ones. */
function areSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
