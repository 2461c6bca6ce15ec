import type { Family } from './offers';
import type { Ratio } from './ratio';
import type { FigureResult, PeerResult } from './results';

const tables: readonly { readonly title: string; readonly families: readonly Family[] }[] = [
  { title: 'LruCache', families: ['lru'] },
  { title: 'TtlCache', families: ['ttl'] },
  { title: 'memoize', families: ['memo1', 'memo2', 'unboundedMemo1', 'unboundedMemo2'] },
  { title: 'ObjectPool', families: ['syncPool', 'asyncPool'] },
  { title: 'WeakValueMap', families: ['weak'] },
];

/** A Markdown table for each class that was measured, and below it what its peers do not promise. */
export function tablesOf(results: readonly FigureResult[]): string {
  return tables
    .map(({ title, families }) => ({ title, rows: results.filter(({ family }) => families.includes(family)) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => tableOf(title, rows))
    .join('\n\n');
}

const counting = 'counts hits and misses, as Hitrate does';

function tableOf(title: string, rows: readonly FigureResult[]): string {
  const marks = new Map<string, number>();
  const markOf = (note: string): number => {
    if (!marks.has(note)) marks.set(note, marks.size + 1);
    return marks.get(note)!;
  };
  const all = rows.flatMap(({ peers }) => peers);
  const columns = [...new Set(all.map(({ name }) => name))].map((name) => {
    const same = all.filter((peer) => peer.name === name);
    const notes = new Set(same.flatMap(({ lacks, counts }) => [...(lacks ?? []), ...(counts ? [counting] : [])]));
    const suffix = notes.size === 0 ? '' : ` (${[...notes].map(markOf).join(', ')})`;
    return { name, title: `${same[0]!.title}${suffix}` };
  });
  const lines = [
    [title, 'Hitrate', ...columns.map((column) => column.title), 'required'],
    ['---', ...columns.map(() => '--:'), '--:', '--:'],
    ...rows.map((row) => [
      row.title,
      amountOf(row),
      ...columns.map(({ name }) =>
        cellOf(
          row,
          row.peers.find((peer) => peer.name === name),
        ),
      ),
      requiredOf(row),
    ]),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const legend = [...marks].map(([note, mark]) => `(${mark}) ${note}`).join('; ');
  return legend === '' ? table : `${table}\n\n${legend}.`;
}

function amountOf({ ours, unit }: FigureResult): string {
  const digits = ours < 10 ? 1 : 0;
  return unit === 'ns' ? `${ours.toFixed(digits)} ns` : `${ours.toFixed(digits)} B`;
}

function cellOf(row: FigureResult, peer: PeerResult | undefined): string {
  if (peer === undefined) return '–';
  const { median, low, high } = peer.ratio;
  const text = peer.name === row.fastest?.name ? `**${short(median)}**` : short(median);
  return low === high ? text : `${text} (${short(low)}–${short(high)})`;
}

function requiredOf({ fastest, required, than, isReached }: FigureResult): string {
  if (than === undefined) return '–';
  const mark = isReached ? '✓' : '✗';
  return than === fastest ? `${required} ${mark}` : `${than.title} ${required} ${mark}`;
}

function short(ratio: Ratio['median']): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0);
}
