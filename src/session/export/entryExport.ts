import { isSameKey, keyNameOf, type KeyName } from '../../protocol/keyName';
import type { EntrySample } from '../../protocol/probe';
import type { Residency } from '../../protocol/residency';
import type { Session } from '../session';

/** All that is known of one key of a cache. */
export interface EntryExport extends KeyName {
  readonly cache: string;
  /** `null` when it is not in the cache, or not among the entries that were told last. */
  readonly entry: EntrySample | null;
  /** The newest first. */
  readonly stays: readonly Residency[];
}

export function exportEntry(
  { snapshot, residencies }: Pick<Session, 'snapshot' | 'residencies'>,
  cacheId: number,
  name: KeyName,
): EntryExport {
  const ofCache = <T extends { readonly cacheId: number }>(lists: readonly T[]): T[] =>
    lists.filter((list) => list.cacheId === cacheId);
  const told = [
    ...ofCache(snapshot.windows).flatMap(({ entries, first }) => (first === null ? entries : [first, ...entries])),
    ...ofCache(snapshot.entries).flatMap(({ entries }) => entries),
  ];
  return {
    cache: snapshot.caches.find(({ id }) => id === cacheId)?.name ?? '',
    ...keyNameOf(name),
    entry: told.find((entry) => isSameKey(entry, name)) ?? null,
    stays: residencies.history(cacheId, name),
  };
}
