import { keyNameText } from '../protocol/keyName';
import type { Span } from '../protocol/page';
import { seenMs, type Residency } from '../protocol/residency';
import type { ChartInput } from './chartData';
import { keyLabel } from './keyLabel';
import { fill } from './locale';
import { isSameEntry, selectionOf, type Selection } from './selection';
import type { LineStyle } from './lineStyle';

/** How many keys are seen at a time. */
export const STAY_ROW_CAP = 10;

/** All stays of one key. */
export interface StayRow extends Selection {
  readonly cacheName: string;
  /** What the key is called. */
  readonly label: string;
  /** Oldest first. */
  readonly stays: readonly Residency[];
  readonly style: LineStyle;
}

/** The keys in the time that is shown, the one that is seen longest first; of several, the one that came last. */
export interface StayRows {
  readonly all: readonly StayRow[];
  /** The place of the first one that is seen. */
  readonly from: number;
  readonly selection: Selection | null;
  /** Where stays that have not ended have come to. */
  readonly nowMs: number;
}

/** The rows that are seen. */
export function seenRows({ all, from }: StayRows): readonly StayRow[] {
  return all.slice(from, from + STAY_ROW_CAP);
}

/** The stay that is nearest to a time, and near enough; of some at the same time, the newest. */
export function stayAt({ stays }: StayRow, atMs: number, withinMs: number): Residency | undefined {
  const away = ({ fromMs, toMs }: Residency): number => Math.max(fromMs - atMs, atMs - (toMs ?? atMs), 0);
  const near = stays.filter((stay) => away(stay) <= withinMs).sort((a, b) => away(a) - away(b) || b.fromMs - a.fromMs);
  return near[0];
}

/** Gathers the stays by key; the selected one is among those that are seen. */
export function stayRows(
  { state, chosen, span, selection, locale }: ChartInput,
  styleOf: (index: number) => LineStyle,
): StayRows {
  const caches = new Map(
    chosen.map(({ cache, index }) => [
      cache.id,
      { name: cache.name, isPool: cache.type === 'pool', style: styleOf(index) },
    ]),
  );
  const rows = new Map<string, Residency[]>();
  for (const stay of state.residencies.all) {
    if (!caches.has(stay.cacheId) || stay.fromMs > span.toMs || (stay.toMs ?? span.toMs) < span.fromMs) continue;
    const id = `${stay.cacheId} ${keyNameText(stay)}`;
    const row = rows.get(id);
    if (row === undefined) rows.set(id, [stay]);
    else row.push(stay);
  }
  const all = [...rows.values()].flatMap((stays): StayRow[] => {
    const [first] = stays;
    const cache = first && caches.get(first.cacheId);
    if (first === undefined || cache === undefined) return [];
    const label = cache.isPool ? fill(locale.strings.slot, first.key) : keyLabel(first);
    return [{ ...selectionOf(first.cacheId, first), cacheName: cache.name, label, stays, style: cache.style }];
  });
  const nowMs = Math.max(state.points.atMs.at(-1) ?? 0, state.snapshot?.elapsedMs ?? 0);
  const length = new Map(all.map((row) => [row, seenOf(row, span, nowMs)]));
  const fromMs = ({ stays }: StayRow): number => stays.at(-1)?.fromMs ?? 0;
  all.sort((a, b) => (length.get(b) ?? 0) - (length.get(a) ?? 0) || fromMs(b) - fromMs(a));
  const at = all.findIndex((row) => isSameEntry(row, selection));
  return { all, from: Math.max(0, at - STAY_ROW_CAP + 1), selection, nowMs };
}

function seenOf({ stays }: StayRow, span: Span, nowMs: number): number {
  return stays.reduce((sum, stay) => sum + seenMs(stay, span, nowMs), 0);
}
