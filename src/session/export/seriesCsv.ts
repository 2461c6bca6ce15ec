import type { CacheSeries } from '../../protocol/page';
import { csvText, type Cell } from './csv';
import type { ExportedSession } from './sessionExport';

/**
 * The kept history as a table: a row for each moment; the columns of a cache have its name and, because names are not
 * unique, its number. Counts are of what happened since the row before. O(moments · columns).
 */
export function seriesCsv({ series, snapshot }: Pick<ExportedSession, 'series' | 'snapshot'>): string {
  const { atMs, heapUsedBytes, weakAlive, caches } = series.since(0);
  const names = new Map(snapshot.caches.map(({ id, name }) => [id, name]));
  const columns = [
    column('atMs', atMs),
    column('heapUsedBytes', heapUsedBytes),
    column('weakAlive', weakAlive),
    ...caches.flatMap((cache) => cacheColumns(`${names.get(cache.cacheId) ?? ''}#${cache.cacheId}`, cache)),
  ];
  return csvText(
    columns.map(({ title }) => title),
    rowsOf(columns, atMs.length),
  );
}

interface Column {
  readonly title: string;
  readonly values: readonly Cell[];
}

function column(title: string, values: readonly Cell[]): Column {
  return { title, values };
}

function cacheColumns(name: string, cache: CacheSeries): Column[] {
  const { cacheId: _, removals, ...columns } = cache;
  return [
    ...Object.entries(columns).map(([title, values]) => column(`${name} ${title}`, values)),
    ...Object.entries(removals).map(([cause, values]) => column(`${name} removals.${cause}`, values)),
  ];
}

function* rowsOf(columns: readonly Column[], length: number): Iterable<Cell[]> {
  for (let row = 0; row < length; row++) yield columns.map(({ values }) => values[row]);
}
