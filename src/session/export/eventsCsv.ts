import { csvText } from './csv';
import type { ExportedSession } from './sessionExport';

const HEADER = ['id', 'atMs', 'cacheId', 'cache', 'key', 'cause', 'hits', 'idleMs', 'ageMs'];

/** The kept removals as a table, oldest first. O(events). */
export function eventsCsv({ events }: Pick<ExportedSession, 'events'>): string {
  return csvText(
    HEADER,
    events
      .after(0)
      .map((event) => [
        event.id,
        event.atMs,
        event.cacheId,
        event.cacheName,
        event.key,
        event.cause,
        event.hits,
        event.idleMs,
        event.ageMs,
      ]),
  );
}
